namespace Sdc;

/// <summary>One line of a text file.</summary>
/// <param name="Text">The line without its end; only its beginning when it is too long. It may stand in the reader's buffer, and is then gone when the next line is read.</param>
/// <param name="Number">Number of the line, from 1.</param>
/// <param name="IsTooLong">Whether the rest of the line was thrown away.</param>
/// <param name="IsEnded">Whether a line end follows; false for a last line that may have been cut off.</param>
internal readonly record struct TextLine(ReadOnlyMemory<char> Text, long Number, bool IsTooLong, bool IsEnded)
{
    /// <summary>What <see cref="CsvRecordReader"/> found of a line that may be looked at many times: whether a quoted value that is open at its beginning is open at its end; null before it looked.</summary>
    public bool? StaysInQuotes { get; init; }

    /// <summary>The same with a text of its own, to be kept while others are read.</summary>
    public TextLine Kept() => this with { Text = Text.ToString().AsMemory() };
}
