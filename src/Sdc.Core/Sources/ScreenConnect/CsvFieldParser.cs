using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Sdc;

/// <summary>Takes single records apart with CsvHelper, one parser for all of them.</summary>
internal sealed class CsvFieldParser : IDisposable
{
    private readonly Feed feed = new();
    private readonly CsvParser parser;

    public CsvFieldParser(char delimiter) => parser = new CsvParser(feed, new CsvConfiguration(CultureInfo.InvariantCulture)
    {
        Delimiter = delimiter.ToString(),
        NewLine = "\n",
        Mode = CsvMode.RFC4180,
        IgnoreBlankLines = false,
        // A quote within an unquoted value (a 24" screen) is a character like any other.
        BadDataFound = null,
    });

    /// <summary>The fields of one complete record.</summary>
    public string[] Fields(string record)
    {
        feed.Offer(record);
        return parser.Read() ? parser.Record ?? [] : [];
    }

    public void Dispose()
    {
        parser.Dispose();
        feed.Dispose();
    }

    // Hands out one record at a time with a line end behind it: the parser then never asks for more, and can be used for the next.
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
