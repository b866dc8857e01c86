using System.Net;
using Sdc.TestServers;

namespace Sdc.Tests.Servers;

public sealed class SyncroServerTests
{
    [Fact]
    public async Task A_ticket_that_is_updated_between_two_pages_shifts_them()
    {
        await using var client = await ServerClient.StartAsync(new ServerWorld(1));
        var first = ServerClient.Ids(await client.GetAsync("/tickets?page=1"), "tickets");
        var moved = ServerClient.Ids(await client.GetAsync("/tickets?page=3"), "tickets")[0];
        client.Servers.World.TouchTicket(moved);

        var second = ServerClient.Ids(await client.GetAsync("/tickets?page=2"), "tickets");

        Assert.Equal(first[^1], second[0]);
        Assert.Equal(moved, ServerClient.Ids(await client.GetAsync("/tickets"), "tickets")[0]);
    }

    [Fact]
    public async Task A_list_carries_the_first_comment_and_the_endpoint_ten_a_page()
    {
        var world = new ServerWorld(2);
        await using var client = await ServerClient.StartAsync(world);
        var ticket = world.Tickets.MaxBy(ticket => ticket.Comments.Length)!;

        var alone = await client.GetAsync($"/tickets/{ticket.Id}?all_comments=true");
        var page = await client.GetAsync($"/tickets/{ticket.Id}/comments");

        Assert.Equal("Initial Issue", (string?)Assert.Single(alone["ticket"]!["comments"]!.AsArray())!["subject"]);
        Assert.Equal(ticket.Comments.Take(10).Select(comment => comment.Id), ServerClient.Ids(page, "comments"));
        Assert.Equal((ticket.Comments.Length + 9) / 10, (int)page["meta"]!["total_pages"]!);
    }

    [Fact]
    public async Task Since_takes_the_very_moment_only_where_it_is_inclusive()
    {
        var world = new ServerWorld(3);
        await using var client = await ServerClient.StartAsync(world);
        var moment = world.Tickets.GroupBy(ticket => ticket.UpdatedAt).MaxBy(group => group.Count())!;
        Assert.True(moment.Count() > 1);
        client.Servers.Syncro.Options.TicketsAPage = 1000;
        var since = $"/tickets?since_updated_at={moment.Key:yyyy-MM-dd'T'HH:mm:ss.fff}Z";

        var with = ServerClient.Ids(await client.GetAsync(since), "tickets");
        client.Servers.Syncro.Options.SinceIsInclusive = false;
        var without = ServerClient.Ids(await client.GetAsync(since), "tickets");

        Assert.Equal(moment.Select(ticket => ticket.Id).Order(), with.Except(without).Order());
    }

    [Fact]
    public async Task A_timer_that_is_stopped_leaves_its_tickets_time_as_it_is()
    {
        var world = new ServerWorld(4);
        var timer = world.Timers.First(timer => timer.EndTime is null);
        var before = world.Ticket(timer.TicketId);

        world.StopTimer(timer.Id);

        await using var client = await ServerClient.StartAsync(world);
        client.Servers.Syncro.Options.HasMeta = false;
        var answer = await client.GetAsync("/ticket_timers");
        Assert.Null(answer["meta"]);
        Assert.NotNull(answer["ticket_timers"]!.AsArray().Single(one => (long)one!["id"]! == timer.Id)!["end_time"]);
        Assert.Equal(before, world.Ticket(timer.TicketId));
    }

    [Fact]
    public async Task Disabled_customers_come_only_when_they_are_asked_for()
    {
        var world = new ServerWorld(5);
        await using var client = await ServerClient.StartAsync(world);
        client.Servers.Syncro.Options.CustomersAPage = 1000;

        Assert.Equal(world.Customers.Where(customer => !customer.Disabled).Select(customer => customer.Id), ServerClient.Ids(await client.GetAsync("/customers"), "customers"));
        Assert.Equal(world.Customers.Select(customer => customer.Id), ServerClient.Ids(await client.GetAsync("/customers?include_disabled=true"), "customers"));
    }

    [Fact]
    public async Task A_key_in_the_query_and_an_endpoint_without_permission_are_refused()
    {
        await using var client = await ServerClient.StartAsync(new ServerWorld(6));
        client.Servers.Syncro.Options.Refused[SyncroEndpoint.Timers] = true;
        using var timers = await client.SendAsync("/ticket_timers");
        Assert.False(client.Servers.Log.KeyWasInQuery);
        using var query = await client.SendAsync("/tickets?key=" + client.Servers.Syncro.Key);
        using var unknown = await client.SendAsync("/tickets/1");

        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.NotFound], [timers.StatusCode, query.StatusCode, unknown.StatusCode]);
        Assert.StartsWith("{\"error\":\"Not authorized. ", await timers.Content.ReadAsStringAsync());
        Assert.True(client.Servers.Log.KeyWasInQuery);
        Assert.DoesNotContain(client.Servers.Log.Requests, request => request.Query.Contains(client.Servers.Syncro.Key, StringComparison.Ordinal) || request.Headers.Values.Any(value => value.Contains(client.Servers.Syncro.Key, StringComparison.Ordinal)));
        Assert.Equal(3, client.Servers.Log.MostIn(TimeSpan.FromMinutes(10)));
    }
}
