using System.Text.Json.Nodes;
using Sdc.TestServers;

namespace Sdc.Cli.Tests;

/// <summary>Fetches that are killed at a request, and started again; SDC_SEEDS in the environment says of how many seeds a quarter is taken.</summary>
public class KilledFetchTests
{
    private static readonly WorldSizes Sizes = new() { Tickets = 150, Customers = 12, MaximumComments = 20, Connections = 0, Burst = 0 };

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, Math.Max(1, TestCount.Seeds / 4))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task A_fetch_killed_at_any_request_goes_on_and_ends_with_what_a_calm_one_gives(int seed)
    {
        var random = new Random(seed);
        var world = new ServerWorld(1000 + seed, Sizes);
        await using var servers = await LoopbackServers.StartAsync(world, new Chaos(seed, 0.05), new() { Comments = (CommentsInLists)random.Next(3), TicketsAPage = random.Next(5, 40) });
        using var project = Project(servers);
        using (var process = SdcProcess.Start(project.Root, "ingest-syncro")) KilledAtRequest.Run(servers, process, random.Next(2, 120));
        project.AssertNoHalfFile();
        for (var run = 0; project.Run("ingest-syncro").ExitCode != 0; run++) Assert.True(run < 8, "The fetch does not come to an end.");

        // What the server changed while it was read.
        servers.Chaos = Chaos.None();
        project.Run("ingest-syncro").Ended(0);
        using var calm = Project(servers);
        calm.Run("ingest-syncro").Ended(0);
        Assert.Equal(world.Tickets.Count, calm.Files().Count);
        Assert.True(calm.Snapshot() == project.Snapshot(), $"Seed {seed} ended in other files.");
        project.AssertWhole();
        foreach (var file in Directory.EnumerateFiles(project.Data, "*", SearchOption.AllDirectories)) Assert.DoesNotContain(servers.Syncro.Key, File.ReadAllText(file));
        Assert.False(servers.Log.KeyWasInQuery);
    }

    private static SdcProject Project(LoopbackServers servers) => new(new JsonObject
    {
        ["processing_defaults"] = new JsonObject { ["time_zone"] = "UTC", ["syncro_cache_policy"] = "manual_only" },
        ["syncro_api"] = new JsonObject { ["base_url"] = servers.SyncroBaseUrl, ["api_key"] = servers.Syncro.Key, ["requests_per_minute"] = 100_000, ["timeout_seconds"] = 1 },
        ["network"] = new JsonObject { ["retry_delay_seconds"] = 0.01, ["retries"] = 6 },
        ["logging"] = new JsonObject { ["log_level"] = "DEBUG" },
    }.ToJsonString());
}
