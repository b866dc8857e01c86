namespace Sdc;

/// <summary>A segment on its way into a session: ids and times, its text only when it is new.</summary>
internal sealed class GroupedSegment(SegmentRef reference, string groupKey, EvidenceItem? item)
{
    private List<IndexedSession>? holders;

    public SegmentRef Ref { get; } = reference;

    /// <summary>The group that the segment tells of itself, or was stored in.</summary>
    public string GroupKey { get; } = groupKey;

    /// <summary>What is new of it; null when it is as it is stored.</summary>
    public EvidenceItem? Item { get; } = item;

    /// <summary>The stored sessions that hold it.</summary>
    public IReadOnlyList<IndexedSession> Holders => holders ?? (IReadOnlyList<IndexedSession>)[];

    /// <summary>True when its source no longer tells it, and it stays because a person has reviewed it.</summary>
    public bool IsGone { get; set; }

    /// <summary>Notes a stored session that holds it.</summary>
    public void AddHolder(IndexedSession session)
    {
        holders ??= new(1);
        if (!holders.Contains(session)) holders.Add(session);
    }
}
