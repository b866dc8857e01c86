namespace Sdc;

/// <summary>A session to be: segments of one group without a pause longer than the gap, and the stored sessions that they come from.</summary>
internal sealed class SessionPart
{
    public SessionPart(ISessionRule rule, string groupKey, List<GroupedSegment> segments)
    {
        Segments = segments;
        SessionId = Identity.Session(rule.Source, groupKey, segments[0].Ref.Key.ToString());
        Holders = [.. segments.SelectMany(segment => segment.Holders).Distinct()];
        IsAsStored = Holders.Count == 1 && Holders[0].SessionId == SessionId && Holders[0].Segments.Length == segments.Count && segments.TrueForAll(segment => segment.Item is null);
    }

    public string SessionId { get; }

    /// <summary>Sorted by (start, segment id), not empty.</summary>
    public List<GroupedSegment> Segments { get; }

    /// <summary>The stored sessions that hold any of the segments.</summary>
    public List<IndexedSession> Holders { get; }

    /// <summary>True when the stored session is just this, and need not be read.</summary>
    public bool IsAsStored { get; }

    /// <summary>The session, once it is made.</summary>
    public Session? Session { get; set; }

    /// <summary>The name of its file; empty before it is made.</summary>
    public string FileName { get; set; } = "";

    /// <summary>What counts the linking once the session is stored.</summary>
    public Action? Stored { get; set; }

    /// <summary>True when no stored session lives on in it.</summary>
    public bool IsNew { get; set; }

    /// <summary>A file of this session without segments that can be told apart; what else is in it lives on.</summary>
    public IndexedSession? Emptied { get; set; }

    /// <summary>Where what a person gave to each stored session goes: to its earliest event that is left, else to the session that starts nearest.</summary>
    public static Dictionary<IndexedSession, SessionPart> Heirs(List<SessionPart> parts, List<IndexedSession> stored)
    {
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

        var heirs = earliest.ToDictionary(pair => pair.Key, pair => pair.Value.Part);
        if (parts.Count == 0) return heirs;
        foreach (var holder in stored.Where(holder => !heirs.ContainsKey(holder)))
        {
            var start = holder.Segments[0].Start;
            heirs[holder] = parts.OrderBy(part => part.IsAsStored).ThenBy(part => Math.Abs((double)part.Segments[0].Ref.Start - start)).First();
        }

        return heirs;
    }
}
