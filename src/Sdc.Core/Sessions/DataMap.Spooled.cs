namespace Sdc;

// A map that comes back from the spool is mostly written on, and asked for a key or two: it is made only for who wants more.
public sealed partial class DataMap
{
    private byte[]? spooled;
    private int spooledAt;

    /// <summary>Makes a map of what <see cref="SegmentWriter"/> wrote of one.</summary>
    /// <param name="bytes">What holds it. It must stay as it is while the map is used.</param>
    /// <param name="at">Where its first key begins.</param>
    /// <param name="count">How many keys there are.</param>
    internal DataMap(byte[] bytes, int at, int count)
    {
        entries = [];
        (spooled, spooledAt, used) = (bytes, at, count);
    }

    /// <summary>Writes keys and values, where they are still as they were read.</summary>
    /// <returns>False for any other map; nothing is written then.</returns>
    internal bool TryWriteSpooled(IndentedJson json)
    {
        if (spooled is null) return false;
        SegmentBytes.WriteMap(json, spooled, spooledAt, used);
        return true;
    }

    private void Load()
    {
        if (spooled is null) return;
        var (bytes, count) = (spooled, used);
        (spooled, used) = (null, 0);
        entries = new KeyValuePair<string, object?>[count];
        SegmentBytes.ReadMap(this, bytes, spooledAt, count);
    }
}
