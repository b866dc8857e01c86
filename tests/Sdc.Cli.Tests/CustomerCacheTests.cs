using System.Text.Json.Nodes;
using Sdc.TestServers;

namespace Sdc.Cli.Tests;

public class CustomerCacheTests
{
    [Fact]
    public async Task Customers_are_fetched_told_and_linked_with()
    {
        await using var servers = await ServersAsync();
        using var project = Project(servers);
        var first = servers.World.Customers[0];

        var fetched = project.Run("cache-customers", "--summary", "json").Ended(0);
        var again = project.Run("cache-customers").Ended(0);
        servers.World.RenameCustomer(first.Id, "Zephyr Legal");
        var forced = project.Run("cache-customers", "--force").Ended(0);
        project.Log("a.csv", SdcProject.Row(1, "Dana", "Zephyr Legal", 0));
        project.Run("run").Ended(0);

        var step = JsonNode.Parse(fetched.Lines[^1])!["steps"]![0]!;
        Assert.Equal(("cache-customers", 12), ((string?)step["step"], (int)step["new"]!));
        Assert.Contains("The customers are not fetched: the cache is 0 minutes old", again.Output);
        Assert.Contains("0 added, 1 renamed, 0 gone", forced.Output);
        Assert.Contains($"{first.BusinessName} is now Zephyr Legal (#{first.Id})", forced.Output);
        Assert.Equal(first.Id, (long)SdcProject.Json(project.Files().Single(file => file.Contains("ScreenConnect", StringComparison.Ordinal)))["context"]!["customer_id"]!);
        Assert.False(servers.Log.KeyWasInQuery);
    }

    [Fact]
    public async Task A_fetch_that_fails_ends_with_4_and_a_run_that_needs_it_goes_on_with_a_warning()
    {
        await using var servers = await ServersAsync();
        using var project = Project(servers);
        project.Run("cache-customers").Ended(0);
        var cache = Path.Combine(project.Root, "input", "cache", "lean_customer_cache.json");
        var before = File.ReadAllBytes(cache);
        servers.Chaos.Script("/customers", ServerFault.InternalError, times: 2);

        var failed = project.Run("cache-customers", "--force").Ended(4);
        File.SetLastWriteTimeUtc(cache, DateTime.UtcNow.AddDays(-3));
        var linked = project.Run("link").Ended(0);

        Assert.Contains("GET /api/v1/customers?include_disabled=true&page=1 was answered 500", failed.Errors);
        Assert.Contains("The customer cache is as it was", failed.Errors);
        Assert.Contains("The customers of the cache are used, which is 3 days old", linked.Errors);
        Assert.DoesNotContain(servers.Syncro.Key, failed.Errors + linked.Errors + failed.Output);
        Assert.Equal(before, File.ReadAllBytes(cache));
    }

    [Fact]
    public async Task A_fetch_that_is_killed_leaves_the_cache_as_it_was_and_the_next_cleans_up()
    {
        await using var servers = await ServersAsync();
        using var project = Project(servers);
        project.Run("cache-customers").Ended(0);
        var cache = Path.Combine(project.Root, "input", "cache");
        var before = File.ReadAllBytes(Path.Combine(cache, "lean_customer_cache.json"));
        servers.World.RenameCustomer(servers.World.Customers[0].Id, "Zephyr Legal");
        servers.Chaos.Script("/contacts", ServerFault.Silence);
        servers.Log.Clear();

        using (var process = SdcProcess.Start(project.Root, "cache-customers", "--force"))
        {
            while (!process.HasExited && !servers.Log.Requests.Any(request => request.Path.EndsWith("/contacts", StringComparison.Ordinal))) await Task.Delay(10);
            process.Kill();
            await process.WaitForExitAsync();
        }

        Assert.Equal(before, File.ReadAllBytes(Path.Combine(cache, "lean_customer_cache.json")));
        Assert.Contains("1 renamed", project.Run("cache-customers", "--force").Ended(0).Output);
        Assert.Equal(3, Directory.GetFiles(cache).Length);
    }

    [Fact]
    public void Without_a_server_there_is_nothing_to_fetch_from()
    {
        using var project = new SdcProject();

        Assert.Contains("syncro_api.base_url is not set", project.Run("cache-customers").Ended(4).Errors);
    }

    private static Task<LoopbackServers> ServersAsync() =>
        LoopbackServers.StartAsync(new ServerWorld(5, new() { Customers = 12, Tickets = 0, Connections = 0 }), null, new() { CustomersAPage = 5, ContactsAPage = 7 });

    private static SdcProject Project(LoopbackServers servers)
    {
        var project = new SdcProject(new JsonObject
        {
            ["syncro_api"] = new JsonObject { ["base_url"] = servers.SyncroBaseUrl, ["api_key"] = servers.Syncro.Key, ["requests_per_minute"] = 100_000 },
            ["network"] = new JsonObject { ["retries"] = 0 },
        }.ToJsonString());
        File.Delete(Path.Combine(project.Root, "input", "cache", "lean_customer_cache.json"));
        return project;
    }
}
