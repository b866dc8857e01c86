using System.Globalization;

namespace Sdc;

/// <summary>Names of session files: <c>{UTC start yyyy-MM-dd}_{source, . as _}_{session_id}.json</c>.</summary>
internal static class SessionFileName
{
    public const string Extension = ".json";

    private const string UnknownDate = "UNKNOWN-DATE";

    public static string Of(Session session) => Of(session.Insights.SessionStartTimeUtc?.UtcDateTime, session.Meta.SourceSystem, session.Meta.SessionId);

    /// <summary>The name by what it is made of.</summary>
    public static string Of(DateTime? start, string source, string sessionId) =>
        string.Concat([start?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? UnknownDate, "_", Safe(source), "_", Safe(sessionId), Extension]);

    /// <summary>False when the name says that the file is another session's; a name given by hand says nothing.</summary>
    public static bool MayBeOf(string fileName, string sessionId) =>
        Source(fileName) is not { } source || fileName.EndsWith(SourcePart(source) + Safe(sessionId) + Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>False when the name says that the session's id begins otherwise; a name given by hand says nothing.</summary>
    public static bool MayBegin(string fileName, string beginning) => Parts(fileName) is not { } parts || SessionIdBeginning.Fits(parts.SessionId, Safe(beginning));

    /// <summary>False when the name says that the file is of another source; a name given by hand says nothing.</summary>
    public static bool MayBeOfSource(string fileName, string source) => Source(fileName) is not { } named || string.Equals(named, source, StringComparison.OrdinalIgnoreCase);

    /// <summary>Source and id that a name of our form tells; null for a name given by hand.</summary>
    public static (string Source, string SessionId)? Parts(string fileName)
    {
        if (Source(fileName) is not { } source) return null;
        var name = Path.GetFileNameWithoutExtension(fileName);
        var id = name.Substring(name.IndexOf(SourcePart(source), StringComparison.Ordinal) + SourcePart(source).Length);
        return id.Length == 0 ? null : (source, id);
    }

    /// <summary>The UTC day of the start; null where the name tells none.</summary>
    public static DateTime? Day(string fileName) =>
        fileName.Length > 10 && DateTime.TryParseExact(fileName.Substring(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    // The source that a name of our form tells; null for a name given by hand.
    private static string? Source(string fileName)
    {
        var date = Day(fileName) is not null ? 10 : fileName.StartsWith(UnknownDate, StringComparison.Ordinal) ? UnknownDate.Length : 0;
        return date == 0 ? null : SourceSystem.All.FirstOrDefault(source => string.CompareOrdinal(fileName, date, SourcePart(source), 0, SourcePart(source).Length) == 0);
    }

    private static string SourcePart(string source) => "_" + Safe(source) + "_";

    // Ids and sources come from files that anybody may have written: nothing of them may lead out of the folder.
    private static string Safe(string text)
    {
        Span<char> safe = stackalloc char[Math.Min(text.Length, 100)];
        var isSafe = safe.Length == text.Length;
        for (var at = 0; at < safe.Length; at++)
        {
            var letter = text[at];
            safe[at] = letter is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '-' or '_' ? letter : '_';
            isSafe &= safe[at] == letter;
        }

        return isSafe ? text : safe.ToString();
    }
}
