using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Sdc.Tests.Sources.ScreenConnect;

/// <summary>CSV read the plain way: the whole text at hand, and a text made of every line and every value. What <see cref="CsvRecordReader"/> reads must be the same.</summary>
internal sealed class PlainCsv(string text)
{
    private readonly List<PlainLine> lines = Lines(text);
    private char delimiter;

    public List<PlainRecord> Read()
    {
        var records = new List<PlainRecord>();
        for (var at = 0; at < lines.Count; at++)
        {
            var line = lines[at];
            if (string.IsNullOrWhiteSpace(line.Text) && !line.IsTooLong) continue;
            if (records.Count == 0) delimiter = DelimiterOf(line.Text);
            var (last, whole) = (at, line.Text);
            var fault = line.IsTooLong ? "The line is longer than 1048576 characters." : line.Text.Contains('\0') ? "The line holds NUL characters: the file is damaged here, or not text." : null;
            if (fault is null && EndsInQuotes(whole) && !TryContinue(ref last, ref whole)) fault = "A quoted value begins and is not closed.";
            records.Add(fault is null ? new(whole, at + 1, lines[last].IsEnded, null, Values(whole).Values.ConvertAll(Unquoted)) : new(line.Text, at + 1, line.IsEnded, fault, []));
            if (fault is null) at = last;
        }

        return records;
    }

    private bool TryContinue(ref int last, ref string whole)
    {
        var begun = whole;
        for (var count = 1; count <= 100 && last + count < lines.Count; count++)
        {
            var next = lines[last + count];
            begun += "\n" + next.Text;
            if (next.IsTooLong || begun.Length > CsvRecordReader.MaxLength) return false;
            if (EndsInQuotes(begun)) continue;
            if (next.Text.Contains('\0')) return false;
            (last, whole) = (last + count, begun);
            return true;
        }

        return false;
    }

    private string Unquoted(string field)
    {
        if (!field.StartsWith('"')) return field;
        var inner = field.Length > 1 && field.EndsWith('"') ? field[1..^1] : null;
        if (inner is not null && !inner.Replace("\"\"", "").Contains('"')) return inner.Replace("\"\"", "\"");
        using var parser = new CsvParser(new StringReader(field + "\n"), new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = delimiter.ToString(), NewLine = "\n", Mode = CsvMode.RFC4180, IgnoreBlankLines = false, BadDataFound = null });
        return parser.Read() && parser.Count > 0 ? parser[0] : "";
    }

    private bool EndsInQuotes(string record) => Values(record).IsOpen;

    // The values as they are written, and whether the last of them is quoted and not closed.
    private (List<string> Values, bool IsOpen) Values(string record)
    {
        var (values, start) = (new List<string>(), 0);
        var (atStart, isQuoted, inQuotes) = (true, false, false);
        for (var at = 0; at < record.Length; at++)
        {
            isQuoted = record[at] == '"' ? isQuoted || atStart : isQuoted && inQuotes;
            inQuotes ^= record[at] == '"' && isQuoted;
            atStart = record[at] == delimiter && !inQuotes;
            if (!atStart) continue;
            values.Add(record.Substring(start, at - start));
            start = at + 1;
        }

        values.Add(record.Substring(start));
        return (values, inQuotes);
    }

    private static char DelimiterOf(string header)
    {
        var outside = string.Concat(header.Split('"').Where((_, index) => index % 2 == 0));
        return new[] { ',', ';', '\t' }.OrderByDescending(one => outside.Count(character => character == one)).First();
    }

    private static List<PlainLine> Lines(string text)
    {
        var lines = new List<PlainLine>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.AsSpan(start).IndexOfAny('\r', '\n') is >= 0 and var length ? start + length : text.Length;
            var isTooLong = end - start > CsvRecordReader.MaxLength;
            lines.Add(new(text.Substring(start, isTooLong ? CsvRecordReader.MaxLength : end - start), isTooLong, end < text.Length));
            start = end + (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
        }

        return lines;
    }

    private sealed record PlainLine(string Text, bool IsTooLong, bool IsEnded);
}
