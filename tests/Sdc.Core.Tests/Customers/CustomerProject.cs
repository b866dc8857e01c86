using System.Text.Json.Nodes;
using Sdc.TestServers;
using Sdc.Tests.Store;

namespace Sdc.Tests.Customers;

/// <summary>A project whose customers come from a server on this machine.</summary>
internal sealed class CustomerProject : IAsyncDisposable
{
    private static readonly string[] Names = ["lean_customer_cache.json", "raw_customers.json", "raw_contacts.json"];

    private CustomerProject(LoopbackServers servers)
    {
        Servers = servers;
        Project = new();
        Configure();
    }

    public LoopbackServers Servers { get; }

    public TestProject Project { get; }

    public ServerWorld World => Servers.World;

    public string Cache => Path.GetDirectoryName(Project.CustomerCache)!;

    public List<Customer> Customers => LeanCustomerCache.Read(Project.CustomerCache).Customers;

    public static async Task<CustomerProject> StartAsync(int customers = 23, SyncroServerOptions? options = null) =>
        new(await LoopbackServers.StartAsync(new ServerWorld(4, new() { Customers = customers, Tickets = 0, Connections = 0 }), null, options ?? new() { CustomersAPage = 5, ContactsAPage = 7 }));

    public void Configure(string policy = "if_older_than_hours", int retries = 0, string? server = null) => Project.Configure(new JsonObject
    {
        ["processing_defaults"] = new JsonObject { ["time_zone"] = "UTC", ["syncro_cache_policy"] = policy, ["syncro_cache_expiry_hours"] = 24 },
        ["syncro_api"] = new JsonObject { ["base_url"] = server ?? Servers.SyncroBaseUrl, ["api_key"] = Servers.Syncro.Key, ["requests_per_minute"] = 1_000_000, ["timeout_seconds"] = 5 },
        ["network"] = new JsonObject { ["retry_delay_seconds"] = 0.01, ["retries"] = retries },
    }.ToJsonString());

    public List<RunEvent> Update(bool force = true, CancellationToken cancellation = default)
    {
        using var store = Project.Workspace.OpenStore(new object(), "test", cancellation);
        return TestProject.Collect(new CustomerStep(Project.Workspace).UpdateAsync(force, cancellation));
    }

    /// <summary>Links what is stored, as <c>sdc link</c> does.</summary>
    public List<RunEvent> Link()
    {
        using var store = Project.Workspace.OpenStore(new object(), "test", CancellationToken.None);
        return TestProject.Collect(new Pipeline(Project.Workspace).RunAsync([], true, new(), store, CancellationToken.None));
    }

    /// <summary>The files of the cache folder with their content.</summary>
    public Dictionary<string, string> Files() => Directory.GetFiles(Cache).ToDictionary(file => Path.GetFileName(file), File.ReadAllText);

    public void Age(TimeSpan age) => File.SetLastWriteTimeUtc(Project.CustomerCache, DateTime.UtcNow - age);

    public static IEnumerable<string> AllNames => Names;

    public async ValueTask DisposeAsync()
    {
        Project.Dispose();
        await Servers.DisposeAsync();
    }
}
