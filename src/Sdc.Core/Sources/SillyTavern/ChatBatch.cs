using System.Text;
using System.Text.Json;

namespace Sdc;

/// <summary>
/// A few lines of a chat, read and taken apart together, so that one batch can be read while segments are made of the one before. Holds about half a
/// megabyte of lines, or one that is longer.
/// </summary>
internal sealed class ChatBatch
{
    private const int MostLines = 256;
    private const int MostBytes = 512 * 1024;

    // More than enough for the characters of a raw text that a bad record keeps.
    private const int RawBytes = 8 * 1024;

    private readonly List<ChatLine> lines = [];

    /// <summary>How many lines it holds.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the file ends behind it.</summary>
    public bool IsLast { get; private set; }

    public ChatLine this[int index] => lines[index];

    /// <summary>Fills it with the next lines; blank ones are left out.</summary>
    public void Fill(Utf8Lines source, ChatLineParser parser, string path, CancellationToken cancellation)
    {
        Count = 0;
        for (var bytes = 0; Count < MostLines && bytes < MostBytes; bytes += source.Line.Length)
        {
            IsLast = !source.Next(cancellation);
            if (IsLast) return;
            if (Begin(source.Line) == source.Line.Length) continue;
            if (lines.Count == Count) lines.Add(new ChatLine());
            var line = lines[Count++];
            line.Begin(source.Number);
            line.Problem = Parse(source, parser, path, line);
        }
    }

    private static SourceItem? Parse(Utf8Lines source, ChatLineParser parser, string path, ChatLine line)
    {
        if (source.IsTooLong) return Bad(null, "The line is longer than any message that can be read.");
        var bytes = source.Line.Slice(Begin(source.Line));
        if (bytes[0] != '{') return Bad(null, $"A chat has one JSON object on each line, and this line is {Described(bytes)}.");
        try
        {
            var fault = Parse(bytes, parser, line);
            if (fault is { } known) return Bad(known.Property, known.Reason);
        }
        catch (JsonException error)
        {
            // Half of a header tells as little of the chat as half of a message.
            line.Clear();
            if (!source.IsEnded && ChatLineParser.IsBeginning(bytes)) return new CutRecord(path, source.Number);
            if (ChatLineParser.IsTooDeep(bytes)) return Bad(null, FormattableString.Invariant($"The line is nested deeper than {ChatLineParser.MaxDepth} levels, so it is not read."));
            return Bad(null, FormattableString.Invariant($"The line cannot be read as JSON from its byte {error.BytePositionInLine + 1} on."));
        }

        if (line.IsMessage || line.Header is not null) return null;
        return line.HasMessageParts ? Bad("mes", "The message has no text: mes is missing.") : new SkippedRecord("a line without a message");

        BadRecord Bad(string? property, string reason)
        {
            var raw = Encoding.UTF8.GetString(source.Line.Slice(0, Math.Min(source.Line.Length, RawBytes)).ToArray());
            return new(path, source.Number, property, reason, SourceText.Raw(raw));
        }
    }

    private static (string Property, string Reason)? Parse(ReadOnlySpan<byte> bytes, ChatLineParser parser, ChatLine line)
    {
        try
        {
            return parser.Parse(bytes, line);
        }
        catch (InvalidOperationException)
        {
            // Half a character, as programs leave it that cut a text anywhere, must not cost the message.
            line.Clear();
            var fault = parser.Parse(Utf8Repair.Repaired(bytes), line);
            line.WasRepaired = true;
            return fault;
        }
    }

    // Where the first character stands that is no space; the length of a blank line.
    private static int Begin(ReadOnlySpan<byte> utf8)
    {
        var index = 0;
        while (index < utf8.Length && utf8[index] is (byte)' ' or (byte)'\t' or (byte)'\r') index++;
        return index;
    }

    private static string Described(ReadOnlySpan<byte> bytes) => (char)bytes[0] switch
    {
        '[' => "a list",
        '"' => "a text",
        >= '0' and <= '9' or '-' => "a number",
        't' when bytes.StartsWith("true"u8) => "true or false",
        'f' when bytes.StartsWith("false"u8) => "true or false",
        'n' when bytes.StartsWith("null"u8) => "null",
        '\0' => "NUL characters: the file is damaged here",
        _ => "no JSON",
    };
}
