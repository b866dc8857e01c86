using System.Text.Json;

namespace Sdc;

/// <summary>A session file that holds no session; it is left as it is.</summary>
internal sealed class SessionFileException(string file, JsonException cause) : SdcException("SessionFileDamaged", Describe(file, cause), cause)
{
    private static string Describe(string file, JsonException cause) =>
        $"The session file '{file}' cannot be read"
        + (cause.LineNumber is { } line ? FormattableString.Invariant($" (line {line + 1}, column {cause.BytePositionInLine + 1})") : "")
        + ": it is damaged or no session. It was left as it is and is not counted. Mend it, or move it away and import its source with -Force.";
}
