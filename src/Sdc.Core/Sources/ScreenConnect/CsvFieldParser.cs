using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Sdc;

/// <summary>
/// Takes single records apart. A value that is quoted wrongly is left to CsvHelper, each by itself: at every such value CsvHelper makes a text of the whole
/// record, which a record of many would take minutes and gigabytes for.
/// </summary>
/// <param name="delimiter">What separates values.</param>
internal sealed class CsvFieldParser(char delimiter) : IDisposable
{
    private readonly Feed feed = new();
    private readonly List<string> fields = [];
    private readonly ShortTexts texts = new();
    private CsvParser? parser;

    /// <summary>The fields of one complete record.</summary>
    public string[] Fields(string record)
    {
        fields.Clear();
        for (var at = 0; at <= record.Length;)
        {
            var end = End(record, at, out var isPlain);
            fields.Add(isPlain ? texts.Of(record.AsSpan(at, end - at)) : Unquoted(record.Substring(at, end - at)));
            at = end + 1;
        }

        return [.. fields];
    }

    public void Dispose()
    {
        parser?.Dispose();
        feed.Dispose();
    }

    /// <summary>The fields of a record without quotes: there is nothing to take apart but the separators.</summary>
    public string[] PlainFields(string record)
    {
        fields.Clear();
        var rest = record.AsSpan();
        for (var end = rest.IndexOf(delimiter); end >= 0; end = rest.IndexOf(delimiter))
        {
            fields.Add(texts.Of(rest.Slice(0, end)));
            rest = rest.Slice(end + 1);
        }

        fields.Add(texts.Of(rest));
        return [.. fields];
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
        parser ??= Create();
        feed.Offer(field);
        return parser.Read() && parser.Count > 0 ? parser[0] : "";
    }

    private CsvParser Create() => new(feed, new CsvConfiguration(CultureInfo.InvariantCulture)
    {
        Delimiter = delimiter.ToString(),
        NewLine = "\n",
        Mode = CsvMode.RFC4180,
        IgnoreBlankLines = false,
        // A quote within an unquoted value (a 24" screen) is a character like any other.
        BadDataFound = null,
    });

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
