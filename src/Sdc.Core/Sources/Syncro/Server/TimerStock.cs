namespace Sdc;

/// <summary>The timers of a run by their tickets, held as bytes until their tickets come.</summary>
internal sealed class TimerStock
{
    private readonly Dictionary<long, List<byte[]>> timers = [];
    private readonly SegmentWriter writer = new();

    /// <summary>The tickets whose timers wait.</summary>
    public IReadOnlyCollection<long> Tickets => timers.Keys;

    public void Add(MappedTimer timer)
    {
        if (!timers.TryGetValue(timer.TicketId, out var list)) timers[timer.TicketId] = list = [];
        list.Add(writer.Write(timer.Segment).ToArray());
    }

    /// <summary>Takes the timers of a ticket out, as one record; null where there is none. What the server says of a timer now replaces what it said before.</summary>
    /// <param name="ticketId">The ticket.</param>
    /// <param name="authors">Names of users by their ids, as the ticket tells them.</param>
    public GoodRecord? Take(long ticketId, IReadOnlyDictionary<string, string>? authors)
    {
        if (!timers.TryGetValue(ticketId, out var list)) return null;
        timers.Remove(ticketId);
        var segments = new List<SessionSegment>(list.Count);
        foreach (var bytes in list)
        {
            var segment = SegmentBytes.Read(bytes);
            if (segment.Metadata.Text(TicketMetadata.UserId) is { } user && authors is not null && authors.TryGetValue(user, out var name)) segment.Author = name;
            segments.Add(segment);
        }

        return new(segments, TicketRule.PathOf(ticketId), Replaces: true);
    }
}
