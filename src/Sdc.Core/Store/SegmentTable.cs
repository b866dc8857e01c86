namespace Sdc;

/// <summary>
/// Where segments stand: each id leads to a session and a place in it. The ids are those in the sessions, so that a segment costs 18 to 36 bytes here, where a
/// dictionary takes 44 to 88, with references for the collector to follow. Not safe for concurrent use.
/// </summary>
internal sealed class SegmentTable
{
    private const int Least = 16;

    // By their numbers; none has number 0, and null stands for one that left.
    private readonly List<IndexedSession?> sessions = [null];
    private readonly Stack<int> left = [];

    // Number of a session and place in it, where the id, which is a hash, leads to, or in the next free slot behind that.
    private long[] slots;

    // Something of the id that stands there, so that others need not be looked at; 0 for a free slot.
    private byte[] tags;
    private int count;

    /// <summary>Makes an empty one.</summary>
    /// <param name="expected">How many segments will be added soon.</param>
    public SegmentTable(int expected)
    {
        var size = Least;
        while (size < 2L * expected && size < 1 << 30) size *= 2;
        slots = new long[size];
        tags = new byte[size];
    }

    /// <summary>Takes in a session, which has to be done before its segments are added.</summary>
    public void Enter(IndexedSession session)
    {
        if (left.Count > 0)
        {
            session.Number = left.Pop();
            sessions[session.Number] = session;
            return;
        }

        session.Number = sessions.Count;
        sessions.Add(session);
    }

    /// <summary>Lets go of a session none of whose segments is here any more.</summary>
    public void Leave(IndexedSession session)
    {
        sessions[session.Number] = null;
        left.Push(session.Number);
    }

    /// <summary>Where a segment stands; null where it is not here.</summary>
    public (IndexedSession Session, int At)? Find(SegmentKey key)
    {
        var slot = SlotOf(key);
        return tags[slot] == 0 ? null : (SessionAt(slot), (int)slots[slot]);
    }

    /// <summary>The session in which a segment stands, which is the one that is given if it was not here before.</summary>
    public IndexedSession FindOrAdd(IndexedSession session, int at)
    {
        // Half of the slots stay free.
        if (2L * count >= slots.Length) Grow();
        var slot = SlotOf(session.Segments[at].Key);
        if (tags[slot] != 0) return SessionAt(slot);
        (slots[slot], tags[slot]) = (Place(session, at), Tag(session.Segments[at].Key));
        count++;
        return session;
    }

    /// <summary>Has a segment that is here stand elsewhere.</summary>
    public void Replace(IndexedSession session, int at) => slots[SlotOf(session.Segments[at].Key)] = Place(session, at);

    /// <summary>Leaves a segment out that is here.</summary>
    public void Remove(SegmentKey key)
    {
        var free = SlotOf(key);
        // What stands behind it moves up, or would not be found over a free slot; but nothing moves before the slot its own id leads to.
        for (var next = Next(free); tags[next] != 0; next = Next(next))
        {
            if (Distance(First(KeyOf(slots[next])), next) < Distance(free, next)) continue;
            (slots[free], tags[free]) = (slots[next], tags[next]);
            free = next;
        }

        tags[free] = 0;
        count--;
    }

    private void Grow()
    {
        var (places, were) = (slots, tags);
        slots = new long[2 * places.Length];
        tags = new byte[slots.Length];
        for (var at = 0; at < places.Length; at++)
        {
            if (were[at] == 0) continue;
            var slot = First(KeyOf(places[at]));
            while (tags[slot] != 0) slot = Next(slot);
            (slots[slot], tags[slot]) = (places[at], were[at]);
        }
    }

    // The slot of a segment, or the free one where it would be.
    private int SlotOf(SegmentKey key)
    {
        var slot = First(key);
        var tag = Tag(key);
        while (tags[slot] != 0 && (tags[slot] != tag || KeyOf(slots[slot]) != key)) slot = Next(slot);
        return slot;
    }

    private SegmentKey KeyOf(long place) => sessions[(int)(place >> 32)]!.Segments[(int)place].Key;

    private IndexedSession SessionAt(int slot) => sessions[(int)(slots[slot] >> 32)]!;

    private static long Place(IndexedSession session, int at) => ((long)session.Number << 32) | (uint)at;

    private static byte Tag(SegmentKey key) => (byte)(key.High | 1);

    private int First(SegmentKey key) => key.GetHashCode() & (slots.Length - 1);

    private int Next(int slot) => (slot + 1) & (slots.Length - 1);

    private int Distance(int from, int to) => (to - from) & (slots.Length - 1);
}
