using System.Text.Json.Nodes;
using Sdc.TestServers;
using Sdc.Tests.Store;

namespace Sdc.Tests.Checks;

/// <summary>A project with all its servers on this machine, and what a test of it finds.</summary>
internal sealed class CheckedProject : IAsyncDisposable
{
    private CheckedProject(LoopbackServers servers)
    {
        Servers = servers;
        Json = new()
        {
            ["processing_defaults"] = new JsonObject { ["time_zone"] = "UTC" },
            ["syncro_api"] = new JsonObject { ["base_url"] = servers.SyncroBaseUrl, ["requests_per_minute"] = 1_000_000, ["timeout_seconds"] = 1 },
            ["logging"] = new JsonObject { ["log_level"] = "DEBUG" },
        };
        Environment["SYNCRO_API_KEY"] = servers.Syncro.Key;
        Project.Customers((1, "Harbor Dental"));
    }

    public LoopbackServers Servers { get; }

    public TestProject Project { get; } = new();

    /// <summary>The configuration; may be changed before a test.</summary>
    public JsonObject Json { get; }

    public Dictionary<string, string> Environment { get; } = [];

    public string Logs => Path.Combine(Project.Root, "data", "logs");

    public static async Task<CheckedProject> StartAsync() =>
        new(await LoopbackServers.StartAsync(new(1, new() { Tickets = 5, Customers = 3, Connections = 20, Burst = 0 })));

    public async Task<List<ConnectionCheck>> TestAsync(CancellationToken cancellation = default)
    {
        File.WriteAllText(Path.Combine(Project.Root, "config.json"), Json.ToJsonString());
        var test = new ConnectionTest(() => ConfigurationLoader.Load(null, Project.Root, Environment), "test");
        var checks = new List<ConnectionCheck>();
        await foreach (var check in test.RunAsync(cancellation)) checks.Add(check);
        return checks;
    }

    public async Task<ConnectionCheck> TestAsync(string name) => (await TestAsync()).Single(check => check.Name == name);

    /// <summary>All files of the project and their bytes, the log aside.</summary>
    public string Snapshot() => string.Join("\n", Directory.EnumerateFileSystemEntries(Project.Root, "*", SearchOption.AllDirectories)
        .Where(path => !path.StartsWith(Logs, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(path => path + (File.Exists(path) ? " " + Convert.ToHexString(File.ReadAllBytes(path)) : "")));

    public async ValueTask DisposeAsync()
    {
        Project.Dispose();
        await Servers.DisposeAsync();
    }
}
