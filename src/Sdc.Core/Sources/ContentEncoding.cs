using System.Buffers;
using System.Text;

namespace Sdc;

/// <summary>
/// Tells the encoding of a text file: its mark, else UTF-8 where the whole content is that, else a code page. A file that begins in UTF-8 and is damaged
/// further on stays UTF-8: what stands before the damage must not be read as something else.
/// </summary>
internal static class ContentEncoding
{
    // Letters in a row that are UTF-8 by chance, in a file that is not, have not been seen.
    private const int CertainLetters = 2;

    /// <summary>The encoding of files that have no mark and are not UTF-8: the declared one, else the system's code page, or windows-1252 where the system has none.</summary>
    /// <exception cref="ArgumentException">No encoding has the declared name.</exception>
    public static Encoding Fallback(string? declared)
    {
        if (!string.IsNullOrWhiteSpace(declared))
        {
            return SourceEncoding.TryFind(declared!.Trim(), out var named)
                ? named
                : throw new ArgumentException($"{SourceText.Show(declared)} is no encoding that this system knows; examples are utf-8, windows-1252 and 1250.", nameof(declared));
        }

        // The system's, not the culture's: a run in another language must read the same file alike.
        Encoding system;
#if NET
        system = CodePagesEncodingProvider.Instance.GetEncoding(0) ?? Encoding.UTF8;
#else
        system = Encoding.Default;
#endif
        return system.CodePage != Encoding.UTF8.CodePage ? system : SourceEncoding.TryFind("windows-1252", out var western) ? western : Encoding.UTF8;
    }

    /// <summary>Reads the stream from its position to its end, and sets it back.</summary>
    public static Encoding Detect(Stream content, Encoding fallback, CancellationToken cancellation)
    {
        var start = content.Position;
        var buffer = ArrayPool<byte>.Shared.Rent(32 * 1024);
        var characters = ArrayPool<char>.Shared.Rent(buffer.Length + 4);
        var strict = new UTF8Encoding(false, true).GetDecoder();
        var (letters, read, isPlain) = (0, 0, true);
        try
        {
            for (var first = true; ; first = false)
            {
                cancellation.ThrowIfCancellationRequested();
                read = content.Read(buffer, 0, buffer.Length);
                // A marked file is told by StreamReader; UTF-16 without a mark would pass for UTF-8 with NULs in it.
                if (first && read >= 2 && (buffer[0], buffer[1]) is (0xFE, 0xFF) or (0xFF, 0xFE)) return Encoding.UTF8;
                if (first && read >= 3 && (buffer[0], buffer[1], buffer[2]) is (0xEF, 0xBB, 0xBF)) return Encoding.UTF8;
                if (first && read >= 4 && (buffer[0], buffer[1], buffer[2], buffer[3]) is (0, 0, 0xFE, 0xFF)) return Encoding.UTF8;
                if (first && fallback is UnicodeEncoding or UTF32Encoding) return fallback;
                // All of it ASCII so far: there is nothing to decode.
                isPlain &= IsAscii(buffer.AsSpan(0, read));
                if (isPlain && read > 0) continue;
                var decoded = strict.GetChars(buffer, 0, read, characters, 0, flush: read == 0);
                if (read == 0) return Encoding.UTF8;
                if (letters < CertainLetters) letters += Letters(characters.AsSpan(0, decoded));
            }
        }
        catch (DecoderFallbackException)
        {
            // What is good of the bytes at hand: in their place the first replaced character shows where the damage is.
            if (letters < CertainLetters) letters += Letters(Encoding.UTF8.GetString(buffer, 0, read).AsSpan());
            return letters >= CertainLetters ? Encoding.UTF8 : fallback;
        }
        finally
        {
            content.Position = start;
            ArrayPool<byte>.Shared.Return(buffer);
            ArrayPool<char>.Shared.Return(characters);
        }
    }

    private static bool IsAscii(ReadOnlySpan<byte> bytes)
    {
#if NET
        return Ascii.IsValid(bytes);
#else
        foreach (var one in bytes)
        {
            if (one >= 0x80) return false;
        }

        return true;
#endif
    }

    // The letters beyond ASCII before the first that is none.
    private static int Letters(ReadOnlySpan<char> text)
    {
        var letters = 0;
        foreach (var letter in text)
        {
            if (letter == '\uFFFD') break;
            if (letter > '\u007F' && !char.IsLowSurrogate(letter)) letters++;
        }

        return letters;
    }
}
