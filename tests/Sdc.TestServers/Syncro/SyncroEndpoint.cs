namespace Sdc.TestServers;

/// <summary>What a permission is given for.</summary>
public enum SyncroEndpoint
{
    Tickets,
    Ticket,
    Comments,
    Customers,
    Contacts,
    Timers,
}
