using System.Globalization;
using System.Text.Json;

namespace Sdc.TestServers;

/// <summary>Plays an account of SyncroMSP; it gives what its interface says and nothing more.</summary>
public sealed class SyncroServer
{
    internal const string Root = "/api/v1";

    private readonly ServerWorld world;
    private readonly SyncroJson writer;
    private readonly TicketLists lists = new();

    internal SyncroServer(ServerWorld world, SyncroServerOptions options, string key)
    {
        this.world = world;
        Options = options;
        Key = key;
        writer = new SyncroJson(world);
    }

    public SyncroServerOptions Options { get; }

    /// <summary>The key that the account accepts; made for this run.</summary>
    public string Key { get; }

    internal ServerAnswer Answer(ServerRequest request)
    {
        try
        {
            if (request.Headers.Authorization != "Bearer " + Key || request.Parameters.ContainsKey("api_key")) return ServerAnswer.Error(401, "Not authorized. The API key is missing or wrong.");
            if (request.Method != "GET") return ServerAnswer.Error(405, "Method not allowed");
            return request.Path[Root.Length..].Split('/') is ["", .. var parts] ? Route(request, parts) : NotFound;
        }
        catch (BadParameterException bad)
        {
            return ServerAnswer.Error(422, bad.Message);
        }
    }

    private static ServerAnswer NotFound => ServerAnswer.Error(404, "Not found");

    private ServerAnswer Route(ServerRequest request, string[] parts) => parts switch
    {
        ["tickets"] => Allowed(SyncroEndpoint.Tickets, () => Tickets(request)),
        ["tickets", var id] => Allowed(SyncroEndpoint.Ticket, () => Found(id, entry => Ticket(request, entry))),
        ["tickets", var id, "comments"] => Allowed(SyncroEndpoint.Comments, () => Found(id, entry => Comments(request, entry.Ticket))),
        ["customers"] => Allowed(SyncroEndpoint.Customers, () => Customers(request)),
        ["contacts"] => Allowed(SyncroEndpoint.Contacts, () => Contacts(request)),
        ["ticket_timers"] => Allowed(SyncroEndpoint.Timers, () => Timers(request)),
        _ => NotFound,
    };

    private ServerAnswer Allowed(SyncroEndpoint endpoint, Func<ServerAnswer> answer) =>
        Options.Refused.ContainsKey(endpoint) ? ServerAnswer.Error(401, "Not authorized. The key has no permission for this endpoint.") : answer();

    private ServerAnswer Found(string id, Func<TicketEntry, ServerAnswer> answer) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && world.Find(number) is { } entry ? answer(entry) : NotFound;

    private ServerAnswer Tickets(ServerRequest request)
    {
        var filter = new TicketFilter(RequestTime.Read(request, "since_updated_at"), Options.SinceIsInclusive, RequestTime.Read(request, "created_after"), SyncroPage.Id(request, "customer_id"));
        return SyncroPage.Answer(request, "tickets", lists.Filtered(world.InOrder(Options.Order), filter), Size(Options.TicketsAPage), counts: false, (json, entry) => json.WriteRawValue(Json(request, entry), skipInputValidation: true));
    }

    private ServerAnswer Ticket(ServerRequest request, TicketEntry entry) => ServerAnswer.Json(json =>
    {
        json.WriteStartObject();
        json.WritePropertyName("ticket");
        json.WriteRawValue(Json(request, entry), skipInputValidation: true);
        json.WriteEndObject();
    });

    private byte[] Json(ServerRequest request, TicketEntry entry) => entry.Json(Options.Comments switch
    {
        CommentsInLists.All => CommentForm.All,
        CommentsInLists.AllWhenAsked when request.Parameter("all_comments") == "true" => CommentForm.All,
        CommentsInLists.NewestOnly => CommentForm.Newest,
        _ => CommentForm.Oldest,
    }, writer.Ticket);

    private ServerAnswer Comments(ServerRequest request, WorldTicket ticket)
    {
        var size = Math.Min(SyncroPage.Number(request, "per_page") ?? Options.CommentsAPage, Options.MostCommentsAPage);
        var created = RequestTime.Read(request, "created_after");
        var updated = RequestTime.Read(request, "updated_after");
        IEnumerable<WorldComment> comments = ticket.Comments.Where(comment => (created is null || comment.CreatedAt > created) && (updated is null || comment.UpdatedAt > updated));
        comments = request.Parameter("sort_direction") == "asc" ? comments.Reverse() : comments;
        return SyncroPage.Answer(request, "comments", [.. comments], Size(size), counts: true, writer.Comment);
    }

    private ServerAnswer Customers(ServerRequest request)
    {
        var disabled = request.Parameter("include_disabled") == "true";
        var contacts = Options.CustomersHaveContacts ? world.Contacts.ToLookup(contact => contact.CustomerId) : null;
        var customers = world.Customers.Where(customer => disabled || !customer.Disabled).ToList();
        return SyncroPage.Answer(request, "customers", customers, Size(Options.CustomersAPage), counts: true, (json, customer) => writer.Customer(json, customer, contacts?[customer.Id]));
    }

    private ServerAnswer Contacts(ServerRequest request)
    {
        var customer = SyncroPage.Id(request, "customer_id");
        return SyncroPage.Answer(request, "contacts", [.. world.Contacts.Where(contact => customer is null || contact.CustomerId == customer)], Size(Options.ContactsAPage), counts: true, writer.Contact);
    }

    private ServerAnswer Timers(ServerRequest request)
    {
        var after = RequestTime.Read(request, "created_at_gt");
        var before = RequestTime.Read(request, "created_at_lt");
        var timers = world.NewestTimers;
        if (after is not null || before is not null) timers = [.. timers.Where(timer => (after is null || timer.CreatedAt > after) && (before is null || timer.CreatedAt < before))];
        return SyncroPage.Answer(request, "ticket_timers", timers, Size(Options.TimersAPage), counts: false, writer.Timer);
    }

    private int? Size(int itemsAPage) => Options.HasMeta ? itemsAPage : null;
}
