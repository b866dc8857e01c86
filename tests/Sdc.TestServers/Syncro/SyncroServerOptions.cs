using System.Collections.Concurrent;

namespace Sdc.TestServers;

/// <summary>How the account behaves; may be changed while it is served.</summary>
public sealed class SyncroServerOptions
{
    public int TicketsAPage { get; set; } = 25;

    public int CustomersAPage { get; set; } = 50;

    public int ContactsAPage { get; set; } = 100;

    public int TimersAPage { get; set; } = 25;

    /// <summary>Comments on a page where <c>per_page</c> is not given.</summary>
    public int CommentsAPage { get; set; } = 10;

    /// <summary>The most that <c>per_page</c> can ask for.</summary>
    public int MostCommentsAPage { get; set; } = 50;

    public CommentsInLists Comments { get; set; } = CommentsInLists.FirstOnly;

    public TicketOrder Order { get; set; } = TicketOrder.UpdatedDescending;

    /// <summary>Whether <c>since_updated_at</c> gives the tickets of that very moment too.</summary>
    public bool SinceIsInclusive { get; set; } = true;

    /// <summary>Without it, everything is on one page.</summary>
    public bool HasMeta { get; set; } = true;

    /// <summary>Whether customers carry their contacts.</summary>
    public bool CustomersHaveContacts { get; set; } = true;

    /// <summary>Endpoints that the key has no permission for; the value does not matter.</summary>
    public ConcurrentDictionary<SyncroEndpoint, bool> Refused { get; } = [];
}
