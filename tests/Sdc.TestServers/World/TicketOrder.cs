namespace Sdc.TestServers;

/// <summary>The order of a list of tickets.</summary>
public enum TicketOrder
{
    UpdatedDescending,
    UpdatedAscending,
    ById,
}
