using System.Globalization;
using System.Text.Json.Nodes;
using Sdc.TestServers;
using Sdc.Tests.Store;

namespace Sdc.Tests.Sources.Syncro.Server;

/// <summary>Whole runs (customers, tickets, connections, linking) against servers that do what servers do; SDC_SEEDS in the environment says of how many seeds a quarter is taken.</summary>
public sealed class ChaosWholeRunTests
{
    private static readonly WorldSizes Sizes = new() { Tickets = 40, Customers = 30, MaximumComments = 8, Connections = 60, Burst = 40 };

    public static TheoryData<int> Seeds()
    {
        var data = new TheoryData<int>();
        var count = int.TryParse(Environment.GetEnvironmentVariable("SDC_SEEDS"), NumberStyles.None, CultureInfo.InvariantCulture, out var told) ? told : 20;
        for (var seed = 1; seed <= Math.Max(1, count / 4); seed++) data.Add(seed);
        return data;
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Whatever_both_servers_do_the_sessions_and_customers_are_those_of_calm_ones(int seed)
    {
        var random = new Random(seed);
        var world = new ServerWorld(500 + seed, Sizes, TimeSpan.FromSeconds(random.Next(-600, 600)));
        await using var servers = await LoopbackServers.StartAsync(world, new(seed, 0.08), new() { TicketsAPage = random.Next(5, 30), CustomersAPage = random.Next(5, 30), ContactsAPage = random.Next(5, 30) }, new() { MostItems = random.Next(20, 60), Order = (RowOrder)random.Next(3) });
        using var project = Project(servers);
        for (var run = 0; run < 12 && project.Run(link: true).Exists(happened => happened is RecordFailed or RunWarning); run++)
        {
            if (run == 0 && world.Connections.FirstOrDefault(connection => connection.DisconnectedTime is null) is { } open) world.CloseConnection(open.ConnectionId);
        }

        servers.Chaos = Chaos.None();
        Assert.DoesNotContain(project.Run(link: true), happened => happened is RecordFailed or SessionFailed);
        using var calm = Project(servers);
        calm.Run(link: true);
        Assert.Equal(calm.Snapshot(), project.Snapshot());
        Assert.Equal(File.ReadAllText(calm.CustomerCache), File.ReadAllText(project.CustomerCache));
        var hosts = world.Connections.Count(connection => connection.ProcessType is null or "" or "Host");
        Assert.Equal(hosts, project.Read().Where(session => session.Source == SourceSystem.ScreenConnect).Sum(session => session.SegmentCount));
        foreach (var file in Directory.EnumerateFiles(project.Root, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "config.json"))
        {
            var text = File.ReadAllText(file);
            Assert.DoesNotContain(servers.Syncro.Key, text);
            Assert.DoesNotContain(servers.ScreenConnect.Key, text);
        }
    }

    private static TestProject Project(LoopbackServers servers)
    {
        var project = new TestProject(new JsonObject
        {
            ["processing_defaults"] = new JsonObject { ["time_zone"] = "UTC", ["syncro_cache_policy"] = "on_each_run" },
            ["syncro_api"] = new JsonObject { ["base_url"] = servers.SyncroBaseUrl, ["api_key"] = servers.Syncro.Key, ["requests_per_minute"] = 1_000_000, ["timeout_seconds"] = 2 },
            ["screenconnect_ingestor"] = new JsonObject
            {
                ["mode"] = "api",
                ["api_config"] = new JsonObject { ["base_url"] = servers.ScreenConnectBaseUrl, ["extension_id"] = servers.ScreenConnect.Options.Extension, ["api_key"] = servers.ScreenConnect.Key, ["item_limit"] = 50, ["timeout_seconds"] = 2 },
            },
            ["network"] = new JsonObject { ["retry_delay_seconds"] = 0.01, ["retries"] = 6 },
            ["logging"] = new JsonObject { ["log_level"] = "DEBUG" },
        }.ToJsonString());
        foreach (var folder in (string[])[project.Logs, project.Tickets, project.Chats]) Directory.Delete(folder);
        return project;
    }
}
