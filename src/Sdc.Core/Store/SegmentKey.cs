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
        if (segmentId.Length != Identity.SegmentIdLength || !TryParse(segmentId, 0, out var high) || !TryParse(segmentId, 16, out var low)) return false;
        key = new(high, low);
        return true;
    }

    // By hand, as every segment is parsed several times a run: the framework would want a text of its own for each half.
    private static bool TryParse(string text, int at, out ulong number)
    {
        number = 0;
        var isHexadecimal = true;
        for (var end = at + 16; at < end; at++)
        {
            // Whether a digit or a letter comes next is as good as chance, so nothing is made to depend on it.
            uint letter = text[at];
            isHexadecimal &= (letter - '0' <= 9) | ((letter | 0x20) - 'a' <= 5);
            number = (number << 4) | ((letter & 0xF) + ((letter >> 6) * 9));
        }

        return isHexadecimal;
    }

    public bool Equals(SegmentKey other) => High == other.High && Low == other.Low;

    // The key is a hash already.
    public override int GetHashCode() => (int)Low;

    public int CompareTo(SegmentKey other) => High != other.High ? High.CompareTo(other.High) : Low.CompareTo(other.Low);

    public override string ToString()
    {
        Span<char> text = stackalloc char[Identity.SegmentIdLength];
        for (var at = 0; at < text.Length; at++)
        {
            var half = at < 16 ? High : Low;
            text[at] = "0123456789abcdef"[(int)(half >> (60 - (4 * (at % 16)))) & 0xF];
        }

        return text.ToString();
    }
}
