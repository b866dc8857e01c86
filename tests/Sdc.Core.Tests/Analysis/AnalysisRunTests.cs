using Sdc.Tests.Store;
using Sdc.TestServers;

namespace Sdc.Tests.Analysis;

public class AnalysisRunTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task At_random_faults_each_session_ends_analysed_or_is_named_and_none_is_paid_for_twice(int seed)
    {
        // SDC_SESSIONS in the environment says how many sessions; the fault run takes a thousand.
        var count = int.TryParse(Environment.GetEnvironmentVariable("SDC_SESSIONS"), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var told) ? told : 150;
        await using var project = await AnalysisProject.StartAsync(count);
        project.Server.Chaos = new Chaos(seed, 0.05) { Faults = ModelFaults.Passing };
        project.Server.Options.QuirkRate = 0.05;
        project.Server.Options.QuirkSeed = seed;
        var failed = (await project.AnalyzeAsync()).OfType<SessionFailed>().Select(failure => Path.GetFileName(failure.File)).ToHashSet();
        foreach (var session in project.Project.Read()) Assert.True(session.Status == SessionStatus.Analyzed || failed.Contains(SessionFileName.Of(session)), $"{session.SessionId} is neither analysed nor named.");

        project.Server.Chaos = Chaos.None();
        project.Server.Options.QuirkRate = 0;
        await project.AnalyzeAsync();
        Assert.All(project.Project.Read(), session => Assert.Equal(SessionStatus.Analyzed, session.Status));
        var paid = project.Paid();
        Assert.Equal(count, paid.Count);
        Assert.All(paid, pair => Assert.Equal(1, pair.Value));
        var asked = project.Server.Log.Count;
        Assert.Equal(0, AnalysisProject.Summary(await project.AnalyzeAsync()).Changed);
        Assert.Equal(asked, project.Server.Log.Count);
        // No index, either, makes them due.
        File.Delete(Path.Combine(project.Project.State, "index.bin"));
        await project.AnalyzeAsync();
        Assert.Equal(asked, project.Server.Log.Count);
    }

    [Fact]
    public async Task A_stopped_run_keeps_what_was_answered_and_the_next_goes_on()
    {
        const int count = 60;
        await using var project = await AnalysisProject.StartAsync(count);
        project.Server.Latency = TimeSpan.FromMilliseconds(20);
        using var stop = new CancellationTokenSource();
        var done = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => project.AnalyzeAsync(null, stop.Token, happened =>
        {
            if (happened is SessionAnalyzed && ++done == 20) stop.Cancel();
        }));
        var stored = project.Project.Read().Count(session => session.Status == SessionStatus.Analyzed);
        Assert.InRange(stored, 20, count - 1);
        await project.AnalyzeAsync();
        Assert.All(project.Project.Read(), session => Assert.Equal(SessionStatus.Analyzed, session.Status));
        Assert.InRange(project.Paid().Values.Sum(), count, count + 4);
    }

    [Fact]
    public async Task A_result_is_stored_with_its_task_model_tokens_and_cost()
    {
        await using var project = await AnalysisProject.StartAsync(1);
        var summary = AnalysisProject.Summary(await project.AnalyzeAsync());
        var session = project.Session(1);
        Assert.Equal(("Printer 1 mended", "Printing", "The printer 1 was mended.", "Printer repaired", "Looked.\nMended."), (session.Title, session.Insights.LlmGeneratedCategory,
            session.Insights.GeneratedSummaries.Text("default"), session.Insights.GeneratedSummaries.Text("invoice_line"), session.Insights.GeneratedSummaries.Text("detailed_overview")));
        Assert.Contains("llm_all_v1", session.Meta.ProcessingLog);
        var record = Assert.IsType<DataMap>(session.Insights.Analysis!["all"]);
        Assert.Equal("model-a", record.Text("model"));
        Assert.Equal(summary.InputTokens, record["input_tokens"]);
        Assert.Equal(summary.Cost, Assert.IsType<decimal>(record["cost"]));
        Assert.True(summary is { Changed: 1, Read: 1, LeftDue: 0, Failed: 0, OutputTokens: > 0 });
        Assert.False(record.ContainsKey("parts"));
    }

    [Fact]
    public async Task Only_a_changed_text_is_asked_about_again_and_a_link_or_another_model_is_no_change()
    {
        await using var project = await AnalysisProject.StartAsync(5);
        await project.AnalyzeAsync();
        project.Project.Edit(project.Session(2), new() { AddLinks = ["Project: Printers"], Notes = "mine" });
        project.Llm["test"]!["models"]!["general"] = "model-b";
        project.Apply();
        project.Tickets([3], number => $"Work item {number}. The printer burns.", 1);
        await project.AnalyzeAsync();
        Assert.Equal(2, project.Paid()[3]);
        Assert.Equal(6, project.Paid().Values.Sum());
        Assert.Equal("model-b", ((DataMap)project.Session(3).Insights.Analysis!["all"]!).Text("model"));
        await project.AnalyzeAsync(new() { Force = true });
        Assert.Equal(11, project.Paid().Values.Sum());
    }

    [Fact]
    public async Task What_a_person_wrote_stays_also_when_the_text_changes_or_all_is_forced()
    {
        await using var project = await AnalysisProject.StartAsync(1);
        await project.AnalyzeAsync();
        var file = Directory.GetFiles(project.Project.Sessions).Single();
        File.WriteAllText(file, File.ReadAllText(file).Replace("Printer 1 mended", "The dentist's printer"));
        project.Server.Answer = _ => AnalysisProject.Json("Another title", "Another summary.", "Hardware");
        project.Tickets([1], number => $"Work item {number}. Changed.", 1);
        await project.AnalyzeAsync();
        Assert.Equal(("The dentist's printer", "Another summary."), (project.Session(1).Title, project.Session(1).Insights.GeneratedSummaries.Text("default")));
        await project.AnalyzeAsync(new() { Force = true });
        Assert.Equal("The dentist's printer", project.Session(1).Title);
    }

    [Fact]
    public async Task A_reviewed_session_gets_what_it_lacks_and_stays_reviewed()
    {
        await using var project = await AnalysisProject.StartAsync(1);
        await project.AnalyzeAsync();
        project.Project.Edit(project.Session(1), new() { Status = SessionStatus.Reviewed });
        project.Tickets([1], number => $"Work item {number}. Changed.", 1);
        var file = Directory.GetFiles(project.Project.Sessions).Single();
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"Printing\"", "null"));
        project.Server.Answer = _ => AnalysisProject.Json("Another title", "Another summary.", "Hardware");
        await project.AnalyzeAsync();
        Assert.Equal(("Printer 1 mended", "Hardware", SessionStatus.Reviewed), (project.Session(1).Title, project.Session(1).Insights.LlmGeneratedCategory, project.Session(1).Status));
        var asked = project.Server.Log.Count;
        await project.AnalyzeAsync();
        Assert.Equal(asked, project.Server.Log.Count);
    }

    [Fact]
    public async Task A_bare_connection_gets_its_answer_without_a_call()
    {
        await using var project = await AnalysisProject.StartAsync();
        project.Project.Customers((7, "Acme Inc."));
        project.Project.Log("a.csv", new Connection(new Guid(1, 7, 7, new byte[8]).ToString(), "Dana", "Acme Inc.", "PC-1", new(2026, 10, 5, 12, 0, 0, DateTimeKind.Utc), TimeSpan.FromMinutes(10)).Exact());
        project.Project.Run(link: true);
        await project.AnalyzeAsync();
        var session = Assert.Single(project.Project.Read());
        Assert.Equal(SessionStatus.Analyzed, session.Status);
        Assert.StartsWith("Remote session on", session.Title, StringComparison.Ordinal);
        Assert.Equal("Remote Support", session.Insights.LlmGeneratedCategory);
        Assert.Null(((DataMap)session.Insights.Analysis!["all"]!)["model"]);
        Assert.Equal(0, project.Server.Log.Count);
    }

    [Fact]
    public async Task Results_of_the_Python_SDC_count_as_current()
    {
        await using var project = await AnalysisProject.StartAsync(0, project => project.Llm["tasks"] = System.Text.Json.Nodes.JsonNode.Parse("""{ "all": { "enabled": false }, "title": { "enabled": true }, "summary": { "enabled": true } }"""));
        project.Tickets([1]);
        var file = Directory.GetFiles(project.Project.Sessions).Single();
        var json = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(file))!;
        json["insights"]!["llm_generated_title"] = "By Python";
        json["insights"]!["generated_summaries"] = new System.Text.Json.Nodes.JsonObject { ["default"] = "Its summary." };
        json["meta"]!["processing_log"] = new System.Text.Json.Nodes.JsonArray("llm_title_v1");
        File.WriteAllText(file, json.ToJsonString());
        await project.AnalyzeAsync();
        Assert.Equal((SessionStatus.Analyzed, "By Python"), (project.Session(1).Status, project.Session(1).Title));
        Assert.Equal(0, project.Server.Log.Count);
    }

    [Fact]
    public async Task A_server_that_is_gone_ends_the_step_with_one_message_and_all_stays_due()
    {
        await using var project = await AnalysisProject.StartAsync(30, project => project.Configuration["network"]!["retries"] = 1);
        project.Server.Chaos = new Chaos(1, 1) { Faults = [TestServers.ServerFault.Unavailable] };
        var events = await project.AnalyzeAsync();
        var message = Assert.Single(events.OfType<RecordFailed>()).Record.Reason;
        Assert.EndsWith("30 sessions are left for the next run.", message, StringComparison.Ordinal);
        Assert.Empty(events.OfType<SessionFailed>());
        Assert.True(AnalysisProject.Summary(events) is { LeftDue: 30, NewlyFailed: 1, Impossible: true });
        Assert.All(project.Project.Read(), session => Assert.Equal(SessionStatus.Linked, session.Status));
        Assert.InRange(project.Server.Log.Count, 1, 2 * 8);
    }

    [Fact]
    public async Task A_wrong_key_ends_the_step_at_once()
    {
        await using var project = await AnalysisProject.StartAsync(30, project => project.Llm["test"]!["api_key"] = "wrong");
        var events = await project.AnalyzeAsync();
        Assert.Single(events.OfType<RecordFailed>());
        Assert.Equal(30, AnalysisProject.Summary(events).LeftDue);
        Assert.InRange(project.Server.Log.Count, 1, 4);
    }

    [Fact]
    public async Task An_answer_of_no_use_fails_its_session_alone_and_is_asked_for_again_by_the_next_run()
    {
        await using var project = await AnalysisProject.StartAsync(5);
        project.Server.Answer = request => request.Text.Contains("Work item 3.", StringComparison.Ordinal) ? "{ \"title\": 5 }" : AnalysisProject.Answer(request);
        var events = await project.AnalyzeAsync();
        Assert.Contains("all: ", Assert.Single(events.OfType<SessionFailed>()).Reason, StringComparison.Ordinal);
        Assert.True(AnalysisProject.Summary(events) is { Changed: 4, Failed: 1, LeftDue: 0 });
        project.Server.Answer = AnalysisProject.Answer;
        await project.AnalyzeAsync();
        Assert.Equal(SessionStatus.Analyzed, project.Session(3).Status);
    }

    [Fact]
    public async Task Without_a_model_the_step_says_what_it_left()
    {
        await using var project = await AnalysisProject.StartAsync(3, project => project.Llm["active_provider"] = "none");
        Assert.Contains("3 sessions", (await project.AnalyzeAsync()).OfType<RunWarning>().Single().Message, StringComparison.Ordinal);
        using var store = project.Project.Workspace.OpenStore(new object(), "test", CancellationToken.None);
        var events = TestProject.Collect(new Pipeline(project.Project.Workspace).RunAllAsync([], new(), store, CancellationToken.None));
        Assert.Contains("3 sessions", Assert.Single(events.OfType<StepSkipped>()).Message, StringComparison.Ordinal);
        Assert.DoesNotContain(events.OfType<StepFinished>(), finished => finished.Summary.Step == AnalysisStep.Name);
    }

    [Fact]
    public async Task Named_sessions_are_analysed_whatever_their_status_and_an_id_without_a_session_is_told()
    {
        await using var project = await AnalysisProject.StartAsync(3);
        project.Project.Edit(project.Session(2), new() { Status = SessionStatus.NeedsReview });
        var events = await project.AnalyzeAsync(new() { SessionIds = [project.Session(2).SessionId, "nothing"], Tasks = ["Title"] });
        Assert.Equal("nothing", Assert.Single(events.OfType<SessionMissing>()).SessionId);
        Assert.NotNull(Assert.Single(events.OfType<SessionAnalyzed>()).Session.Insights.LlmGeneratedTitle);
        Assert.Equal((SessionStatus.NeedsReview, 1), (project.Session(2).Status, project.Server.Paid.Count));
        Assert.Empty(project.Session(2).Insights.GeneratedSummaries);
    }
}
