using System.Text;

namespace Sdc;

/// <summary>The bytes of a JSON file as UTF-8 without a mark. A file in UTF-16, as Windows PowerShell's <c>&gt;</c> writes it, is converted.</summary>
internal sealed class Utf8Content(Stream content)
{
    private byte[] ahead = [];
    private int position;
    private Decoder? utf16;
    private Encoder? utf8;
    private bool begun;

    /// <summary>Reads into the buffer; 0 at the end.</summary>
    public int Read(byte[] buffer, int index, int count)
    {
        if (!begun) Begin();
        if (position < ahead.Length)
        {
            var length = Math.Min(count, ahead.Length - position);
            Array.Copy(ahead, position, buffer, index, length);
            position += length;
            return length;
        }

        if (utf16 is null) return content.Read(buffer, index, count);
        var bytes = new byte[16 * 1024];
        var read = content.Read(bytes, 0, bytes.Length);
        var characters = new char[bytes.Length];
        var decoded = utf16.GetChars(bytes, 0, read, characters, 0, flush: read == 0);
        var encoded = new byte[(decoded + 1) * 3];
        ahead = encoded.AsSpan(0, utf8!.GetBytes(characters, 0, decoded, encoded, 0, flush: read == 0)).ToArray();
        position = 0;
        return read == 0 && ahead.Length == 0 ? 0 : Read(buffer, index, count);
    }

    private void Begin()
    {
        begun = true;
        var mark = new byte[3];
        var length = 0;
        while (length < mark.Length && content.Read(mark, length, mark.Length - length) is var read && read > 0) length += read;
        if (length >= 2 && (mark[0], mark[1]) is (0xFF, 0xFE) or (0xFE, 0xFF))
        {
            utf16 = new UnicodeEncoding(mark[0] == 0xFE, false).GetDecoder();
            utf8 = new UTF8Encoding(false).GetEncoder();
            // The third byte is half of the first character; the decoder keeps it until the other half comes.
            utf16.GetChars(mark, 2, length - 2, new char[1], 0, flush: false);
        }
        else if (length < 3 || (mark[0], mark[1], mark[2]) is not (0xEF, 0xBB, 0xBF))
        {
            ahead = mark.AsSpan(0, length).ToArray();
        }
    }
}
