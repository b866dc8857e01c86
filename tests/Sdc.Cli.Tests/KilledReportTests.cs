using System.Text.Json.Nodes;
using Sdc.TestServers;

namespace Sdc.Cli.Tests;

/// <summary>Fetches of the report of connections that are killed at a request, and started again, through a server that fails at random.</summary>
public class KilledReportTests
{
    private static readonly WorldSizes Sizes = new() { Tickets = 1, Customers = 8, Connections = 400, Burst = 60 };

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, Math.Max(1, TestCount.Seeds / 20))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task A_report_killed_at_any_request_goes_on_and_ends_with_what_a_calm_one_gives(int seed)
    {
        var world = new ServerWorld(3000 + seed, Sizes);
        await using var servers = await LoopbackServers.StartAsync(world, new Chaos(seed, 0.05));
        using var project = Project(servers);
        using (var process = SdcProcess.Start(project.Root, "ingest-screenconnect", "--from-server")) Assert.True(KilledAtRequest.Run(servers, process, new Random(seed).Next(2, 30)));

        for (var run = 0; project.Run("ingest-screenconnect", "--from-server").ExitCode != 0; run++) Assert.True(run < 8, "The fetch does not come to an end.");
        servers.Chaos = Chaos.None();
        using var calm = Project(servers);
        calm.Run("ingest-screenconnect", "--from-server").Ended(0);
        Assert.Equal(world.Connections.Where(connection => connection.ProcessType != "Guest").Select(connection => connection.ConnectionId.ToString()).Order(StringComparer.Ordinal), project.Connections());
        Assert.Equal(calm.Snapshot(), project.Snapshot());
        project.AssertWhole();
        foreach (var file in Directory.EnumerateFiles(project.Data, "*", SearchOption.AllDirectories)) Assert.DoesNotContain(servers.ScreenConnect.Key, File.ReadAllText(file));
    }

    private static SdcProject Project(LoopbackServers servers) => new(new JsonObject
    {
        ["processing_defaults"] = new JsonObject { ["time_zone"] = "UTC" },
        ["screenconnect_ingestor"] = new JsonObject
        {
            ["mode"] = "api",
            ["api_config"] = new JsonObject
            {
                ["base_url"] = servers.ScreenConnectBaseUrl, ["extension_id"] = servers.ScreenConnect.Options.Extension, ["api_key"] = servers.ScreenConnect.Key,
                ["origin"] = servers.ScreenConnect.Options.RequiredOrigin, ["item_limit"] = 40,
            },
        },
        ["network"] = new JsonObject { ["retry_delay_seconds"] = 0.01, ["retries"] = 6 },
        ["logging"] = new JsonObject { ["log_level"] = "DEBUG" },
    }.ToJsonString());
}
