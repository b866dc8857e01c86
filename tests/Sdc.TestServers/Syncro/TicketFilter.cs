namespace Sdc.TestServers;

/// <summary>Which tickets a list is asked for.</summary>
internal sealed record TicketFilter(DateTime? Since, bool SinceIsInclusive, DateTime? CreatedAfter, long? Customer)
{
    public bool Fits(WorldTicket ticket) =>
        (Since is not { } moment || ticket.UpdatedAt > moment || SinceIsInclusive && ticket.UpdatedAt == moment)
        && (CreatedAfter is not { } first || ticket.CreatedAt > first)
        && (Customer is null || ticket.CustomerId == Customer);
}
