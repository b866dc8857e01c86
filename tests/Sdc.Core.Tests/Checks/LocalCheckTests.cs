using System.Text.Json.Nodes;
using Sdc.Tests.Store;

namespace Sdc.Tests.Checks;

public sealed class LocalCheckTests : IDisposable
{
    private readonly TestProject project = new();
    private readonly Dictionary<string, string> environment = [];

    public void Dispose() => project.Dispose();

    [Fact]
    public async Task A_fresh_project_has_nothing_failed_and_nothing_is_made()
    {
        var before = Entries();
        var checks = await TestAsync("{}");
        Assert.DoesNotContain(checks, check => check.Status == CheckStatus.Failed);
        Assert.Equal(CheckStatus.Ok, checks[0].Status);
        Assert.Equal(Path.Combine(project.Root, "config.json"), checks[0].Detail);
        Assert.Contains("the first run makes it", checks.Single(check => check.Name == "Sessions folder").Detail);
        Assert.All(checks.Where(check => check.Status == CheckStatus.Warning), check => Assert.NotEmpty(check.Advice!));
        Assert.Equal(before, Entries());
    }

    [Fact]
    public async Task Without_a_configuration_it_says_how_to_make_one()
    {
        var empty = Directory.CreateTempSubdirectory("sdc-");
        try
        {
            var test = new ConnectionTest(() => ConfigurationLoader.Load(null, empty.FullName, environment), "test");
            var checks = new List<ConnectionCheck>();
            await foreach (var check in test.RunAsync(default)) checks.Add(check);
            Assert.False(test.HasConfiguration);
            Assert.Equal([CheckStatus.Failed, CheckStatus.Skipped], checks.Select(check => check.Status));
            Assert.Contains("There is no configuration.", checks[0].Detail);
            Assert.Contains("New-SdcProject", checks[0].Advice);
            Assert.Empty(Directory.GetFileSystemEntries(empty.FullName));
        }
        finally
        {
            empty.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Each_mistake_of_the_configuration_is_a_row()
    {
        var checks = await TestAsync("""{ "logging": { "log_level": "LOUD" }, "syncro_api": { "base_url": "http://a.example" } }""");
        Assert.Equal(2, checks.Count(check => check is { Name: "Configuration", Status: CheckStatus.Failed }));
        Assert.Contains(checks, check => check.Detail.Contains("logging.log_level") && check.Advice!.StartsWith("Allowed: ", StringComparison.Ordinal));
        Assert.Contains(checks, check => check.Detail.Contains("syncro_api.base_url"));
    }

    [Fact]
    public async Task A_warning_of_the_configuration_is_a_row() =>
        Assert.Contains(await TestAsync("""{ "loging": {} }"""), check => check is { Name: "Configuration", Status: CheckStatus.Warning } && check.Detail.Contains("loging"));

    [Fact]
    public async Task A_folder_below_a_file_fails_and_names_its_setting()
    {
        var check = await OneAsync("Sessions folder", """{ "project_paths": { "sessions_output_folder": "{{project_root}}/config.json/sessions" } }""");
        Assert.Equal(CheckStatus.Failed, check.Status);
        Assert.Contains("project_paths.sessions_output_folder", check.Advice);
    }

    [LinuxFact]
    public async Task A_folder_that_cannot_be_written_fails()
    {
        var check = await OneAsync("Data folder", """{ "project_paths": { "data_folder": "/proc/self/fd/sdc" } }""");
        Assert.Equal(CheckStatus.Failed, check.Status);
        Assert.Contains("cannot be made", check.Detail);
        Assert.Contains("project_paths.data_folder", check.Advice);
    }

    [Fact]
    public async Task A_source_that_is_not_there_is_a_warning_where_a_run_misses_it()
    {
        Directory.Delete(project.Logs);
        var check = await OneAsync("ScreenConnect logs");
        Assert.Equal(CheckStatus.Warning, check.Status);
        Assert.Contains("project_paths.screenconnect_logs", check.Advice);
        Assert.Equal(CheckStatus.Skipped, (await OneAsync("Notes")).Status);
    }

    [Fact]
    public async Task A_run_that_holds_the_lock_is_named()
    {
        Assert.Equal("Free.", (await OneAsync("Run lock")).Detail);
        using (var store = project.Workspace.OpenStore(new object(), "a long run", default))
        {
            var check = await OneAsync("Run lock");
            Assert.Equal(CheckStatus.Warning, check.Status);
            Assert.Matches(@"a long run by .* since 20\d\d-", check.Detail);
        }

        Assert.Equal(CheckStatus.Ok, (await OneAsync("Run lock")).Status);
    }

    [Fact]
    public async Task A_lock_that_a_killed_run_left_a_name_at_is_free()
    {
        Directory.CreateDirectory(project.State);
        File.WriteAllText(Path.Combine(project.State, "run.lock"), "");
        File.WriteAllText(Path.Combine(project.State, "run.lock.json"), "{ \"command\": \"sdc run\", \"host\": \"" + Environment.MachineName + "\" }");
        Assert.Equal("Free.", (await OneAsync("Run lock")).Detail);
    }

    [Theory]
    [InlineData("0123456789abcdef", CheckStatus.Ok)]
    [InlineData("0123456789 abcdef", CheckStatus.Failed)]
    [InlineData("0123456789\r\nabcdef", CheckStatus.Failed)]
    [InlineData("\"0123456789abcdef\"", CheckStatus.Failed)]
    [InlineData("0123456", CheckStatus.Warning)]
    public async Task A_key_is_judged_and_never_shown(string key, CheckStatus expected)
    {
        environment["SYNCRO_API_KEY"] = key;
        var checks = await TestAsync("{}");
        var check = checks.Single(one => one.Name == "Syncro key");
        Assert.Equal(expected, check.Status);
        Assert.Contains("SYNCRO_API_KEY", check.Detail);
        Assert.DoesNotContain(checks, one => (one.Detail + one.Advice).Contains("0123456", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_in_the_file_is_a_warning_and_one_that_is_missing_a_failure()
    {
        const string url = "\"base_url\": \"http://127.0.0.1:9/api/v1\"";
        var inFile = await OneAsync("Syncro key", $$"""{ "syncro_api": { {{url}}, "api_key": "0123456789abcdef" } }""");
        Assert.Equal(CheckStatus.Warning, inFile.Status);
        Assert.Contains("SYNCRO_API_KEY", inFile.Advice);
        var checks = await TestAsync($$"""{ "syncro_api": { {{url}} } }""");
        Assert.Equal(CheckStatus.Failed, checks.Single(check => check.Name == "Syncro key").Status);
        Assert.All(checks.Where(check => check.Name.StartsWith("Syncro: ", StringComparison.Ordinal)), check => Assert.Equal(CheckStatus.Skipped, check.Status));
    }

    [Fact]
    public async Task The_customer_cache_is_counted_and_a_damaged_one_fails()
    {
        Assert.Equal(CheckStatus.Warning, (await OneAsync("Customer cache")).Status);
        project.Customers((1, "Harbor Dental"), (2, "Northside Pediatrics"));
        Assert.StartsWith("2 customers, 0 minutes old", (await OneAsync("Customer cache")).Detail);
        File.WriteAllText(project.CustomerCache, "[{");
        Assert.Equal(CheckStatus.Failed, (await OneAsync("Customer cache")).Status);
    }

    [Theory]
    [InlineData(99, CheckStatus.Failed)]
    [InlineData(100, CheckStatus.Warning)]
    [InlineData(1023, CheckStatus.Warning)]
    [InlineData(1024, CheckStatus.Ok)]
    public void A_disk_is_judged_by_its_free_space(long megabytes, CheckStatus expected) => Assert.Equal(expected, DiskCheck.Judge(megabytes * 1024 * 1024).Status);

    [Theory]
    [InlineData("\"http://proxy.example.com:8080\"", "through http://proxy.example.com:8080 (network.proxy)")]
    [InlineData("\"none\"", "no proxy (network.proxy)")]
    public async Task The_proxy_in_use_is_told(string proxy, string told)
    {
        var json = JsonNode.Parse($$"""{ "network": { "proxy": {{proxy}} } }""")!;
        project.Configure(json.ToJsonString());
        var network = project.Workspace.Configuration.Network;
        var result = await new ProxyCheck([("Syncro", new("https://a.example/api/v1")), ("Model provider", new("http://localhost:1234/v1"))], network).RunAsync(default);
        Assert.Equal($"Syncro: {told}; Model provider: this machine, no proxy.", result.Detail);
    }

    [Fact]
    public void The_clock_that_is_wrong_is_named()
    {
        Assert.Equal(CheckStatus.Ok, ClockCheck.Judge([("A", Seconds(60)), ("B", Seconds(-3))]).Status);
        var one = ClockCheck.Judge([("A", Seconds(-61))]);
        Assert.Equal((CheckStatus.Warning, "This machine's clock is 61 s ahead of that of A."), (one.Status, one.Detail));
        Assert.Contains("A's is wrong", one.Advice);
        var both = ClockCheck.Judge([("A", Seconds(1000)), ("B", Seconds(990))]);
        Assert.Equal((CheckStatus.Failed, "This machine's clock is 17 minutes behind that of A and B."), (both.Status, both.Detail));
        var other = ClockCheck.Judge([("A", Seconds(2)), ("B", Seconds(8000))]);
        Assert.Equal("B's clock is 2.2 hours ahead of this machine's, and not so that of A.", other.Detail);
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private string Entries() => string.Join("\n", Directory.GetFileSystemEntries(project.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));

    private async Task<ConnectionCheck> OneAsync(string name, string configuration = "{}") => (await TestAsync(configuration)).Single(check => check.Name == name);

    private async Task<List<ConnectionCheck>> TestAsync(string configuration)
    {
        File.WriteAllText(Path.Combine(project.Root, "config.json"), configuration);
        var checks = new List<ConnectionCheck>();
        await foreach (var check in new ConnectionTest(() => ConfigurationLoader.Load("config.json", project.Root, environment), "test").RunAsync(default)) checks.Add(check);
        return checks;
    }
}
