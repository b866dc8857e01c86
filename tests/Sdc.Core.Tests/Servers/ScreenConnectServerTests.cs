using System.Net;
using Sdc.TestServers;

namespace Sdc.Tests.Servers;

public sealed class ScreenConnectServerTests
{
    private static readonly DateTime Start = new(2026, 2, 1, 9, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task A_filter_is_evaluated_with_its_quotes_and_parentheses()
    {
        var world = new ServerWorld(1);
        var own = new WorldConnection { ConnectionId = Guid.NewGuid(), SessionId = Guid.NewGuid(), ConnectedTime = Start, ParticipantName = "O'Brien' OR '1' = '1", SessionName = "SRV-1" };
        world.AddConnection(own);
        await using var client = await ServerClient.StartAsync(world);

        Assert.Equal([own.ConnectionId], await client.ConnectionsAsync("ParticipantName = 'O''Brien'' OR ''1'' = ''1'"));
        Assert.Equal(
            world.Connections.Where(row => row.ProcessType == "Guest" && (row.SessionName?.StartsWith("SRV", StringComparison.Ordinal) == true || row.ConnectedTime < world.End.AddDays(-100))).Select(row => row.ConnectionId).Order(),
            (await client.ConnectionsAsync($"ProcessType = 'Guest' AND (SessionName LIKE 'srv%' OR ConnectedTime < '{world.End.AddDays(-100):yyyy-MM-dd'T'HH:mm:ss}Z')")).Order());
    }

    [Theory]
    [InlineData("ParticipantName = 'O'Brien'")]
    [InlineData("ParticipantName = 'Dana")]
    [InlineData("Nobody = 'x'")]
    [InlineData("ConnectedTime > 'yesterday'")]
    [InlineData("(ProcessType = 'Host'")]
    [InlineData("ProcessType = 'Host' AND")]
    public async Task A_malformed_filter_is_an_error(string filter)
    {
        await using var client = await ServerClient.StartAsync(new ServerWorld(1, new WorldSizes { Tickets = 1, Connections = 1, Burst = 0 }));
        using var response = await client.ReportAsync(filter, null, "ConnectionID");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_limit_cuts_a_second_that_holds_hundreds()
    {
        var world = new ServerWorld(1);
        await using var client = await ServerClient.StartAsync(world);
        var second = world.Connections.GroupBy(row => row.ConnectedTime.Ticks / TimeSpan.TicksPerSecond).MaxBy(group => group.Count())!;
        Assert.True(second.Count() >= 250);
        var from = new DateTime(second.Key * TimeSpan.TicksPerSecond);
        var filter = $"ConnectedTime >= '{from:yyyy-MM-dd'T'HH:mm:ss}Z' AND ConnectedTime < '{from.AddSeconds(1):yyyy-MM-dd'T'HH:mm:ss}Z'";

        Assert.Equal(200, (await client.ConnectionsAsync(filter, 200)).Count);
        client.Servers.ScreenConnect.Options.MostItems = 100;
        Assert.Equal(100, (await client.ConnectionsAsync(filter, 200)).Count);
        client.Servers.ScreenConnect.Options.MostItems = null;
        Assert.Equal(second.Select(row => row.ConnectionId).Order(), (await client.ConnectionsAsync(filter)).Order());
    }

    [Fact]
    public async Task A_row_has_the_fields_that_are_asked_for_in_that_order()
    {
        var world = new ServerWorld(1, new WorldSizes { Tickets = 0, Connections = 0, Burst = 0 });
        foreach (var end in Enum.GetValues<OpenEnd>()) world.AddConnection(new WorldConnection { ConnectionId = Guid.NewGuid(), SessionId = Guid.NewGuid(), ConnectedTime = Start.AddTicks((int)end), OpenEnd = end });
        await using var client = await ServerClient.StartAsync(world);
        using var response = await client.ReportAsync("", null, "DurationSeconds", "DisconnectedTime", "ConnectedTime");

        Assert.Equal(
            """{"FieldNames":["DurationSeconds","DisconnectedTime","ConnectedTime"],"Items":[[0,null,"2026-02-01T09:00:00.0000000Z"],[0,"","2026-02-01T09:00:00.0000001Z"],[0,"0001-01-01T00:00:00.0000000Z","2026-02-01T09:00:00.0000002Z"]]}""",
            await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(TimeComparison.Exact, false)]
    [InlineData(TimeComparison.TruncatedLiteral, true)]
    [InlineData(TimeComparison.TruncatedBoth, false)]
    public async Task Fractions_of_a_second_count_as_the_server_is_set(TimeComparison times, bool found)
    {
        var world = new ServerWorld(1, new WorldSizes { Tickets = 0, Connections = 0, Burst = 0 });
        world.AddConnection(new WorldConnection { ConnectionId = Guid.NewGuid(), SessionId = Guid.NewGuid(), ConnectedTime = Start.AddMilliseconds(400) });
        await using var client = await ServerClient.StartAsync(world);
        client.Servers.ScreenConnect.Options.Times = times;

        Assert.Equal(found, (await client.ConnectionsAsync("ConnectedTime > '2026-02-01T09:00:00.5000000Z'")).Count == 1);
    }
}
