namespace Sdc;

/// <summary>A stored session as it was read: its segments and identifiers stay at hand when its successor takes the rest over.</summary>
internal sealed class LoadedSession
{
    private readonly Dictionary<SegmentKey, SessionSegment> segments = [];

    public LoadedSession(Session session)
    {
        Session = session;
        Origin = session.Origin;
        Identifiers = [.. session.Meta.SourceIdentifiers];
        foreach (var segment in session.Segments) segments[SegmentKey.Of(segment.SegmentId)] = segment;
    }

    public Session Session { get; }

    /// <summary>The file as it was read.</summary>
    public SessionOrigin? Origin { get; }

    public IReadOnlyList<string> Identifiers { get; }

    /// <summary>A segment by its key.</summary>
    public SessionSegment? Segment(SegmentKey key) => segments.TryGetValue(key, out var segment) ? segment : null;
}
