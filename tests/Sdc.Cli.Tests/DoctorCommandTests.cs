using System.Text.Json.Nodes;
using Sdc.TestServers;

namespace Sdc.Cli.Tests;

public class DoctorCommandTests
{
    [Fact]
    public void A_project_without_servers_is_well()
    {
        using var project = new SdcProject();
        var result = project.Run("doctor").Ended(0);
        Assert.Contains("Data folder", result.Output);
        Assert.False(result.Output.Contains('\u001b'), "There are colours in what is no terminal.");
        Assert.Equal("", result.Errors);
        Assert.False(Directory.Exists(project.Data));
    }

    [Fact]
    public void A_failed_check_ends_with_1_and_is_all_that_quiet_shows()
    {
        using var project = new SdcProject("""{ "project_paths": { "sessions_output_folder": "{{project_root}}/config.json/sessions" } }""");
        var result = project.Run("doctor", "-o", "jsonl", "--quiet").Ended(1);
        var check = JsonNode.Parse(Assert.Single(result.Lines))!;
        Assert.Equal(("Failed", "Sessions folder"), ((string?)check["status"], (string?)check["name"]));
        Assert.Contains("project_paths.sessions_output_folder", (string?)check["advice"]);
    }

    [Fact]
    public void A_wrong_configuration_ends_with_2_and_each_mistake_is_told()
    {
        using var project = new SdcProject("""{ "logging": { "log_level": "LOUD" }, "processing_defaults": { "time_zone": "Mars/Olympus" } }""");
        var checks = JsonNode.Parse(project.Run("doctor", "-o", "json").Ended(2).Output)!.AsArray();
        Assert.Equal(["Failed", "Failed", "Skipped"], checks.Select(check => (string?)check!["status"]));
    }

    [Fact]
    public void Without_a_configuration_it_tells_how_to_make_one()
    {
        using var project = new SdcProject();
        File.Delete(Path.Combine(project.Root, "config.json"));
        Assert.Contains("New-SdcProject", project.Run("doctor").Ended(2).Output);
    }

    [Fact]
    public async Task Servers_are_asked_and_no_key_is_shown()
    {
        await using var servers = await LoopbackServers.StartAsync(new(1, new() { Tickets = 3, Customers = 2, Connections = 5, Burst = 0 }));
        using var project = new SdcProject(new JsonObject
        {
            ["logging"] = new JsonObject { ["log_level"] = "DEBUG", ["log_to_terminal"] = true },
            ["syncro_api"] = new JsonObject { ["base_url"] = servers.SyncroBaseUrl, ["api_key"] = servers.Syncro.Key },
            ["screenconnect_ingestor"] = new JsonObject
            {
                ["mode"] = "api",
                ["api_config"] = new JsonObject { ["base_url"] = servers.ScreenConnectBaseUrl, ["extension_id"] = servers.ScreenConnect.Options.Extension, ["api_key"] = servers.ScreenConnect.Key },
            },
        }.ToJsonString());
        Directory.CreateDirectory(Path.Combine(project.Data, "logs"));

        var good = project.Run("doctor", "-o", "csv").Ended(0);
        servers.Syncro.Options.Refused[SyncroEndpoint.Timers] = true;
        var refused = project.Run("doctor").Ended(1);

        Assert.Equal(6, good.Lines.Count(line => line.StartsWith("Ok,Syncro: ", StringComparison.Ordinal) || line.StartsWith("Ok,ScreenConnect: report,", StringComparison.Ordinal)));
        Assert.Contains("Ticket Timers", refused.Output);
        var log = string.Concat(Directory.GetFiles(Path.Combine(project.Data, "logs"), "*.log").Select(File.ReadAllText));
        Assert.Contains("GET /api/v1/ticket_timers", log);
        foreach (var text in (string[])[good.Output, good.Errors, refused.Output, refused.Errors, log])
        {
            Assert.DoesNotContain(servers.Syncro.Key, text);
            Assert.DoesNotContain(servers.ScreenConnect.Key, text);
        }
    }
}
