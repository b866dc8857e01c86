using System.Diagnostics;
using System.Net;
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
}
