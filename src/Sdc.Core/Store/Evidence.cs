namespace Sdc;

/// <summary>What sources said in one run: each event once, however often and wherever it was read.</summary>
internal sealed class Evidence(ISessionRule rule)
{
    private readonly Dictionary<SegmentKey, EvidenceItem> items = [];

    public IReadOnlyCollection<EvidenceItem> Items => items.Values;

    /// <summary>Takes in a segment.</summary>
    /// <param name="segment">What the source says.</param>
    /// <param name="identifier">What <c>source_identifiers</c> names.</param>
    /// <param name="file">The source file it was read from.</param>
    /// <param name="reread">True when the file had been read before with other settings: what it says now replaces what it said then.</param>
    public void Add(SessionSegment segment, string identifier, string file, bool reread)
    {
        var key = SegmentKey.Of(segment.SegmentId);
        if (items.TryGetValue(key, out var known))
        {
            known.Segment = known.Segment is null ? segment : rule.Merge(known.Segment, segment, preferSecond: false);
        }
        else
        {
            items[key] = known = new(key, segment);
        }

        known.Identifiers.Add(identifier);
        known.Files.Add(file);
        known.Reread |= reread;
    }

    /// <summary>Takes in an event that is stored already, to have it looked at.</summary>
    public void AddStored(SegmentKey key)
    {
        if (!items.ContainsKey(key)) items[key] = new(key, null);
    }

    /// <summary>Stored events that the sources no longer tell: the same rows have other ids since the settings were corrected.</summary>
    public HashSet<SegmentKey> Gone { get; } = [];

    /// <summary>Leaves an event out: it says nothing new, or is not wanted.</summary>
    public void Drop(SegmentKey key) => items.Remove(key);
}
