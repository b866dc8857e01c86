namespace Sdc;

/// <summary>Which session holds which segment. Safe for concurrent use: the next source is read while the sessions of one are stored.</summary>
internal sealed class SegmentHolders
{
    private readonly SegmentTable first;

    // Only a run that was killed while it moved segments leaves one in two files.
    private readonly Dictionary<SegmentKey, List<IndexedSession>> others = [];

    public SegmentHolders(IReadOnlyCollection<IndexedSession> sessions)
    {
        first = new(sessions.Sum(session => session.Segments.Length));
        foreach (var session in sessions) Add(session);
    }

    public bool Contains(SegmentKey segment)
    {
        lock (first) return first.Find(segment) is not null;
    }

    /// <summary>The sessions that hold a segment.</summary>
    public IEnumerable<IndexedSession> Of(SegmentKey segment)
    {
        lock (first)
        {
            if (first.Find(segment) is not { } holder) return [];
            return others.TryGetValue(segment, out var more) ? [holder.Session, .. more] : [holder.Session];
        }
    }

    /// <summary>Adds the sessions that hold any of the segments to a set.</summary>
    public void AddTo(HashSet<IndexedSession> sessions, IEnumerable<SegmentKey> segments)
    {
        lock (first)
        {
            foreach (var segment in segments)
            {
                if (first.Find(segment) is not { } holder) continue;
                sessions.Add(holder.Session);
                if (others.TryGetValue(segment, out var more)) sessions.UnionWith(more);
            }
        }
    }

    /// <summary>Whether one session only, and one of the source, holds the segment with this content.</summary>
    public bool HoldsAs(SegmentRef segment, string source)
    {
        lock (first) return first.Find(segment.Key) is { } holder && holder.Session.Segments[holder.At].Content == segment.Content && holder.Session.Source == source && !others.ContainsKey(segment.Key);
    }

    /// <summary>The segments that more than one session of a source holds.</summary>
    public IReadOnlyList<SegmentKey> Doubled(string source) =>
        others.Count == 0 ? [] : [.. others.Where(pair => pair.Value.Count > 0 && first.Find(pair.Key)?.Session.Source == source).Select(pair => pair.Key)];

    public void Add(IndexedSession session)
    {
        lock (first) AddLocked(session);
    }

    public void Remove(IndexedSession session)
    {
        lock (first) RemoveLocked(session);
    }

    private void AddLocked(IndexedSession session)
    {
        first.Enter(session);
        for (var at = 0; at < session.Segments.Length; at++)
        {
            var holder = first.FindOrAdd(session, at);
            if (holder == session) continue;
            var key = session.Segments[at].Key;
            if (!others.TryGetValue(key, out var more)) others[key] = more = new(1);
            if (!more.Contains(session)) more.Add(session);
        }
    }

    private void RemoveLocked(IndexedSession session)
    {
        foreach (var segment in session.Segments)
        {
            if (first.Find(segment.Key) is not { } holder) continue;
            others.TryGetValue(segment.Key, out var more);
            if (holder.Session != session) more?.Remove(session);
            else if (more is { Count: > 0 })
            {
                first.Replace(more[0], Array.FindIndex(more[0].Segments, other => other.Key == segment.Key));
                more.RemoveAt(0);
            }
            else
            {
                first.Remove(segment.Key);
            }

            if (more is { Count: 0 }) others.Remove(segment.Key);
        }

        first.Leave(session);
    }
}
