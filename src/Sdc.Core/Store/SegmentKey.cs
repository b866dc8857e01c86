using System.Globalization;

namespace Sdc;

/// <summary>A segment id as 128 bits: what memory holds of every segment. Orders as the hexadecimal text does.</summary>
internal readonly record struct SegmentKey(ulong High, ulong Low) : IComparable<SegmentKey>
{
    /// <summary>Bytes of a key in files.</summary>
    public const int Size = 16;

    /// <summary>The key of a segment id; ids of other programs (the Python SDC's) are hashed to one.</summary>
    public static SegmentKey Of(string segmentId) => TryParse(segmentId, out var key) ? key : Of(Identity.Segment("foreign", segmentId));

    /// <summary>Whether an id has the form of ours.</summary>
    public static bool IsOurs(string segmentId) => TryParse(segmentId, out _);

    private static bool TryParse(string segmentId, out SegmentKey key)
    {
        key = default;
        if (segmentId.Length != Identity.SegmentIdLength
            || !ulong.TryParse(segmentId.Substring(0, 16), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var high)
            || !ulong.TryParse(segmentId.Substring(16), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var low))
        {
            return false;
        }

        key = new(high, low);
        return true;
    }

    public bool Equals(SegmentKey other) => High == other.High && Low == other.Low;

    // The key is a hash already.
    public override int GetHashCode() => (int)Low;

    public int CompareTo(SegmentKey other) => High != other.High ? High.CompareTo(other.High) : Low.CompareTo(other.Low);

    public override string ToString() => High.ToString("x16", CultureInfo.InvariantCulture) + Low.ToString("x16", CultureInfo.InvariantCulture);
}
