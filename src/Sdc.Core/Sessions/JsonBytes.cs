using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Sdc;

/// <summary>Bytes of JSON that grow, and texts in them: escaped as <see cref="Utf8JsonWriter"/> with the settings of session files escapes them.</summary>
internal abstract class JsonBytes
{
    private const int ChunkLength = 1024;

    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

#if NET
    private static readonly System.Buffers.SearchValues<byte> PlainBytes = System.Buffers.SearchValues.Create([.. Enumerable.Range(' ', 0x7F - ' ').Select(code => (byte)code).Where(letter => letter is not ((byte)'"' or (byte)'\\'))]);
    private static readonly System.Buffers.SearchValues<char> Plain = System.Buffers.SearchValues.Create([.. Enumerable.Range(' ', 0x7F - ' ').Select(code => (char)code).Where(letter => letter is not ('"' or '\\'))]);
#endif

    protected byte[] bytes = new byte[16 * 1024];
    private char[]? escaped;

    /// <summary>How many bytes are written and not taken yet.</summary>
    public int Length { get; protected set; }

    /// <summary>How many bytes are held.</summary>
    public int Capacity => bytes.Length;

    /// <summary>Hands what is written to a stream.</summary>
    public void FlushTo(Stream stream)
    {
        stream.Write(bytes, 0, Length);
        Length = 0;
    }

    protected void Quoted(string text)
    {
        Need(1);
        bytes[Length++] = (byte)'"';
        for (var at = 0; at < text.Length;)
        {
            var plain = PlainLength(text, at);
            Need(plain + 2);
            Length += Encoding.UTF8.GetBytes(text, at, plain, bytes, Length);
            at += plain;
            if (at == text.Length) break;
            var letter = ShortEscape(text[at]);
            if (letter == 0)
            {
                Escaped(text.AsSpan(at));
                break;
            }

            bytes[Length++] = (byte)'\\';
            bytes[Length++] = letter;
            at++;
        }

        Need(1);
        bytes[Length++] = (byte)'"';
    }

    protected void Quoted(ReadOnlySpan<byte> utf8)
    {
        Need(1);
        bytes[Length++] = (byte)'"';
        while (true)
        {
            var plain = PlainLength(utf8);
            Need(plain + 2);
            utf8.Slice(0, plain).CopyTo(bytes.AsSpan(Length));
            Length += plain;
            utf8 = utf8.Slice(plain);
            if (utf8.Length == 0) break;
            var letter = ShortEscape((char)utf8[0]);
            if (letter == 0)
            {
                utf8 = Escaped(utf8);
                continue;
            }

            bytes[Length++] = (byte)'\\';
            bytes[Length++] = letter;
            utf8 = utf8.Slice(1);
        }

        Need(1);
        bytes[Length++] = (byte)'"';
    }

    private static int PlainLength(ReadOnlySpan<byte> utf8)
    {
#if NET
        var length = utf8.IndexOfAnyExcept(PlainBytes);
        return length < 0 ? utf8.Length : length;
#else
        var at = 0;
        while (at < utf8.Length && utf8[at] is >= (byte)' ' and < 0x7F and not ((byte)'"' or (byte)'\\')) at++;
        return at;
#endif
    }

    private static int PlainLength(string text, int from)
    {
#if NET
        var length = text.AsSpan(from).IndexOfAnyExcept(Plain);
        return length < 0 ? text.Length - from : length;
#else
        var at = from;
        while (at < text.Length && text[at] is >= ' ' and < (char)0x7F and not ('"' or '\\')) at++;
        return at - from;
#endif
    }

    private static byte ShortEscape(char letter) => letter switch
    {
        '"' => (byte)'"',
        '\\' => (byte)'\\',
        '\n' => (byte)'n',
        '\r' => (byte)'r',
        '\t' => (byte)'t',
        '\b' => (byte)'b',
        '\f' => (byte)'f',
        _ => 0,
    };

    // Which letters beyond ASCII stay as they are is the encoder's knowledge.
    private void Escaped(ReadOnlySpan<char> text)
    {
        escaped ??= new char[ChunkLength];
        while (text.Length > 0)
        {
            Encoder.Encode(text, escaped, out var taken, out var written);
            Need(Encoding.UTF8.GetMaxByteCount(written));
            Length += Encoding.UTF8.GetBytes(escaped, 0, written, bytes, Length);
            text = text.Slice(taken);
        }
    }

    // The same of the letters up to the next plain one; returns what follows them.
    private ReadOnlySpan<byte> Escaped(ReadOnlySpan<byte> utf8)
    {
        var end = 1;
        while (end < utf8.Length && end < ChunkLength && utf8[end] >= 0x80) end++;
        // A letter is not cut in two.
        while (end < utf8.Length && (utf8[end] & 0xC0) == 0x80) end++;
        // At most six bytes (\u001B) become of one.
        Need(6 * end);
        Encoder.EncodeUtf8(utf8.Slice(0, end), bytes.AsSpan(Length), out _, out var written);
        Length += written;
        return utf8.Slice(end);
    }

    protected void Need(int more)
    {
        if (bytes.Length - Length < more) Array.Resize(ref bytes, Math.Max(2 * bytes.Length, Length + more));
    }
}
