using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Sdc.TestServers;

namespace Sdc.Tests.Servers;

using ServerFault = Sdc.TestServers.ServerFault;

public sealed class ChaosTests
{
    private static LoggedRequest Request(int number) => new() { ArrivalTicks = Stopwatch.GetTimestamp(), Method = "GET", Path = $"/api/v1/tickets/{number}", Query = "", Headers = new Dictionary<string, string>(), Body = "" };

    [Fact]
    public void The_same_seed_gives_the_same_faults_in_whatever_order_requests_come()
    {
        static IEnumerable<string?> Faults(int seed, IEnumerable<int> order)
        {
            var chaos = new Chaos(seed, 0.5);
            return [.. order.Select(number => (number, fault: chaos.Next(Request(number))?.Name)).OrderBy(one => one.number).Select(one => one.fault)];
        }

        Assert.Equal(Faults(1, Enumerable.Range(0, 200)), Faults(1, Enumerable.Range(0, 200).Reverse()));
        Assert.NotEqual(Faults(1, Enumerable.Range(0, 200)), Faults(2, Enumerable.Range(0, 200)));
        Assert.Equal(Chaos.All.Select(fault => fault.Name).Order(), Faults(3, Enumerable.Range(0, 2000)).OfType<string>().Distinct().Order());
    }

    [Fact]
    public void A_request_fails_only_so_often_in_a_row()
    {
        var chaos = new Chaos(1, 1, mostInARow: 2) { Faults = [ServerFault.Reset] };
        Assert.Equal([false, false, true, false, false, true], Enumerable.Range(0, 6).Select(_ => chaos.Next(Request(1)) is null));
    }

    [Fact]
    public async Task Every_fault_reaches_the_client_as_it_is_meant()
    {
        await using var client = await ServerClient.StartAsync(new ServerWorld(1));
        var chaos = client.Servers.Chaos;
        foreach (var fault in new[] { ServerFault.Reset, ServerFault.HalfBody, ServerFault.CutChunks })
        {
            chaos.Script("/customers", fault);
            await Assert.ThrowsAsync<HttpRequestException>(() => client.SendAsync("/customers"));
        }

        chaos.Script("/customers", ServerFault.TooManyRequestsUntil(1));
        chaos.Script("/customers", ServerFault.HtmlPage);
        chaos.Script("/customers", ServerFault.Unprocessable(7));
        chaos.Script("/customers", ServerFault.SlowBody);
        using var limited = await client.SendAsync("/customers");
        using var html = await client.SendAsync("/customers");
        using var unprocessable = await client.SendAsync("/customers");

        Assert.Equal(HttpStatusCode.TooManyRequests, limited.StatusCode);
        Assert.NotNull(limited.Headers.RetryAfter!.Date);
        Assert.Equal("text/html", html.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unprocessable.StatusCode);
        Assert.NotEmpty(ServerClient.Ids(await client.GetAsync("/customers"), "customers"));
        Assert.Equal([200, 429, 200, 422, 200], client.Servers.Log.Requests.Select(request => request.Status).Where(status => status != 0).TakeLast(5));
    }

    [Fact]
    public async Task Silence_lasts_until_the_servers_stop()
    {
        Task<HttpResponseMessage> waiting;
        await using (var client = await ServerClient.StartAsync(new ServerWorld(1, new WorldSizes { Tickets = 1 })))
        {
            client.Servers.Chaos.Script("/tickets", ServerFault.Silence);
            waiting = client.SendAsync("/tickets");
            while (client.Servers.Log.Requests is not [{ Fault: not null }]) await Task.Yield();
            Assert.False(waiting.IsCompleted);
        }

        await Assert.ThrowsAnyAsync<Exception>(() => waiting);
    }

    [Fact]
    public async Task A_client_that_asks_again_gets_every_page_while_the_world_changes()
    {
        var world = new ServerWorld(1);
        await using var client = await ServerClient.StartAsync(world, new Chaos(1, 0.6));
        var changing = Task.Run(() =>
        {
            foreach (var ticket in world.Tickets)
            {
                world.AddComment(ticket.Id);
                world.AddConnections(1, world.End, TimeSpan.FromMinutes(1));
                world.RenameCustomer(world.Customers[0].Id, $"Name {ticket.Id}");
            }
        });
        for (var page = 1; page <= 4; page++) Assert.NotEmpty(await UntilGood(client, $"/tickets?page={page}"));
        await changing;

        Assert.DoesNotContain(client.Servers.Log.Requests, request => request is { Status: 500, Fault: null });
        Assert.Contains(client.Servers.Log.Requests, request => request.Fault is { IsGoodAnswer: false });
    }

    private static async Task<List<long>> UntilGood(ServerClient client, string path)
    {
        while (true)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            try
            {
                using var response = await client.SendAsync(path, patience.Token);
                var text = await response.Content.ReadAsStringAsync(patience.Token);
                if (response is { IsSuccessStatusCode: true, Content.Headers.ContentType.MediaType: "application/json" }) return ServerClient.Ids(JsonNode.Parse(text)!, "tickets");
            }
            catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
            {
            }
        }
    }
}
