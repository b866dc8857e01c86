namespace Sdc;

/// <summary>One event that a run read of, and where.</summary>
internal sealed class EvidenceItem(SegmentKey key, SessionSegment? segment)
{
    private SegmentRef? reference;

    public SegmentKey Key { get; } = key;

    /// <summary>What is known of the event, joined with what is stored before sessions are made; null for one that is only stored.</summary>
    public SessionSegment? Segment
    {
        get;
        set
        {
            field = value;
            reference = null;
        }
    }
        = segment;

    /// <summary>Times and content hash of <see cref="Segment"/>, worked out once.</summary>
    public SegmentRef Ref => reference ??= SegmentRef.Of(Segment!);

    /// <summary>What <c>source_identifiers</c> will name.</summary>
    public SortedSet<string> Identifiers { get; } = new(StringComparer.Ordinal);

    /// <summary>The source files it was read from; they are not done until it is stored.</summary>
    public SortedSet<string> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>True when a file was read anew with other settings.</summary>
    public bool Reread { get; set; }
}
