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

    /// <summary>Identity of a segment: a hash of its source and the parts that its source tells it apart by.</summary>
    public static string Segment(string source, params string?[] parts) => Hash([source, "segment", .. parts], SegmentIdLength);

    /// <summary>Identity of a session: a hash of source, group key and first segment.</summary>
    public static string Session(string source, string groupKey, string firstSegmentId) => Hash([source, "session", groupKey, firstSegmentId], SessionIdLength);

    /// <summary>Joins parts to one key so that no two lists of parts give the same text: each with its length before it, a missing one as a dash.</summary>
    public static string Key(params string?[] parts) =>
        string.Concat(parts.Select(part => part is null ? "-," : part.Length.ToString(CultureInfo.InvariantCulture) + ":" + part + ","));

    /// <summary>The first digits of a hash of parts, in hexadecimal.</summary>
    public static string Hash(string?[] parts, int length)
    {
#if NET
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(Key(parts)));
        return Convert.ToHexString(hash, 0, length / 2).ToLowerInvariant();
#else
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(Key(parts)));
        return BitConverter.ToString(hash, 0, length / 2).Replace("-", "").ToLowerInvariant();
#endif
    }
}
