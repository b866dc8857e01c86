using System.Text.Json.Nodes;
using Sdc.TestServers;
using Sdc.Tests.Store;

namespace Sdc.Tests.Sources.Syncro.Server;

/// <summary>A project whose tickets come from a server on this machine.</summary>
internal sealed class SyncroProject : IAsyncDisposable
{
    private SyncroProject(LoopbackServers servers, int requestsPerMinute)
    {
        Servers = servers;
        Project = new(Configuration(servers, requestsPerMinute));
        Directory.Delete(Project.Tickets);
        Project.Customers();
    }

    public LoopbackServers Servers { get; }

    public TestProject Project { get; }

    public ServerWorld World => Servers.World;

    public static async Task<SyncroProject> StartAsync(ServerWorld world, Chaos? chaos = null, SyncroServerOptions? options = null, int requestsPerMinute = 1_000_000) =>
        new(await LoopbackServers.StartAsync(world, chaos, options), requestsPerMinute);

    public static string Configuration(LoopbackServers servers, int requestsPerMinute = 1_000_000) => new JsonObject
    {
        ["processing_defaults"] = new JsonObject { ["time_zone"] = "UTC", ["syncro_cache_policy"] = "manual_only" },
        ["syncro_api"] = new JsonObject { ["base_url"] = servers.SyncroBaseUrl, ["api_key"] = servers.Syncro.Key, ["requests_per_minute"] = requestsPerMinute, ["timeout_seconds"] = 2 },
        ["network"] = new JsonObject { ["retry_delay_seconds"] = 0.01, ["retries"] = 6 },
        ["logging"] = new JsonObject { ["log_level"] = "DEBUG" },
    }.ToJsonString();

    public List<RunEvent> Fetch(ServerQuery? query = null, bool force = false, CancellationToken cancellation = default)
    {
        using var store = Project.Workspace.OpenStore(new object(), "test", cancellation);
        return TestProject.Collect(new Pipeline(Project.Workspace).ImportAsync(Project.Workspace.Syncro, null, true, new(Force: force, Server: query ?? new()), store, null, cancellation));
    }

    /// <summary>The sessions that a calm server and a fresh project give of the same world.</summary>
    public static async Task<string> CalmAsync(ServerWorld world)
    {
        await using var calm = await StartAsync(world);
        Assert.DoesNotContain(calm.Fetch(), happened => happened is RecordFailed or SessionFailed or RunWarning);
        return calm.Project.Snapshot();
    }

    /// <summary>Requests since the last time this was asked.</summary>
    public int Requests()
    {
        var count = Servers.Log.Requests.Count;
        var added = count - counted;
        counted = count;
        return added;
    }

    private int counted;

    public async ValueTask DisposeAsync()
    {
        Project.Dispose();
        await Servers.DisposeAsync();
    }
}
