namespace Sdc;

/// <summary>
/// Reads the records of a CSV file one by one. A record that is not whole costs its first line only: reading goes on with the next,
/// so that one stray quote does not swallow the good records behind it.
/// </summary>
internal sealed class CsvRecordReader(TextReader text) : IDisposable
{
    /// <summary>A longer record is no connection; the limit bounds what a hostile file makes us hold.</summary>
    public const int MaxLength = 1024 * 1024;

    // Bounds how often the same lines are looked at when quotes are not closed.
    private const int MaxLines = 100;

    private readonly LineReader lines = new(text, MaxLength);
    private readonly Stack<TextLine> putBack = new();
    private readonly List<TextLine> rest = [];
    private CsvFieldParser? parser;
    private char delimiter;

    /// <summary>The next record that is not blank, or null at the end; the one before is gone then. The first one tells what the fields are separated by.</summary>
    public CsvRecord? Next(CancellationToken cancellation)
    {
        TextLine first;
        do
        {
            if (NextLine(cancellation) is not { } line) return null;
            first = line;
        }
        while (first.Text.Span.IsWhiteSpace() && !first.IsTooLong);

        var written = first.Text.Span;
        if (parser is null)
        {
            delimiter = DelimiterOf(written);
            parser = new CsvFieldParser(delimiter);
        }

        if (first.IsTooLong) return Faulty(first, FormattableString.Invariant($"The line is longer than {MaxLength} characters."));
        if (written.IndexOf('\0') >= 0) return Faulty(first, "The line holds NUL characters: the file is damaged here, or not text.");
        if (written.IndexOf('"') < 0) return new CsvRecord(first.Text, first.Number, first.IsEnded, null, parser.PlainFields(first.Text));
        if (!EndsInQuotes(written, false)) return new CsvRecord(first.Text, first.Number, first.IsEnded, null, parser.Fields(first.Text));
        return Continue(first.Kept(), cancellation);
    }

    public void Dispose()
    {
        lines.Dispose();
        parser?.Dispose();
    }

    private CsvRecord Continue(TextLine first, CancellationToken cancellation)
    {
        rest.Clear();
        var length = first.Text.Length;
        while (rest.Count < MaxLines && NextLine(cancellation) is { } next)
        {
            // A value that is never closed has the lines behind it looked at again and again, each from the one before.
            var line = next.StaysInQuotes is null ? next.Kept() with { StaysInQuotes = EndsInQuotes(next.Text.Span, true) } : next;
            rest.Add(line);
            length += line.Text.Length + 1;
            if (line.IsTooLong || length > MaxLength || (line.StaysInQuotes == false && line.Text.Span.IndexOf('\0') >= 0)) break;
            if (line.StaysInQuotes == true) continue;
            var whole = (first.Text + "\n" + string.Join("\n", rest.Select(part => part.Text))).AsMemory();
            return new CsvRecord(whole, first.Number, line.IsEnded, null, parser!.Fields(whole));
        }

        for (var index = rest.Count - 1; index >= 0; index--) putBack.Push(rest[index]);
        return Faulty(first, "A quoted value begins and is not closed.");
    }

    private TextLine? NextLine(CancellationToken cancellation) => putBack.Count > 0 ? putBack.Pop() : lines.Next(cancellation);

    private bool EndsInQuotes(ReadOnlySpan<char> line, bool startsInQuotes)
    {
        if (line.IndexOf('"') < 0) return startsInQuotes;
        var inQuotes = startsInQuotes;
        var isQuoted = startsInQuotes;
        var atStart = !startsInQuotes;
        foreach (var character in line)
        {
            if (character == '"')
            {
                isQuoted |= atStart;
                if (isQuoted) inQuotes = !inQuotes;
                atStart = false;
            }
            else if (character == delimiter && !inQuotes)
            {
                atStart = true;
                isQuoted = false;
            }
            else
            {
                // Behind a closing quote anything but a separator makes the value a plain one, as the parser sees it.
                atStart = false;
                isQuoted &= inQuotes;
            }
        }

        return inQuotes;
    }

    private static char DelimiterOf(ReadOnlySpan<char> header)
    {
        var counts = new Dictionary<char, int> { [','] = 0, [';'] = 0, ['\t'] = 0 };
        var inQuotes = false;
        foreach (var character in header)
        {
            if (character == '"') inQuotes = !inQuotes;
            else if (!inQuotes && counts.ContainsKey(character)) counts[character]++;
        }

        return counts.OrderByDescending(pair => pair.Value).First().Key;
    }

    private static CsvRecord Faulty(TextLine line, string fault) => new(line.Text, line.Number, line.IsEnded, fault, []);
}
