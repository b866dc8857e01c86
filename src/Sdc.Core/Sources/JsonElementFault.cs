using System.Text;
using System.Text.Json;

namespace Sdc;

/// <summary>A part of a file's JSON that cannot be read.</summary>
/// <param name="Line">Line at which it begins; 0 where the whole file is meant.</param>
/// <param name="Reason">What was found, what was not read, what to do.</param>
/// <param name="Raw">The beginning of what was not read; null where there is none.</param>
internal sealed record JsonElementFault(long Line, string Reason, string? Raw)
{
    /// <summary>What to do about broken JSON.</summary>
    public const string Advice = "Mend the file, or export it again.";

    private const int LongestReason = 300;

    /// <summary>What was found broken, and where.</summary>
    /// <param name="error">What the reader said.</param>
    /// <param name="origin">Where the reader's text began in the file.</param>
    /// <param name="begin">Where what is broken begins, for an error that does not say where it is.</param>
    public static string ReasonOf(JsonException error, TextPosition origin, TextPosition begin)
    {
        var cut = error.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var column = error.LineNumber == 0 ? origin.Column : 1;
        var place = error.LineNumber is { } line ? new TextPosition(origin.Line + line, column + (error.BytePositionInLine ?? 0)) : begin;
        // The reader quotes what it found, however long that is.
        return $"The JSON is broken at {place}: {OneLine.Escape(cut < 0 ? error.Message : error.Message.Substring(0, cut), LongestReason)}";
    }

    /// <summary>The beginning of a text.</summary>
    public static string RawOf(ReadOnlySpan<byte> text)
    {
        const int enough = 8000;
        return SourceText.Raw(Encoding.UTF8.GetString(text.Slice(0, Math.Min(text.Length, enough)).ToArray()));
    }

    /// <summary>Names what a value is.</summary>
    public static string Described(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a text",
        JsonTokenType.Number => "a number",
        JsonTokenType.Null => "null",
        _ => "true or false",
    };
}
