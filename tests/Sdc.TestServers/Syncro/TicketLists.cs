namespace Sdc.TestServers;

/// <summary>Filters lists, and keeps the last one: its pages are asked for one after the other.</summary>
internal sealed class TicketLists
{
    private volatile Known? last;

    public IReadOnlyList<TicketEntry> Filtered(IReadOnlyList<TicketEntry> all, TicketFilter filter)
    {
        // The list of all tickets is another one as soon as a ticket changes.
        if (last is { } known && ReferenceEquals(known.All, all) && known.Filter == filter) return known.Filtered;
        IReadOnlyList<TicketEntry> filtered = [.. all.Where(entry => filter.Fits(entry.Ticket))];
        last = new(all, filter, filtered);
        return filtered;
    }

    private sealed record Known(IReadOnlyList<TicketEntry> All, TicketFilter Filter, IReadOnlyList<TicketEntry> Filtered);
}
