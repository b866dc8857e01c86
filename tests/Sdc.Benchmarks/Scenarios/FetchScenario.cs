using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Sdc.TestServers;

namespace Sdc.Benchmarks;

/// <summary>Fetching tickets from a server on this machine, against a bare client that sends the same requests.</summary>
internal static class FetchScenario
{
    private static readonly Option<int> TicketsOption = new("--tickets") { Description = "How many tickets the server has.", DefaultValueFactory = _ => 20_000 };
    private static readonly Option<int> LatencyOption = new("--latency") { Description = "How many milliseconds each answer takes at least.", DefaultValueFactory = _ => 5 };

    public static Command Create()
    {
        var command = new Command("fetch", "ingest-syncro from a server, against a bare client loop.");
        command.Options.Add(TicketsOption);
        command.Options.Add(LatencyOption);
        command.SetAction(parsed => MeasureAsync(BenchmarkSettings.Of(parsed), parsed.GetValue(TicketsOption), TimeSpan.FromMilliseconds(parsed.GetValue(LatencyOption))));
        return command;
    }

    private static async Task MeasureAsync(BenchmarkSettings settings, int tickets, TimeSpan latency)
    {
        var world = new ServerWorld(1, new() { Tickets = tickets, Customers = Math.Max(10, tickets / 20), MaximumComments = 12, Connections = 0, Burst = 0 });
        await using var servers = await LoopbackServers.StartAsync(world, syncro: new() { TicketsAPage = 50, TimersAPage = 50 });
        Samples fetches = new(), bares = new(), memory = new();
        var count = 0;
        Environment.SetEnvironmentVariable(BareClient.KeyVariable, servers.Syncro.Key);
        for (var run = 0; run < settings.Runs; run++)
        {
            using var work = new WorkFolder(settings);
            File.WriteAllText(work.Combine("config.json"), Configuration(servers));
            servers.Latency = latency;
            servers.Log.Clear();
            var fetch = MeasuredProcess.RunSdc(work.Root, "ingest-syncro", "-q");
            fetches.Add(fetch.Seconds);
            memory.Add(fetch.PeakBytes);
            var requests = servers.Log.Requests.Select(request => request.PathAndQuery).ToList();
            count = requests.Count;
            bares.Add(BareClient.Run(work.Root, new Uri(servers.SyncroBaseUrl).GetLeftPart(UriPartial.Authority), requests, TicketListing.Parallel).Seconds);
        }

        var table = new ResultTable(string.Create(CultureInfo.InvariantCulture, $"{ResultTable.Count(tickets)} tickets, {ResultTable.Count(count)} requests, {latency.TotalMilliseconds:0} ms an answer, {settings.Runs} alternating runs"), "Result", "Target");
        table.Add("`sdc ingest-syncro`", ResultTable.Seconds(fetches), "");
        table.Add("A bare client, the same requests", ResultTable.Seconds(bares), "");
        table.Add("Ratio", ResultTable.Times(fetches.Median / bares.Median), "1.3×");
        table.Add("Peak memory", ResultTable.Megabytes(memory.Median), "150 MB");
        table.Write();
    }

    private static string Configuration(LoopbackServers servers) => new JsonObject
    {
        ["processing_defaults"] = new JsonObject { ["time_zone"] = "UTC", ["syncro_cache_policy"] = "manual_only" },
        ["syncro_api"] = new JsonObject { ["base_url"] = servers.SyncroBaseUrl, ["api_key"] = servers.Syncro.Key, ["requests_per_minute"] = 1_000_000 },
    }.ToJsonString();
}
