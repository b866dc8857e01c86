using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sdc.TestServers;

namespace Sdc.Cli.Tests;

public partial class AnalyzeCommandTests
{
    private const int Parallel = 4;

    [Fact]
    public async Task A_kill_costs_at_most_the_calls_in_flight_and_a_second_run_asks_nothing()
    {
        const int count = 60;
        await using var server = await ModelServer.StartAsync(Answer);
        server.Latency = TimeSpan.FromMilliseconds(80);
        using var project = Project(server, count);
        project.Run("ingest-syncro").Ended(0);
        for (var kill = 1; kill <= 3; kill++)
        {
            using var process = SdcProcess.Start(project.Root, "analyze");
            while (!process.HasExited && Analyzed(project) < kill * 12) Thread.Sleep(1);
            process.Kill();
            SdcProcess.Finish(process);
            Assert.InRange(Analyzed(project), kill * 12, count - 1);
            Assert.InRange(server.Paid.Count, Analyzed(project), Analyzed(project) + (kill * Parallel));
        }

        project.Run("analyze").Ended(0);
        project.AssertWhole();
        Assert.Equal(count, Analyzed(project));
        Assert.InRange(server.Paid.Count, count, count + (3 * Parallel));
        var asked = server.Log.Count;
        project.Run("analyze").Ended(0);
        project.Run("run").Ended(0);
        Assert.Equal(asked, server.Log.Count);
    }

    [UnixFact]
    public async Task Ctrl_C_stores_what_was_answered()
    {
        await using var server = await ModelServer.StartAsync(Answer);
        server.Latency = TimeSpan.FromMilliseconds(80);
        using var project = Project(server, 60);
        project.Run("ingest-syncro").Ended(0);
        using var process = SdcProcess.Start(project.Root, "analyze");
        while (!process.HasExited && Analyzed(project) < 10) Thread.Sleep(1);
        SdcProcess.Interrupt(process);
        SdcProcess.Finish(process).Ended(130);
        Assert.InRange(server.Paid.Count, Analyzed(project), Analyzed(project) + Parallel);
        project.AssertWhole();
    }

    [Fact]
    public async Task A_run_analyses_and_a_dry_run_shows_prompts_and_cost_and_sends_nothing()
    {
        await using var server = await ModelServer.StartAsync(Answer);
        using var project = Project(server, 3);
        project.Run("ingest-syncro").Ended(0);
        var plan = project.Run("analyze", "--dry-run", "--show-prompts");
        plan.Ended(0);
        Assert.Contains("Work item 2.", plan.Output, StringComparison.Ordinal);
        Assert.Matches(@"all +model-a +3 ", plan.Output);
        var planned = JsonNode.Parse(project.Run("analyze", "--dry-run", "--summary", "json").Ended(0).Output)!["plan"]![0]!;
        Assert.Equal(("all", 3, true), ((string?)planned["task"], (int)planned["sessions"]!, (decimal)planned["cost"]! > 0));
        Assert.Equal((0, 0), (server.Log.Count, Analyzed(project)));
        var run = project.Run("run", "--summary", "json");
        run.Ended(0);
        var step = JsonNode.Parse(run.Output.TrimEnd().Split('\n')[^1])!["steps"]!.AsArray().Single(one => (string?)one!["step"] == "analyze")!;
        Assert.Equal((3, 0), ((int)step["changed"]!, (int)step["left_due"]!));
        Assert.True((decimal)step["cost"]! > 0);
        Assert.Equal((3, 3), (server.Paid.Count, Analyzed(project)));
    }

    [Fact]
    public async Task Wrong_arguments_are_told_with_2_and_a_spent_budget_ends_with_0()
    {
        await using var server = await ModelServer.StartAsync(Answer);
        using var project = Project(server, 3);
        project.Run("ingest-syncro").Ended(0);
        Assert.Contains("did you mean title?", project.Run("analyze", "--task", "titel").Ended(2).Errors, StringComparison.Ordinal);
        project.Run("analyze", "--max-cost", "much").Ended(2);
        project.Run("analyze", "--show-prompts").Ended(2);
        Assert.Contains("3 sessions are left", project.Run("analyze", "--max-cost", "0").Ended(0).Errors, StringComparison.Ordinal);
        Assert.Empty(server.Paid);
        project.Run("analyze", "--task", "Title,Category").Ended(0);
        Assert.Equal(6, server.Paid.Count);
    }

    private static int Analyzed(SdcProject project) => project.Files().Count(file => File.ReadAllText(file).Contains("\"Analyzed\"", StringComparison.Ordinal));

    private static string Answer(ModelRequest request)
    {
        var number = Number().Match(request.Text).Groups[1].Value;
        return new JsonObject { ["title"] = "Printer " + number, ["summary"] = "Mended.", ["invoice_line"] = "Printer repaired", ["category"] = "Printing", ["detailed_overview"] = "Mended." }.ToJsonString();
    }

    private static SdcProject Project(ModelServer server, int tickets)
    {
        var project = new SdcProject(new JsonObject
        {
            ["processing_defaults"] = new JsonObject { ["time_zone"] = "UTC" },
            ["network"] = new JsonObject { ["retry_delay_seconds"] = 0.01 },
            ["llm_config"] = new JsonObject
            {
                ["active_provider"] = "test", ["max_parallel"] = Parallel, ["requests_per_minute"] = 100_000,
                ["test"] = new JsonObject { ["base_url"] = server.BaseUrl, ["api_key"] = server.Key, ["models"] = new JsonObject { ["general"] = "model-a" }, ["prices"] = new JsonObject { ["input"] = 1, ["output"] = 2 } },
            },
        }.ToJsonString());
        project.TicketFile("tickets.json", [.. Enumerable.Range(1, tickets).Select(number => SdcProject.Ticket(number, string.Create(CultureInfo.InvariantCulture,
            $", \"comments\": [{{ \"id\": {1000 + number}, \"subject\": \"Update\", \"tech\": \"Dana\", \"body\": \"Work item {number}. Mended.\", \"created_at\": \"2026-10-05T10:00:00.000-04:00\" }}]")))]);
        return project;
    }

    [GeneratedRegex(@"Work item (\d+)\.")]
    private static partial Regex Number();
}
