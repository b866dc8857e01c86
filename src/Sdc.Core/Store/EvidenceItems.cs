using System.Collections;

namespace Sdc;

/// <summary>
/// Events by their ids, in the order in which they were added. A dictionary would hold each id a second time, and be copied whole, ids and all, wherever
/// it grows: the import of a <c>notes.json</c> of 500 MB takes 9 MB more with one.
/// </summary>
internal sealed class EvidenceItems : IReadOnlyCollection<EvidenceItem>
{
    private const int Least = 16;

    private readonly List<EvidenceItem?> items = [];

    // The place of an event in the list and one, where its id, which is a hash, leads to, or in the next free slot behind that; 0 for a free one.
    private int[] slots = new int[Least];

    public int Count { get; private set; }

    /// <summary>The event of an id; null where there is none.</summary>
    public EvidenceItem? Find(SegmentKey key)
    {
        for (var slot = Slot(key); slots[slot] != 0; slot = Next(slot))
        {
            if (items[slots[slot] - 1] is { } item && item.Key == key) return item;
        }

        return null;
    }

    /// <summary>Adds an event whose id none has.</summary>
    public void Add(EvidenceItem item)
    {
        // Half of the slots stay free.
        if (2 * items.Count >= slots.Length) Grow();
        items.Add(item);
        Place(item.Key, items.Count);
        Count++;
    }

    /// <summary>Leaves an event out, if it is there.</summary>
    public void Remove(SegmentKey key)
    {
        for (var slot = Slot(key); slots[slot] != 0; slot = Next(slot))
        {
            var place = slots[slot] - 1;
            if (items[place] is not { } item || item.Key != key) continue;
            // The slot stays taken: what stands behind it is found over it.
            items[place] = null;
            Count--;
            return;
        }
    }

    public IEnumerator<EvidenceItem> GetEnumerator()
    {
        foreach (var item in items)
        {
            if (item is not null) yield return item;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Grow()
    {
        items.RemoveAll(item => item is null);
        if (2 * items.Count >= slots.Length) slots = new int[2 * slots.Length];
        else Array.Clear(slots, 0, slots.Length);
        for (var place = 0; place < items.Count; place++) Place(items[place]!.Key, place + 1);
    }

    private void Place(SegmentKey key, int number)
    {
        var slot = Slot(key);
        while (slots[slot] != 0) slot = Next(slot);
        slots[slot] = number;
    }

    private int Slot(SegmentKey key) => key.GetHashCode() & (slots.Length - 1);

    private int Next(int slot) => (slot + 1) & (slots.Length - 1);
}
