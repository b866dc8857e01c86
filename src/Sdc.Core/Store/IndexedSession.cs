namespace Sdc;

/// <summary>What the index knows of a session file, and the size and time that the file had then.</summary>
internal sealed class IndexedSession
{
    public required string FileName { get; init; }

    public required long Size { get; init; }

    /// <summary>Time of the last write, UTC ticks.</summary>
    public required long Written { get; init; }

    public required string SessionId { get; init; }

    public required string Source { get; init; }

    /// <summary>The group its segments belong to; empty for a session that is not regrouped: another program's, or one that a person took apart.</summary>
    public required string GroupKey { get; init; }

    public required string Status { get; init; }

    /// <summary>Sorted by (start, segment id); empty for a session that is not regrouped.</summary>
    public required SegmentRef[] Segments { get; init; }

    /// <summary>The customers and settings with which the linker last looked at this very file; empty when it has not.</summary>
    public string LinkedWith { get; set; } = "";

    public static IndexedSession Of(Session session, string fileName, long size, long written, ISessionRule? rule)
    {
        var segments = IsOurs(session) && rule is not null ? session.Segments.Select(SegmentRef.Of).ToArray() : [];
        Array.Sort(segments, SegmentRef.Compare);
        return new()
        {
            FileName = fileName,
            Size = size,
            Written = written,
            SessionId = session.Meta.SessionId,
            Source = session.Meta.SourceSystem,
            GroupKey = segments.Length > 0 ? rule!.GroupKey(session.Segments[0]) : "",
            Status = session.Meta.ProcessingStatus,
            Segments = segments,
        };
    }

    // The Python SDC wrote no basis of the duration, and ids of its own; such a session is linked and kept, but not cut or joined.
    private static bool IsOurs(Session session) =>
        session.Insights.DurationBasis is not null
        && session.Segments.All(segment => SegmentKey.IsOurs(segment.SegmentId))
        && session.Segments.Select(segment => segment.SegmentId).Distinct(StringComparer.Ordinal).Count() == session.Segments.Count;
}
