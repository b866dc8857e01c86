using System.Globalization;

namespace Sdc;

/// <summary>
/// All that SDC takes Syncro's API to be, in one place, to be held against a live account: paths, parameters, nouns and headers. (The fields of a ticket,
/// comment and timer are in <see cref="TicketMapper"/> and <see cref="TimerMapper"/>, those of a customer in the customers' reader.)
/// Source: the API's public documentation, https://api-docs.syncromsp.com.
/// </summary>
internal static class SyncroContract
{
    public const string KeyHeader = "Authorization";
    public const string KeyPrefix = "Bearer ";
    public const string KeyVariable = "SYNCRO_API_KEY";

    public const string Tickets = "tickets";
    public const string Ticket = "ticket";
    public const string Comments = "comments";
    public const string Timers = "ticket_timers";
    public const string Customers = "customers";
    public const string Contacts = "contacts";

    /// <summary>The member of an answer that tells about its pages.</summary>
    public const string Meta = "meta";
    public const string TotalPages = "total_pages";
    public const string TotalEntries = "total_entries";
    public const string PageNumber = "page";

    public const string RefusedAdvice = "Check the key in Syncro under Admin, API Tokens: it may be wrong or expired, or lack the permission to list this.";

    // The most that the API gives; it may give fewer.
    private const string PerPage = "100";

    /// <summary>The first tickets as they come: the least that shows whether the list may be read.</summary>
    public static ServerRequest AnyTickets() => new(Tickets, Page(1));

    /// <summary>Tickets that were updated since a time. A list carries all comments only where the server still honours the wish.</summary>
    public static ServerRequest TicketsSince(DateTimeOffset since, int page) =>
        new(Tickets, ("since_updated_at", UtcTimeConverter.Format(since)), ("all_comments", "true"), ("comment_format", "plaintext"), Page(page));

    public static ServerRequest TicketById(long id) => new(PathOf(id), ("comment_format", "plaintext"));

    public static ServerRequest CommentsOf(long ticketId, int page) => new(PathOf(ticketId) + "/" + Comments, ("per_page", PerPage), Page(page));

    public static ServerRequest TimersCreated(DateTimeOffset after, DateTimeOffset? before, int page) =>
        new(Timers, ("created_at_gt", UtcTimeConverter.Format(after)), ("created_at_lt", before is { } end ? UtcTimeConverter.Format(end) : null), Page(page));

    public static ServerRequest AllCustomers(int page) => new(Customers, ("include_disabled", "true"), Page(page));

    public static ServerRequest AllContacts(int page) => new(Contacts, Page(page));

    private static string PathOf(long ticketId) => Tickets + "/" + ticketId.ToString(CultureInfo.InvariantCulture);

    private static (string Name, string? Value) Page(int page) => ("page", page.ToString(CultureInfo.InvariantCulture));
}
