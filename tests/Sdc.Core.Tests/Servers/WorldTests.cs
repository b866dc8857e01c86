using System.Text.Json.Nodes;
using Sdc.TestServers;

namespace Sdc.Tests.Servers;

public sealed class WorldTests : IDisposable
{
    private static readonly DateTime End = new(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly string folder = Directory.CreateTempSubdirectory("sdc-world-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_same_seed_gives_the_same_world()
    {
        Assert.Equal(Written(1), Written(1));
        Assert.NotEqual(Written(1), Written(2));

        string Written(int seed)
        {
            var world = new ServerWorld(seed, end: End);
            var (tickets, connections) = (Path.Combine(folder, "tickets.json"), Path.Combine(folder, "connections.csv"));
            WorldFiles.WriteTickets(world, tickets);
            WorldFiles.WriteConnections(world, connections);
            return File.ReadAllText(tickets) + File.ReadAllText(connections) + string.Join('\n', world.Timers) + string.Join('\n', world.Customers) + string.Join('\n', world.Contacts);
        }
    }

    [Fact]
    public void It_holds_what_sources_are_known_for()
    {
        var world = new ServerWorld(1);
        var comments = world.Tickets.SelectMany(ticket => ticket.Comments).ToList();

        Assert.Contains(world.Tickets, ticket => ticket.Comments.IsEmpty);
        Assert.Contains(world.Tickets, ticket => ticket.Comments.Length > 10);
        Assert.Contains(world.Tickets.GroupBy(ticket => ticket.UpdatedAt), group => group.Count() > 1);
        Assert.Contains(world.Tickets, ticket => ticket.NumberIsText);
        Assert.Contains(world.Tickets, ticket => ticket.CustomerId is null);
        Assert.Contains(comments, comment => !string.IsNullOrEmpty(comment.SmsBody));
        Assert.Contains(comments, comment => !string.IsNullOrEmpty(comment.EmailSender));
        Assert.Contains(comments, comment => comment.Tech == "customer-reply");
        Assert.Contains(comments, comment => comment.Tech is null);
        Assert.Contains(world.Timers, timer => timer.EndTime is null);
        Assert.Contains(world.Customers, customer => customer is { BusinessName: null, Disabled: false, Lastname: not null });
        Assert.Contains(world.Connections.GroupBy(row => row.ConnectedTime), group => group.Count() > 1);
        Assert.Equal(3, world.Connections.Where(row => row.DisconnectedTime is null).Select(row => row.OpenEnd).Distinct().Count());
        Assert.Contains(world.Connections, row => row.CustomProperties.IsEmpty);
        Assert.All(world.Tickets, ticket => Assert.InRange(ticket.UpdatedAt, ticket.CreatedAt, world.End));
    }

    [Fact]
    public async Task A_clock_that_differs_shows_in_dates_and_in_what_is_changed()
    {
        var world = new ServerWorld(1, skew: TimeSpan.FromDays(-20));
        await using var client = await ServerClient.StartAsync(world);
        var ticket = world.TouchTicket(world.Tickets[0].Id);
        using var response = await client.SendAsync("/tickets");

        Assert.InRange(response.Headers.Date!.Value.UtcDateTime, DateTime.MinValue, DateTime.UtcNow.AddDays(-19));
        Assert.InRange(ticket.UpdatedAt, DateTime.MinValue, DateTime.UtcNow.AddDays(-19));
        Assert.Equal(ticket.Id, (long)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["tickets"]![0]!["id"]!);
    }
}
