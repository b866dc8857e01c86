using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Sdc;

/// <summary>
/// Takes single records apart. A value that is quoted wrongly is left to CsvHelper, each by itself: at every such value CsvHelper makes a text of the whole
/// record, which a record of many would take minutes and gigabytes for.
/// </summary>
internal sealed class CsvFieldParser : IDisposable
{
    private readonly char delimiter;
    private readonly Feed feed = new();
    private readonly CsvParser parser;
    private readonly List<string> fields = [];

    public CsvFieldParser(char delimiter)
    {
        this.delimiter = delimiter;
        parser = new CsvParser(feed, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(),
            NewLine = "\n",
            Mode = CsvMode.RFC4180,
            IgnoreBlankLines = false,
            // A quote within an unquoted value (a 24" screen) is a character like any other.
            BadDataFound = null,
        });
    }

    /// <summary>The fields of one complete record.</summary>
    public string[] Fields(string record)
    {
        fields.Clear();
        for (var at = 0; at <= record.Length;)
        {
            var end = End(record, at, out var isPlain);
            var field = record.Substring(at, end - at);
            fields.Add(isPlain ? field : Unquoted(field));
            at = end + 1;
        }

        return [.. fields];
    }

    public void Dispose()
    {
        parser.Dispose();
        feed.Dispose();
    }

    // Where the value that begins at a place ends. Behind a closing quote anything but a separator makes the value a plain one, whose quotes enclose nothing.
    private int End(string record, int at, out bool isPlain)
    {
        isPlain = at == record.Length || record[at] != '"';
        var (inQuotes, isQuoted) = (false, !isPlain);
        for (; at < record.Length; at++)
        {
            if (record[at] == '"') inQuotes ^= isQuoted;
            else if (record[at] == delimiter && !inQuotes) return at;
            else isQuoted &= inQuotes;
        }

        return at;
    }

    private string Unquoted(string field)
    {
        var inner = field.Length > 1 && field[field.Length - 1] == '"' ? field.Substring(1, field.Length - 2) : null;
        if (inner is not null && inner.IndexOf('"') < 0) return inner;
        // Each of the quotes within is doubled, or it is no quoted value.
        if (inner is not null && inner.Replace("\"\"", "").IndexOf('"') < 0) return inner.Replace("\"\"", "\"");
        feed.Offer(field);
        return parser.Read() && parser.Count > 0 ? parser[0] : "";
    }

    // Hands out one value at a time with a line end behind it: the parser then never asks for more, and can be used for the next.
    private sealed class Feed : TextReader
    {
        private string text = "";
        private int position;

        public void Offer(string record)
        {
            text = record + "\n";
            position = 0;
        }

        public override int Read(char[] buffer, int index, int count)
        {
            var length = Math.Min(count, text.Length - position);
            if (length == 0) throw new InvalidOperationException("The parser read beyond its record.");
            text.CopyTo(position, buffer, index, length);
            position += length;
            return length;
        }
    }
}
