namespace Sdc;

/// <summary>What sources said in one run that is not stored already: each event once, however often and wherever it was read.</summary>
internal sealed class Evidence : IDisposable
{
    private readonly ISessionRule rule;
    private readonly SessionIndex? index;
    private readonly EvidenceSpool spool;
    private readonly SegmentWriter writer = new();
    private readonly Dictionary<SegmentKey, EvidenceItem> items = [];
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);

    /// <summary>Makes an empty one.</summary>
    /// <param name="rule">The source's rule.</param>
    /// <param name="index">What is stored; null when nothing is compared with it.</param>
    /// <param name="folder">Where a temporary file may be made.</param>
    public Evidence(ISessionRule rule, SessionIndex? index, string folder)
    {
        this.rule = rule;
        this.index = index;
        spool = new(folder);
    }

    public IReadOnlyCollection<EvidenceItem> Items => items.Values;

    /// <summary>The events that each source file of this run holds, in the order of their numbers.</summary>
    public List<IReadOnlyCollection<SegmentKey>> Files { get; } = [];

    /// <summary>Stored events that the sources no longer tell.</summary>
    public HashSet<SegmentKey> Gone { get; } = [];

    /// <summary>Takes in a segment.</summary>
    /// <param name="segment">What the source says.</param>
    /// <param name="identifier">What <c>source_identifiers</c> names.</param>
    /// <param name="file">Number of the source file it was read from.</param>
    /// <param name="reread">True when what the file says now replaces what it said before.</param>
    /// <returns>The event's key, and its group where segments tell it.</returns>
    public (SegmentKey Key, string GroupKey) Add(SessionSegment segment, string identifier, int file, bool reread)
    {
        var bytes = writer.Write(segment);
        var reference = SegmentRef.Of(segment, bytes);
        var group = GroupKey(segment);
        if (items.TryGetValue(reference.Key, out var known))
        {
            if (known.Ref.Content != reference.Content || !known.HasText) Set(known, known.HasText ? rule.Merge(Text(known), segment, preferSecond: false) : segment);
        }
        // The same as is stored says nothing new. (Of two files that differ, the other one will say it.)
        else if (index is not null && index.IsStoredAs(reference, rule.Source))
        {
            return (reference.Key, group);
        }
        else
        {
            items[reference.Key] = known = new() { Key = reference.Key };
            known.Set(reference, group, spool.Add(bytes), bytes.Length);
        }

        known.AddPlace(Shared(identifier), file);
        known.Reread |= reread;
        return (reference.Key, group);
    }

    /// <summary>Takes in an event that is stored already, to have it looked at.</summary>
    public void AddStored(SegmentKey key)
    {
        if (!items.ContainsKey(key)) items[key] = new() { Key = key };
    }

    /// <summary>What is known of an event; only for one that has a text.</summary>
    /// <exception cref="IOException">The temporary file cannot be read.</exception>
    public SessionSegment Text(EvidenceItem item) => SegmentBytes.Read(spool.Read(item.At, item.Length));

    /// <summary>Replaces what is known of an event.</summary>
    public void Set(EvidenceItem item, SessionSegment segment)
    {
        var bytes = writer.Write(segment);
        item.Set(SegmentRef.Of(segment, bytes), GroupKey(segment), spool.Add(bytes), bytes.Length);
    }

    /// <summary>Has events joined with what is stored, and not replaced: another file tells them too.</summary>
    public void KeepStored(IEnumerable<SegmentKey> keys)
    {
        foreach (var key in keys)
        {
            if (items.TryGetValue(key, out var item)) item.Reread = false;
        }
    }

    /// <summary>Leaves an event out: it says nothing new, or is not wanted.</summary>
    public void Drop(SegmentKey key) => items.Remove(key);

    public void Dispose() => spool.Dispose();

    private string GroupKey(SessionSegment segment) => rule.GroupsByFile ? "" : Shared(rule.GroupKey(segment));

    // A million events come from a few files and groups: each text is held once.
    private string Shared(string text)
    {
        if (texts.TryGetValue(text, out var known)) return known;
        return texts[text] = text;
    }
}
