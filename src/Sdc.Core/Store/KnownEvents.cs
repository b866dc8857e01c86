namespace Sdc;

/// <summary>The events of a source that were read or are stored under our ids, by what they are recognised by in sessions of another program.</summary>
/// <param name="rule">The source's rule.</param>
/// <param name="folder">The session files.</param>
/// <param name="evidence">What was read.</param>
/// <param name="wanted">What is looked for; nothing else is held.</param>
internal sealed class KnownEvents(ISessionRule rule, SessionFolder folder, Evidence evidence, HashSet<SegmentKey> wanted)
{
    private readonly Dictionary<SegmentKey, List<Event>> events = [];
    private (string FileName, Session Session)? lastRead;

    /// <summary>Takes in what a stored session of ours holds.</summary>
    /// <exception cref="SessionFileException">The file holds no session.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public void AddStored(IndexedSession stored)
    {
        foreach (var segment in folder.Read(stored.FileName).Segments) Add(segment, null, stored.FileName);
    }

    /// <summary>Takes in what was read in this run.</summary>
    public void AddRead(EvidenceItem item) => Add(evidence.Text(item), item, null);

    /// <summary>Whether any of the events is known.</summary>
    public bool AnyOf(SegmentKey[] naturalKeys) => Array.Exists(naturalKeys, events.ContainsKey);

    /// <summary>The events among these that were read in this run.</summary>
    public IEnumerable<EvidenceItem> ReadOf(SegmentKey[] naturalKeys) =>
        naturalKeys.Where(events.ContainsKey).SelectMany(key => events[key]).Select(known => known.Item).OfType<EvidenceItem>().Distinct();

    /// <summary>
    /// Our form of an event that another program stored; null where it is not known. Of equal events (the same words twice in a minute) the nearest in time
    /// that is not taken.
    /// </summary>
    /// <param name="segment">The event.</param>
    /// <param name="session">The session that holds it.</param>
    /// <param name="taken">The events that the session has already; gains the one that is found.</param>
    /// <param name="identifiers">Gains what <c>source_identifiers</c> names for it.</param>
    public SessionSegment? Find(SessionSegment segment, Session session, HashSet<SegmentKey> taken, List<string> identifiers)
    {
        var start = segment.StartTimeUtc?.UtcTicks ?? SegmentRef.UnknownTime;
        foreach (var key in NaturalKey.Of(rule, segment, session))
        {
            if (!events.TryGetValue(key, out var equal)) continue;
            var free = equal.Where(known => !taken.Contains(known.Key)).OrderBy(known => Math.Abs((double)known.Start - start)).ThenBy(known => known.Start).ThenBy(known => known.Key).ToList();
            if (free.Count == 0) continue;
            taken.Add(free[0].Key);
            if (free[0].Item is { } item) identifiers.AddRange(item.Identifiers);
            return Text(free[0]);
        }

        return null;
    }

    private void Add(SessionSegment segment, EvidenceItem? item, string? fileName)
    {
        var known = new Event(SegmentKey.Of(segment.SegmentId), segment.StartTimeUtc?.UtcTicks ?? SegmentRef.UnknownTime, item, fileName);
        foreach (var natural in NaturalKey.Of(rule, segment, null))
        {
            if (!wanted.Contains(natural)) continue;
            if (!events.TryGetValue(natural, out var equal)) events[natural] = equal = new(1);
            if (!equal.Exists(other => other.Key == known.Key)) equal.Add(known);
        }
    }

    private SessionSegment Text(Event known)
    {
        if (known.Item is { } item) return evidence.Text(item);
        if (lastRead?.FileName != known.FileName) lastRead = (known.FileName!, folder.Read(known.FileName!));
        var segment = lastRead!.Value.Session.Segments.FirstOrDefault(other => SegmentKey.Of(other.SegmentId) == known.Key);
        return segment is null ? throw new IOException("a session file was changed while it was worked on") : SessionJson.Copy(segment);
    }

    private readonly record struct Event(SegmentKey Key, long Start, EvidenceItem? Item, string? FileName);
}
