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
    public GoodRecord? Take(long ticketId)
    {
        if (!timers.TryGetValue(ticketId, out var list)) return null;
        timers.Remove(ticketId);
        return new(list.ConvertAll(SegmentBytes.Read), TicketRule.PathOf(ticketId), Replaces: true);
    }
}
