using System.Globalization;

namespace Sdc;

/// <summary>Names of session files: <c>{UTC start yyyy-MM-dd}_{source, . as _}_{session_id}.json</c>.</summary>
internal static class SessionFileName
{
    public const string Extension = ".json";

    private const string UnknownDate = "UNKNOWN-DATE";

    public static string Of(Session session) =>
        (session.Insights.SessionStartTimeUtc?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? UnknownDate)
        + SourcePart(session.Meta.SourceSystem) + Safe(session.Meta.SessionId) + Extension;

    /// <summary>True for the file of that session, by its name alone.</summary>
    public static bool IsOf(string fileName, string sessionId) =>
        fileName.EndsWith("_" + Safe(sessionId) + Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>True unless the name says that the file is of another source.</summary>
    public static bool MayBeOfSource(string fileName, string source) => fileName.IndexOf(SourcePart(source), StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>The UTC day of the start; null where the name tells none.</summary>
    public static DateTime? Day(string fileName) =>
        fileName.Length > 10 && DateTime.TryParseExact(fileName.Substring(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string SourcePart(string source) => "_" + Safe(source) + "_";

    // Ids and sources come from files that anybody may have written: nothing of them may lead out of the folder.
    private static string Safe(string text) =>
        new(text.Take(100).Select(letter => letter is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '-' or '_' ? letter : '_').ToArray());
}
