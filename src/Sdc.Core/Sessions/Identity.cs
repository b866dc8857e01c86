#if NET
using System.Buffers;
using System.Buffers.Text;
#endif
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

#if NET
    private const int OnStack = 512;
    private const int MostDigits = 10;
#endif

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
#if NET
        // The bytes of Key(parts), put together without the text in between: a part can be a text of megabytes.
        var size = 0;
        foreach (var part in parts) size += 2 + MostDigits + (part is null ? 0 : Encoding.UTF8.GetMaxByteCount(part.Length));
        var rented = size > OnStack ? ArrayPool<byte>.Shared.Rent(size) : null;
        var bytes = rented ?? stackalloc byte[OnStack];
        var end = 0;
        foreach (var part in parts)
        {
            if (part is null)
            {
                bytes[end++] = (byte)'-';
                bytes[end++] = (byte)',';
                continue;
            }

            Utf8Formatter.TryFormat(part.Length, bytes.Slice(end), out var digits);
            end += digits;
            bytes[end++] = (byte)':';
            end += Encoding.UTF8.GetBytes(part, bytes.Slice(end));
            bytes[end++] = (byte)',';
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes.Slice(0, end), hash);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        Span<char> text = stackalloc char[length];
        for (var index = 0; index < length; index++) text[index] = "0123456789abcdef"[(hash[index / 2] >> (index % 2 == 0 ? 4 : 0)) & 0xF];
        return new string(text);
#else
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(Key(parts)));
        return BitConverter.ToString(hash, 0, length / 2).Replace("-", "").ToLowerInvariant();
#endif
    }
}
