namespace Sdc.TestServers;

/// <summary>The tickets by id, and their orders until one of them changes. Its owner locks.</summary>
internal sealed class TicketTable
{
    private readonly Dictionary<long, TicketEntry> entries = [];
    private readonly Dictionary<TicketOrder, TicketEntry[]> orders = [];

    public IEnumerable<TicketEntry> Entries => entries.Values;

    public TicketEntry? Find(long id) => entries.GetValueOrDefault(id);

    public void Set(WorldTicket ticket)
    {
        entries[ticket.Id] = new TicketEntry(ticket);
        orders.Clear();
    }

    public bool Remove(long id)
    {
        orders.Clear();
        return entries.Remove(id);
    }

    /// <summary>All tickets in this order; the list does not change afterwards.</summary>
    public IReadOnlyList<TicketEntry> InOrder(TicketOrder order)
    {
        if (orders.TryGetValue(order, out var known)) return known;
        var sorted = entries.Values.ToArray();
        Array.Sort(sorted, order switch
        {
            TicketOrder.UpdatedDescending => (one, other) => ByUpdate(other, one),
            TicketOrder.UpdatedAscending => ByUpdate,
            _ => (one, other) => one.Ticket.Id.CompareTo(other.Ticket.Id),
        });
        return orders[order] = sorted;
    }

    private static int ByUpdate(TicketEntry one, TicketEntry other)
    {
        var byTime = one.Ticket.UpdatedAt.CompareTo(other.Ticket.UpdatedAt);
        return byTime != 0 ? byTime : one.Ticket.Id.CompareTo(other.Ticket.Id);
    }
}
