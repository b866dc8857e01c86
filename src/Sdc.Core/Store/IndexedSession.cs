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

    /// <summary>Id of the customer that the session has; 0 for none.</summary>
    public required long CustomerId { get; init; }

    /// <summary>The name that the session gives its customer.</summary>
    public required string CustomerName { get; init; }

    /// <summary>The technician as the source names them; empty for none.</summary>
    public required string Technician { get; init; }

    /// <summary>Id of the contact that the session has; 0 for none.</summary>
    public required long ContactId { get; init; }

    /// <summary>The name that the session gives its contact.</summary>
    public required string ContactName { get; init; }

    /// <summary>What its source calls the customer, and who decides on it.</summary>
    public required NameClaim Claim { get; init; }

    /// <summary>Sorted by (start, segment id); empty for a session that is not regrouped.</summary>
    public required SegmentRef[] Segments { get; init; }

    /// <summary>True for a session that another program stored, such as the Python SDC, which tells no <c>duration_basis</c>.</summary>
    public required bool IsForeign { get; init; }

    /// <summary>Of a session that another program stored: what its events are recognised by when their source is read.</summary>
    public required SegmentKey[] NaturalKeys { get; init; }

    /// <summary>True when the events of a session that another program stored were looked for among all that is stored of its source.</summary>
    public bool IsCompared { get; set; }

    /// <summary>Its number in the table of segments that it was taken in last.</summary>
    public int Number { get; set; }

    /// <summary>The customers and settings with which the linker last looked at this very file; empty when it has not.</summary>
    public string LinkedWith { get; set; } = "";

    /// <summary>The tasks with which analysis found this very file to need nothing; empty when it has not looked, or it does.</summary>
    public string AnalyzedWith { get; set; } = "";

    /// <summary>What the index shall know of a session.</summary>
    /// <param name="session">The session.</param>
    /// <param name="file">Its file.</param>
    /// <param name="rule">Its source's rule; null for a source that is not known.</param>
    public static IndexedSession Of(Session session, SessionFileInfo file, ISessionRule? rule)
    {
        var segments = rule is not null && IsOurs(session, rule) ? session.Segments.Select(SegmentRef.Of).ToArray() : [];
        Array.Sort(segments, SegmentRef.Compare);
        var isForeign = session.Insights.DurationBasis is null;
        var natural = isForeign && rule is not null ? session.Segments.SelectMany(segment => NaturalKey.Of(rule, segment, session)).Distinct().ToArray() : [];
        return Of(session, file, segments, segments.Length == 0 ? "" : rule!.GroupsByFile ? session.Meta.ChatId! : rule.GroupKey(session.Segments[0]), isForeign, natural);
    }

    /// <summary>The same where the segments and their group are known already.</summary>
    public static IndexedSession Of(Session session, SessionFileInfo file, SegmentRef[] segments, string groupKey) => Of(session, file, segments, groupKey, false, []);

    private static IndexedSession Of(Session session, SessionFileInfo file, SegmentRef[] segments, string groupKey, bool isForeign, SegmentKey[] naturalKeys) => new()
    {
        FileName = file.Name,
        Size = file.Size,
        Written = file.Written,
        SessionId = session.Meta.SessionId,
        Source = session.Meta.SourceSystem,
        GroupKey = groupKey,
        Status = session.Meta.ProcessingStatus,
        CustomerId = session.Context.CustomerId ?? 0,
        CustomerName = session.Context.CustomerName ?? "",
        Technician = SessionTechnician.Of(session) ?? "",
        ContactId = session.Context.ContactId ?? 0,
        ContactName = session.Context.ContactName ?? "",
        Claim = NameClaim.Of(session),
        Segments = segments,
        IsForeign = isForeign,
        NaturalKeys = naturalKeys,
    };

    // The Python SDC wrote no basis of the duration, and ids of its own; such a session is not cut or joined before it is adopted.
    private static bool IsOurs(Session session, ISessionRule rule) =>
        session.Insights.DurationBasis is not null
        && (!rule.GroupsByFile || !string.IsNullOrEmpty(session.Meta.ChatId))
        && session.Segments.All(segment => SegmentKey.IsOurs(segment.SegmentId))
        && session.Segments.Select(segment => segment.SegmentId).Distinct(StringComparer.Ordinal).Count() == session.Segments.Count;
}
