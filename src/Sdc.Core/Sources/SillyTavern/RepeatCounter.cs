namespace Sdc;

/// <summary>Counts how often keys come again. Holds eight bytes for each key and little more, for files of millions of messages.</summary>
internal sealed class RepeatCounter
{
    private readonly Dictionary<ulong, int> repeated = [];
    private ulong[] slots = new ulong[256];
    private int count;

    /// <summary>Counts a key (a hash, evenly spread).</summary>
    /// <returns>1 when it comes for the first time, 2 for the second.</returns>
    public int Count(ulong key)
    {
        // An empty slot is 0.
        if (key == 0) key = 1;
        var slot = Find(slots, key);
        if (slots[slot] == key)
        {
            repeated.TryGetValue(key, out var more);
            repeated[key] = ++more;
            return more + 1;
        }

        slots[slot] = key;
        if (++count > slots.Length / 4 * 3) Grow();
        return 1;
    }

    private static int Find(ulong[] slots, ulong key)
    {
        var mask = slots.Length - 1;
        var slot = (int)key & mask;
        while (slots[slot] != 0 && slots[slot] != key) slot = (slot + 1) & mask;
        return slot;
    }

    private void Grow()
    {
        var larger = new ulong[slots.Length * 2];
        foreach (var key in slots)
        {
            if (key != 0) larger[Find(larger, key)] = key;
        }

        slots = larger;
    }
}
