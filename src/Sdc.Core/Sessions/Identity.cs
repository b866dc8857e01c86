using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Sdc;

/// <summary>Identities: hashes of what the data itself says, never of order or time of reading.</summary>
internal static class Identity
{
    /// <summary>Length of a segment id in hexadecimal digits (128 bits).</summary>
    public const int SegmentIdLength = 32;

    /// <summary>Length of a session id in hexadecimal digits (64 bits: short enough to type, and two of a million sessions meet once in 37 million archives).</summary>
    public const int SessionIdLength = 16;

    // Digits of a text's length, the colon and the comma.
    private const int LongestLength = 12;

    /// <summary>Identity of a segment: a hash of its source and the parts that its source tells it apart by.</summary>
    public static string Segment(string source, params string?[] parts) => Hash([source, "segment", .. parts], SegmentIdLength);

    /// <summary>Identity of a session: a hash of source, group key and first segment.</summary>
    public static string Session(string source, string groupKey, string firstSegmentId) => Hash([source, "session", groupKey, firstSegmentId], SessionIdLength);

    /// <summary>Joins parts to one key so that no two lists of parts give the same text: each with its length before it, a missing one as a dash.</summary>
    public static string Key(params string?[] parts)
    {
        var key = new StringBuilder();
        foreach (var part in parts)
        {
            if (part is null) key.Append("-,");
            else key.Append(part.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(part).Append(',');
        }

        return key.ToString();
    }

    /// <summary>The first digits of a hash of parts, in hexadecimal.</summary>
    public static string Hash(string?[] parts, int length)
    {
        var size = parts.Sum(part => part is null ? 2 : LongestLength + Encoding.UTF8.GetMaxByteCount(part.Length));
        var bytes = ArrayPool<byte>.Shared.Rent(size);
        var end = 0;
        foreach (var part in parts)
        {
            if (part is null)
            {
                bytes[end++] = (byte)'-';
            }
            else
            {
                end += Encoding.UTF8.GetBytes(part.Length.ToString(CultureInfo.InvariantCulture), 0, Digits(part.Length), bytes, end);
                bytes[end++] = (byte)':';
                end += Encoding.UTF8.GetBytes(part, 0, part.Length, bytes, end);
            }

            bytes[end++] = (byte)',';
        }

#if NET
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(bytes.AsSpan(0, end), hash);
#else
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(bytes, 0, end);
#endif
        ArrayPool<byte>.Shared.Return(bytes);
        Span<char> text = stackalloc char[length];
        for (var at = 0; at < length; at++) text[at] = "0123456789abcdef"[at % 2 == 0 ? hash[at / 2] >> 4 : hash[at / 2] & 15];
        return text.ToString();
    }

    private static int Digits(int number)
    {
        var digits = 1;
        while ((number /= 10) > 0) digits++;
        return digits;
    }
}
