using System.Text.Json;

namespace Sdc;

/// <summary>A session file that holds no session, or one that only a newer SDC can read; it is left as it is.</summary>
internal sealed class SessionFileException : SdcException
{
    /// <summary>A damaged file.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="cause">What the reader said.</param>
    /// <param name="ailment">What ails it, where that is known.</param>
    public SessionFileException(string file, JsonException cause, string? ailment = null)
        : base("SessionFileDamaged", Describe(file, cause, ailment), cause)
    {
    }

    private SessionFileException(string message)
        : base("SessionFileNewer", message)
    {
    }

    /// <summary>Whether the file is good, and of a newer version of SDC.</summary>
    public bool IsNewer => ErrorId == "SessionFileNewer";

    /// <summary>A file of a newer version.</summary>
    public static SessionFileException Newer(string file, string version) =>
        new($"The session file '{file}' is of schema version {OneLine.Escape(version, 40)}, and this SDC knows {SessionMeta.SchemaMajor}.x: a newer SDC wrote it. It was left as it is and is not counted. Update SDC here.");

    private static string Describe(string file, JsonException cause, string? ailment) =>
        $"The session file '{file}' cannot be read"
        + (ailment is null && cause.LineNumber is { } line ? FormattableString.Invariant($" (line {line + 1}, column {cause.BytePositionInLine + 1})") : "")
        + ": it is damaged" + (ailment is null ? " or no session. " : $" ({ailment}). ")
        + "It was left as it is and is not counted. Mend it, or have Repair-SdcStore (sdc repair) set it aside and save what can be read of it.";
}
