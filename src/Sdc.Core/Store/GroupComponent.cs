namespace Sdc;

/// <summary>Groups that have to be looked at together, for an event may move from one to the other.</summary>
internal sealed class GroupComponent
{
    // Most groups of a first run have none of either.
    private List<IndexedSession>? sessions;
    private List<IReadOnlyCollection<SegmentKey>>? files;

    /// <summary>The stored sessions of these groups.</summary>
    public IReadOnlyList<IndexedSession> Sessions => sessions ?? [];

    /// <summary>What is new in these groups.</summary>
    public List<EvidenceItem> Items { get; } = [];

    /// <summary>Where files tell groups: what each file of these groups holds.</summary>
    public IReadOnlyList<IReadOnlyCollection<SegmentKey>> Files => files ?? [];

    /// <summary>Stored events that the sources no longer tell; null for none.</summary>
    public HashSet<SegmentKey>? Gone { get; init; }

    /// <summary>Where files tell groups: whether a file of these groups holds less than before, so that a group may fall apart.</summary>
    public bool HasLost { get; set; }

    /// <summary>When the earliest of what is new began, UTC ticks; what has no time, or brings nothing new, comes last.</summary>
    public long Start { get; private set; } = long.MaxValue;

    /// <summary>Adds something new.</summary>
    public void Add(EvidenceItem item)
    {
        Items.Add(item);
        Start = Math.Min(Start, item.Ref.Start);
    }

    /// <summary>Adds stored sessions.</summary>
    public void Add(IReadOnlyList<IndexedSession> stored)
    {
        if (stored.Count > 0) (sessions ??= []).AddRange(stored);
    }

    /// <summary>Where files tell groups: adds what a file holds.</summary>
    public void Add(IReadOnlyCollection<SegmentKey> file) => (files ??= new(1)).Add(file);

    /// <summary>The segments of each group, sorted by (start, segment id).</summary>
    public IEnumerable<(string Key, List<GroupedSegment> Segments)> Groups(ISessionRule rule)
    {
        // Most groups of a first run: nothing of them is stored.
        if (!rule.GroupsByFile && Sessions.Count == 0 && Items.Count > 0 && Items.TrueForAll(item => item.GroupKey == Items[0].GroupKey))
        {
            return [(Items[0].GroupKey, Sorted(Items.ConvertAll(item => new GroupedSegment(item.Ref, item.GroupKey, item))))];
        }

        var segments = new Dictionary<SegmentKey, GroupedSegment>(Items.Count);
        foreach (var item in Items) segments[item.Key] = new(item.Ref, item.GroupKey, item);
        foreach (var session in Sessions)
        {
            foreach (var segment in session.Segments)
            {
                // From what a person has reviewed nothing is taken.
                var isGone = Gone?.Contains(segment.Key) == true;
                if (isGone && session.Status != SessionStatus.Reviewed) continue;
                if (!segments.TryGetValue(segment.Key, out var known)) segments[segment.Key] = known = new(segment, session.GroupKey, null);
                known.IsGone |= isGone;
                known.AddHolder(session);
            }
        }

        return rule.GroupsByFile ? ByFile(segments).OrderBy(group => group.Key, StringComparer.Ordinal) : ByKey(segments.Values);
    }

    private static IEnumerable<(string Key, List<GroupedSegment> Segments)> ByKey(IEnumerable<GroupedSegment> segments)
    {
        var groups = new SortedDictionary<string, List<GroupedSegment>>(StringComparer.Ordinal);
        foreach (var segment in segments)
        {
            if (!groups.TryGetValue(segment.GroupKey, out var group)) groups[segment.GroupKey] = group = [];
            group.Add(segment);
        }

        return groups.Select(group => (group.Key, Sorted(group.Value)));
    }

    // Files that share an event are one group, and the earliest event names it. What is stored as one stays one, also by a file that vanished, unless a
    // file told that it lost events; even then what no known file holds stays with what it was stored with.
    private IEnumerable<(string Key, List<GroupedSegment> Segments)> ByFile(Dictionary<SegmentKey, GroupedSegment> segments)
    {
        var sets = new DisjointSets<SegmentKey>();
        foreach (var file in Files)
        {
            SegmentKey? first = null;
            foreach (var key in file)
            {
                if (!segments.ContainsKey(key)) continue;
                sets.Join(key, first ??= key);
            }
        }

        if (Sessions.Count > 0) JoinStored(segments.Values, sets);
        foreach (var group in segments.Values.GroupBy(segment => sets.Root(segment.Ref.Key)))
        {
            var sorted = Sorted(group.ToList());
            yield return (sorted[0].Ref.Key.ToString(), sorted);
        }
    }

    private void JoinStored(IReadOnlyCollection<GroupedSegment> segments, DisjointSets<SegmentKey> sets)
    {
        var homes = new Dictionary<string, SegmentKey>(StringComparer.Ordinal);
        foreach (var segment in segments.OrderBy(segment => !sets.Contains(segment.Ref.Key)).ThenBy(segment => segment.Ref.Key))
        {
            var key = segment.Ref.Key;
            var stays = !HasLost || !sets.Contains(key);
            foreach (var group in segment.Holders.Select(holder => holder.GroupKey))
            {
                if (!homes.TryGetValue(group, out var home)) homes[group] = home = key;
                if (stays) sets.Join(key, home);
            }
        }
    }

    private static List<GroupedSegment> Sorted(List<GroupedSegment> segments)
    {
        if (segments.Count > 1) segments.Sort((first, second) => SegmentRef.Compare(first.Ref, second.Ref));
        return segments;
    }
}
