#if NET
using System.Buffers;
using System.Buffers.Text;
#endif
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
#endif
    private const int MostDigits = 10;
    private const int UsualLength = 256;

    /// <summary>Identity of a segment: a hash of its source and the parts that its source tells it apart by.</summary>
    public static string Segment(string source, params ReadOnlySpan<string?> parts) => Hash([source, "segment"], parts, SegmentIdLength);

    /// <summary>The same, where the part before the last is a text in UTF-8: it is hashed where it stands, so that one of megabytes costs no more memory than another.</summary>
    public static string Segment(string source, ReadOnlySpan<string?> parts, ArraySegment<byte> utf8, string last)
    {
        // The length is that of the text, not of its bytes.
        var length = Encoding.UTF8.GetCharCount(utf8.Array!, utf8.Offset, utf8.Count);
#if NET
        ReadOnlySpan<string?> first = [source, "segment"];
        ReadOnlySpan<string?> behind = [last];
        var size = Most(first) + Most(parts) + Most(behind) + 2 + MostDigits;
        var rented = size > OnStack ? ArrayPool<byte>.Shared.Rent(size) : null;
        var bytes = rented ?? stackalloc byte[OnStack];
        var before = Write(bytes, Write(bytes, Write(bytes, 0, first), parts), length);
        bytes[before] = (byte)',';
        var end = Write(bytes, before + 1, behind);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Sha256OfThread.Hash(bytes.Slice(0, before), utf8, bytes.Slice(before, end - before), hash);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return Hexadecimal(hash, SegmentIdLength);
#else
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(Encoding.UTF8.GetBytes(Key(source, "segment") + Key(parts) + length.ToString(System.Globalization.CultureInfo.InvariantCulture) + ":"));
        sha.AppendData(utf8.Array!, utf8.Offset, utf8.Count);
        sha.AppendData(Encoding.UTF8.GetBytes("," + Key(last)));
        return Hexadecimal(sha.GetHashAndReset(), SegmentIdLength);
#endif
    }

    /// <summary>Identity of a session: a hash of source, group key and first segment.</summary>
    public static string Session(string source, string groupKey, string firstSegmentId) => Hash([source, "session"], [groupKey, firstSegmentId], SessionIdLength);

    /// <summary>Joins parts to one key so that no two lists of parts give the same text: each with its length before it, a missing one as a dash.</summary>
    public static string Key(params ReadOnlySpan<string?> parts)
    {
        var most = 0;
        foreach (var part in parts) most += 2 + MostDigits + (part?.Length ?? 0);
        var key = most > UsualLength ? new char[most] : stackalloc char[UsualLength];
        var end = 0;
        foreach (var part in parts)
        {
            if (part is null)
            {
                key[end++] = '-';
            }
            else
            {
                end = Write(key, end, part.Length);
                key[end++] = ':';
                part.AsSpan().CopyTo(key.Slice(end));
                end += part.Length;
            }

            key[end++] = ',';
        }

        return key.Slice(0, end).ToString();
    }

    /// <summary>The first digits of a hash of parts, in hexadecimal.</summary>
    public static string Hash(string?[] parts, int length) => Hash([], parts, length);

    /// <summary>The first digits of a hash.</summary>
    public static string Hexadecimal(ReadOnlySpan<byte> hash, int length)
    {
        Span<char> text = stackalloc char[length];
        for (var index = 0; index < length; index++) text[index] = "0123456789abcdef"[(hash[index / 2] >> (index % 2 == 0 ? 4 : 0)) & 0xF];
        return text.ToString();
    }

    private static int Write(Span<char> text, int at, int number)
    {
        var end = at + 1;
        for (var rest = number; rest >= 10; rest /= 10) end++;
        for (var place = end - 1; place >= at; place--, number /= 10) text[place] = (char)('0' + (number % 10));
        return end;
    }

    private static string Hash(ReadOnlySpan<string?> first, ReadOnlySpan<string?> more, int length)
    {
#if NET
        // The bytes of the parts' key, put together without the text in between: a part can be a text of megabytes.
        var size = Most(first) + Most(more);
        var rented = size > OnStack ? ArrayPool<byte>.Shared.Rent(size) : null;
        var bytes = rented ?? stackalloc byte[OnStack];
        var end = Write(bytes, Write(bytes, 0, first), more);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Sha256OfThread.Hash(bytes.Slice(0, end), hash);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return Hexadecimal(hash, length);
#else
        using var sha = SHA256.Create();
        return Hexadecimal(sha.ComputeHash(Encoding.UTF8.GetBytes(Key(first) + Key(more))), length);
#endif
    }
#if NET

    private static int Most(ReadOnlySpan<string?> parts)
    {
        var size = 0;
        foreach (var part in parts) size += 2 + MostDigits + (part is null ? 0 : Encoding.UTF8.GetMaxByteCount(part.Length));
        return size;
    }

    private static int Write(Span<byte> bytes, int end, int length)
    {
        Utf8Formatter.TryFormat(length, bytes.Slice(end), out var digits);
        bytes[end + digits] = (byte)':';
        return end + digits + 1;
    }

    private static int Write(Span<byte> bytes, int end, ReadOnlySpan<string?> parts)
    {
        foreach (var part in parts)
        {
            if (part is null)
            {
                bytes[end++] = (byte)'-';
                bytes[end++] = (byte)',';
                continue;
            }

            end = Write(bytes, end, part.Length);
            end += Encoding.UTF8.GetBytes(part, bytes.Slice(end));
            bytes[end++] = (byte)',';
        }

        return end;
    }
#endif
}
