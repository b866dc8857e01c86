namespace Sdc;

/// <summary>
/// In which order sessions are stored that take events over from each other: a file that loses events is written over only when their new files are there,
/// so that a run that is killed leaves an event in two files, never in none.
/// </summary>
internal sealed class PartOrder
{
    private readonly SortedDictionary<int, SessionPart> waiting = [];
    private readonly Dictionary<SessionPart, HashSet<SessionPart>> before = [];
    private readonly Dictionary<SessionPart, List<SessionPart>> after = [];
    private readonly HashSet<SessionPart> failed = [];

    /// <summary>Makes the order.</summary>
    /// <param name="parts">The sessions to be stored.</param>
    /// <param name="stored">The stored sessions that they come from.</param>
    public PartOrder(IReadOnlyList<SessionPart> parts, IEnumerable<IndexedSession> stored)
    {
        var home = new Dictionary<SegmentKey, SessionPart>();
        var heirs = new Dictionary<IndexedSession, SessionPart>();
        for (var at = 0; at < parts.Count; at++)
        {
            waiting.Add(at, parts[at]);
            foreach (var segment in parts[at].Segments) home[segment.Ref.Key] = parts[at];
            foreach (var predecessor in parts[at].Predecessors) heirs[predecessor] = parts[at];
        }

        var files = stored.GroupBy(session => session.FileName, StringComparer.Ordinal).ToDictionary(file => file.Key, file => file.First(), StringComparer.Ordinal);
        foreach (var part in parts) (before[part], after[part]) = ([], []);
        foreach (var part in parts)
        {
            if (!files.TryGetValue(part.FileName, out var old)) continue;
            foreach (var segment in old.Segments)
            {
                if (home.TryGetValue(segment.Key, out var other) && other != part) Wait(part, other);
            }

            // What a person gave to the old file goes to its heir.
            if (heirs.TryGetValue(old, out var heir) && heir != part) Wait(part, heir);
        }
    }

    /// <summary>The sessions that are not stored yet.</summary>
    public IReadOnlyCollection<SessionPart> Waiting => waiting.Values;

    /// <summary>
    /// Takes the next session that can be stored; null when the rest waits for one that failed.
    /// </summary>
    /// <param name="breaksCircle">True when sessions exchange events, and its old file is needed by others that are not stored yet.</param>
    public SessionPart? Next(out bool breaksCircle)
    {
        breaksCircle = false;
        foreach (var entry in waiting)
        {
            if (before[entry.Value].Count == 0) return Take(entry.Key, entry.Value);
        }

        foreach (var entry in waiting)
        {
            if (before[entry.Value].Overlaps(failed)) continue;
            breaksCircle = true;
            return Take(entry.Key, entry.Value);
        }

        return null;
    }

    /// <summary>Notes that a session is stored: what waited for it need not wait any more.</summary>
    public void Stored(SessionPart part)
    {
        foreach (var other in after[part]) before[other].Remove(part);
    }

    /// <summary>Notes that a session could not be stored.</summary>
    public void Failed(SessionPart part) => failed.Add(part);

    private void Wait(SessionPart part, SessionPart other)
    {
        if (before[part].Add(other)) after[other].Add(part);
    }

    private SessionPart Take(int at, SessionPart part)
    {
        waiting.Remove(at);
        return part;
    }
}
