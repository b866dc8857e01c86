using System.Text.Json.Nodes;
using Sdc.TestServers;

namespace Sdc.Tests.Checks;

using ServerFault = Sdc.TestServers.ServerFault;

public sealed class ReportCheckTests : IAsyncLifetime
{
    private CheckedProject project = null!;

    public async Task InitializeAsync()
    {
        project = await CheckedProject.StartAsync();
        project.Environment["SCREENCONNECT_API_KEY"] = project.Servers.ScreenConnect.Key;
        project.Json["screenconnect_ingestor"] = new JsonObject
        {
            ["mode"] = "api",
            ["api_config"] = new JsonObject { ["base_url"] = project.Servers.ScreenConnectBaseUrl, ["extension_id"] = project.Servers.ScreenConnect.Options.Extension, ["timeout_seconds"] = 1 },
        };
    }

    public async Task DisposeAsync() => await project.DisposeAsync();

    [Fact]
    public async Task It_is_asked_for_one_row()
    {
        Assert.Equal(CheckStatus.Ok, (await FindAsync()).Status);
        var request = Assert.Single(Reports());
        Assert.Equal("POST", request.Method);
        Assert.Equal(1, (int)JsonNode.Parse(request.Body)![0]!["ItemLimit"]!);
    }

    [Fact]
    public async Task A_wrong_key_and_a_wrong_extension_are_told()
    {
        project.Environment["SCREENCONNECT_API_KEY"] = "not-the-key-of-the-report";
        var refused = await FindAsync();
        Assert.Equal(CheckStatus.Failed, refused.Status);
        Assert.Contains("SCREENCONNECT_API_KEY", refused.Advice);
        project.Json["screenconnect_ingestor"]!["api_config"]!["extension_id"] = "another";
        project.Environment["SCREENCONNECT_API_KEY"] = project.Servers.ScreenConnect.Key;
        var elsewhere = await FindAsync();
        Assert.Equal(CheckStatus.Failed, elsewhere.Status);
        Assert.Contains("extension_id", elsewhere.Advice);
    }

    [Fact]
    public async Task A_missing_origin_is_told_and_a_right_one_sent()
    {
        project.Servers.ScreenConnect.Options.RequiredOrigin = "https://console.example.com";
        Assert.Contains("origin", (await FindAsync()).Advice);
        project.Json["screenconnect_ingestor"]!["api_config"]!["origin"] = "https://console.example.com";
        Assert.Equal(CheckStatus.Ok, (await FindAsync()).Status);
    }

    [Theory]
    [InlineData("HTML with 200", "a web page")]
    [InlineData("silence", "within 1 s")]
    [InlineData("half a body", "failed")]
    public async Task What_is_no_report_fails(string name, string words)
    {
        project.Servers.Chaos.Script("GetReport", Chaos.All.First(one => one.Name == name), 2);
        var check = await FindAsync();
        Assert.Equal(CheckStatus.Failed, check.Status);
        Assert.Contains(words, check.Detail);
        Assert.NotEmpty(check.Advice!);
    }

    [Fact]
    public async Task Json_that_is_no_report_fails()
    {
        project.Servers.Chaos.Script("GetReport", ServerFault.Json(200, "{}"), 2);
        Assert.Contains("docs/live-check.md", (await FindAsync()).Advice);
    }

    [Fact]
    public async Task One_server_that_is_silent_does_not_hide_the_other()
    {
        project.Servers.Chaos.Script("GetReport", ServerFault.Silence, 2);
        var checks = await project.TestAsync();
        Assert.Equal(CheckStatus.Ok, checks.Single(check => check.Name == "Syncro: contacts").Status);
        Assert.Equal(CheckStatus.Failed, checks.Single(check => check.Name == "ScreenConnect: report").Status);
    }

    private IEnumerable<LoggedRequest> Reports() => project.Servers.Log.Requests.Where(request => request.Path.Contains("GetReport", StringComparison.Ordinal));

    private async Task<ConnectionCheck> FindAsync() => await project.TestAsync("ScreenConnect: report");
}
