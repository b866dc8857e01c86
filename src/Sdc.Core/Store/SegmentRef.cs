using System.Security.Cryptography;

namespace Sdc;

/// <summary>What the index knows of a segment: enough to group and to see whether it changed, without its texts.</summary>
/// <param name="Key">Identity.</param>
/// <param name="Start">Start in UTC ticks; <see cref="UnknownTime"/> where there is none.</param>
/// <param name="End">End in UTC ticks.</param>
/// <param name="Content">Hash of the whole segment.</param>
internal readonly record struct SegmentRef(SegmentKey Key, long Start, long End, long Content)
{
    /// <summary>Sorts behind every known time.</summary>
    public const long UnknownTime = long.MaxValue;

    [ThreadStatic]
    private static SegmentWriter? writer;

    public static SegmentRef Of(SessionSegment segment) => Of(segment, (writer ??= new()).Write(segment));

    /// <summary>The same from bytes that <see cref="SegmentWriter"/> made of the segment.</summary>
    public static SegmentRef Of(SessionSegment segment, ReadOnlySpan<byte> bytes)
    {
        var start = segment.StartTimeUtc?.UtcTicks ?? UnknownTime;
        return new(SegmentKey.Of(segment.SegmentId), start, segment.EndTimeUtc?.UtcTicks ?? start, ContentHash(bytes));
    }

    /// <summary>Orders by (start, segment id), the order that sessions are told by.</summary>
    public static int Compare(SegmentRef first, SegmentRef second)
    {
        var byStart = first.Start.CompareTo(second.Start);
        return byStart != 0 ? byStart : first.Key.CompareTo(second.Key);
    }

    private static long ContentHash(ReadOnlySpan<byte> bytes)
    {
#if NET
        Span<byte> hash = stackalloc byte[32];
        Sha256OfThread.Hash(bytes, hash);
        return BitConverter.ToInt64(hash);
#else
        using var sha = SHA256.Create();
        return BitConverter.ToInt64(sha.ComputeHash(bytes.ToArray()), 0);
#endif
    }
}
