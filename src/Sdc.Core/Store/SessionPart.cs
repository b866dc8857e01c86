namespace Sdc;

/// <summary>A session to be: segments of one group without a pause longer than the gap, and the stored sessions that they come from.</summary>
internal sealed class SessionPart
{
    // Most segments of a first run are held nowhere.
    private static readonly List<IndexedSession> None = [];

    public SessionPart(ISessionRule rule, string groupKey, List<GroupedSegment> segments)
    {
        GroupKey = groupKey;
        Segments = segments;
        SessionId = Identity.Session(rule.Source, groupKey, segments[0].Ref.Key.ToString());
        var start = segments[0].Ref.Start;
        FileName = SessionFileName.Of(start == SegmentRef.UnknownTime ? null : new DateTime(start, DateTimeKind.Utc), rule.Source, SessionId);
        Holders = segments.Exists(segment => segment.Holders.Count > 0) ? [.. segments.SelectMany(segment => segment.Holders).Distinct()] : None;
        IsAsStored = Holders.Count == 1 && Holders[0].SessionId == SessionId && Holders[0].Segments.Length == segments.Count && segments.TrueForAll(segment => segment.Item is null && !segment.IsGone);
    }

    public string SessionId { get; }

    public string GroupKey { get; }

    /// <summary>The name that its file has, or gets.</summary>
    public string FileName { get; }

    /// <summary>Sorted by (start, segment id), not empty.</summary>
    public List<GroupedSegment> Segments { get; }

    /// <summary>The stored sessions that hold any of the segments.</summary>
    public List<IndexedSession> Holders { get; }

    /// <summary>True when the stored session is just this, and need not be read.</summary>
    public bool IsAsStored { get; }

    /// <summary>The stored sessions that live on in it, in time order.</summary>
    public List<IndexedSession> Predecessors { get; } = [];

    /// <summary>A file of this session without segments that can be told apart; what else is in it lives on.</summary>
    public IndexedSession? Emptied { get; set; }

    /// <summary>True when it touches no stored file but its own, and leaves nothing of that out: it can be stored at any time.</summary>
    public bool StandsAlone => Emptied is null && Predecessors.Count <= 1 && (Holders.Count == 0 || (Holders.Count == 1
        && Holders[0].FileName == FileName && Holders[0].Segments.Length == Segments.Count(segment => segment.Holders.Count > 0)))
        && (Predecessors.Count == 0 || (Holders.Count == 1 && Predecessors[0] == Holders[0]));

    /// <summary>True when no stored session lives on in it.</summary>
    public bool IsNew => Predecessors.Count == 0 && Emptied is null;

    /// <summary>Length of its new texts, in bytes.</summary>
    public long Size
    {
        get
        {
            var size = 0L;
            foreach (var segment in Segments) size += segment.Item?.Length ?? 0;
            return size;
        }
    }

    /// <summary>True when it is to be written.</summary>
    public bool IsDue => !IsAsStored || Predecessors.Count > 1;

    /// <summary>What groups that are looked at together are cut into.</summary>
    public static List<SessionPart> Of(GroupComponent component, ISessionRule rule)
    {
        var parts = new List<SessionPart>();
        foreach (var (key, segments) in component.Groups(rule))
        {
            foreach (var part in GapGrouping.Cut(segments, rule.Gap, segment => (segment.Ref.Start, segment.Ref.End))) parts.Add(new(rule, key, part));
        }

        SetPredecessors(parts, component.Sessions);
        return parts;
    }

    /// <summary>Notes of each stored session in which part it lives on: in that of its earliest event that is left, else in the one that starts nearest.</summary>
    private static void SetPredecessors(List<SessionPart> parts, IReadOnlyList<IndexedSession> stored)
    {
        if (stored.Count == 0) return;
        var earliest = new Dictionary<IndexedSession, (SessionPart Part, SegmentRef Ref)>();
        foreach (var part in parts)
        {
            foreach (var segment in part.Segments)
            {
                foreach (var holder in segment.Holders)
                {
                    if (!earliest.TryGetValue(holder, out var first) || SegmentRef.Compare(segment.Ref, first.Ref) < 0) earliest[holder] = (part, segment.Ref);
                }
            }
        }

        if (parts.Count == 0) return;
        foreach (var holder in stored)
        {
            var start = holder.Segments[0].Start;
            var heir = earliest.TryGetValue(holder, out var first) ? first.Part
                : parts.OrderBy(part => part.IsAsStored).ThenBy(part => Math.Abs((double)part.Segments[0].Ref.Start - start)).First();
            heir.Predecessors.Add(holder);
        }

        foreach (var part in parts.Where(part => part.Predecessors.Count > 1))
        {
            part.Predecessors.Sort((first, second) => first.Segments[0].Start != second.Segments[0].Start
                ? first.Segments[0].Start.CompareTo(second.Segments[0].Start)
                : string.CompareOrdinal(first.SessionId, second.SessionId));
        }
    }
}
