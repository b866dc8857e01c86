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
    private readonly List<ReadOnlyMemory<char>> fields = [];
    private CsvParser? parser;

    /// <summary>The fields of one complete record, in a list that the next record is put into.</summary>
    public List<ReadOnlyMemory<char>> Fields(ReadOnlyMemory<char> record)
    {
        fields.Clear();
        var text = record.Span;
        for (var at = 0; at <= record.Length;)
        {
            var end = End(text, at, out var isPlain);
            var field = record.Slice(at, end - at);
            fields.Add(isPlain ? field : Unquoted(field));
            at = end + 1;
        }

        return fields;
    }

    public void Dispose()
    {
        parser?.Dispose();
        feed.Dispose();
    }

    /// <summary>The same of a record without quotes: there is nothing to take apart but the separators.</summary>
    public List<ReadOnlyMemory<char>> PlainFields(ReadOnlyMemory<char> record)
    {
        fields.Clear();
        var text = record.Span;
        var at = 0;
        for (var length = text.IndexOf(delimiter); length >= 0; length = text.Slice(at).IndexOf(delimiter))
        {
            fields.Add(record.Slice(at, length));
            at += length + 1;
        }

        fields.Add(record.Slice(at));
        return fields;
    }

    // Where the value that begins at a place ends. Behind a closing quote anything but a separator makes the value a plain one, whose quotes enclose nothing.
    private int End(ReadOnlySpan<char> record, int at, out bool isPlain)
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

    private ReadOnlyMemory<char> Unquoted(ReadOnlyMemory<char> field)
    {
        if (field.Length > 1 && field.Span[field.Length - 1] == '"')
        {
            var inner = field.Slice(1, field.Length - 2);
            if (inner.Span.IndexOf('"') < 0) return inner;
            // Each of the quotes within is doubled, or it is no quoted value.
            var text = inner.ToString();
            if (text.Replace("\"\"", "").IndexOf('"') < 0) return text.Replace("\"\"", "\"").AsMemory();
        }

        parser ??= Create();
        feed.Offer(field.ToString());
        return parser.Read() && parser.Count > 0 ? parser[0].AsMemory() : default;
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
