namespace Sdc;

/// <summary>Groups that have to be looked at together, for an event may move from one to the other.</summary>
internal sealed class GroupComponent
{
    /// <summary>The stored sessions of these groups.</summary>
    public List<IndexedSession> Sessions { get; } = [];

    /// <summary>What is new in these groups.</summary>
    public List<EvidenceItem> Items { get; } = [];

    /// <summary>Stored events that the sources no longer tell.</summary>
    public HashSet<SegmentKey> Gone { get; init; } = [];

    /// <summary>The segments of each group, sorted by (start, segment id).</summary>
    public IEnumerable<(string Key, List<GroupedSegment> Segments)> Groups(ISessionRule rule)
    {
        var segments = new Dictionary<SegmentKey, GroupedSegment>();
        foreach (var item in Items)
        {
            segments[item.Key] = new(item.Ref, rule.GroupKey(item.Segment!), item);
        }

        foreach (var session in Sessions)
        {
            foreach (var segment in session.Segments)
            {
                // From what a person has reviewed nothing is taken.
                if (Gone.Contains(segment.Key) && session.Status != SessionStatus.Reviewed) continue;
                if (!segments.TryGetValue(segment.Key, out var known)) segments[segment.Key] = known = new(segment, session.GroupKey, null);
                if (!known.Holders.Contains(session)) known.Holders.Add(session);
            }
        }

        foreach (var group in segments.Values.GroupBy(segment => segment.GroupKey, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var sorted = group.ToList();
            sorted.Sort((first, second) => SegmentRef.Compare(first.Ref, second.Ref));
            yield return (group.Key, sorted);
        }
    }
}
