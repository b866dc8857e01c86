using FsCheck;
using FsCheck.Fluent;
using Sdc.Tests.Store;
using Sdc.TestServers;

namespace Sdc.Tests.Analysis;

public class AnalysisCostTests
{
    [Fact]
    public async Task The_limit_of_the_cost_is_never_passed_and_the_rest_stays_due()
    {
        await using var project = await AnalysisProject.StartAsync(40);
        var one = AnalysisProject.Summary(await project.AnalyzeAsync(new() { SessionIds = [project.Session(1).SessionId] })).Cost!.Value;
        var most = one * 20;
        var events = await project.AnalyzeAsync(new() { MaxCost = most });
        var summary = AnalysisProject.Summary(events);
        Assert.InRange(summary.Cost!.Value, one, most);
        Assert.InRange(summary.LeftDue, 39 - 20, 38);
        Assert.Equal(39, summary.LeftDue + summary.Changed);
        Assert.Equal(BudgetedModel.BudgetSpent, Assert.Single(events.OfType<RunWarning>()).Id);
        Assert.Equal((0, 0), (summary.Failed, (int)events.OfType<SessionFailed>().Count()));
        Assert.Equal(39 - summary.Changed, AnalysisProject.Summary(await project.AnalyzeAsync(new() { MaxCost = 1 })).Changed);
    }

    [Fact]
    public async Task An_answer_of_no_use_is_not_asked_for_again_beyond_the_limit_of_the_cost()
    {
        await using var project = await AnalysisProject.StartAsync(8, project => project.Llm["max_parallel"] = 2);
        project.Server.Options.Quirks.Add(AnswerQuirk.Nonsense);
        var estimate = TestProject.Collect(new Pipeline(project.Project.Workspace).PlanAnalysisAsync(new(), CancellationToken.None)).OfType<AnalysisEstimated>().Single().Estimate;
        // Once for one session, and not once more.
        var most = estimate.Cost!.Value / 8 * 1.5m;
        var events = await project.AnalyzeAsync(new() { MaxCost = most });
        var summary = AnalysisProject.Summary(events);
        Assert.InRange(summary.Cost!.Value, 0.000001m, most);
        Assert.All(project.Server.Paid.GroupBy(paid => paid.Request.User), asked => Assert.Single(asked));
        Assert.Equal(BudgetedModel.BudgetSpent, Assert.Single(events.OfType<RunWarning>()).Id);
        Assert.Equal((8, 0), (summary.LeftDue, summary.Changed));
    }

    [Fact]
    public async Task A_limit_without_prices_is_an_error_before_anything_is_asked()
    {
        await using var project = await AnalysisProject.StartAsync(1, project => project.Llm["test"]!.AsObject().Remove("prices"));
        Assert.Equal("PricesMissing", (await Assert.ThrowsAsync<SdcException>(() => project.AnalyzeAsync(new() { MaxCost = 1 }))).ErrorId);
        Assert.Equal(0, project.Server.Log.Count);
        Assert.Null(AnalysisProject.Summary(await project.AnalyzeAsync()).Cost);
    }

    [Fact]
    public async Task A_plan_tells_sessions_tokens_cost_and_redacted_prompts_and_sends_nothing()
    {
        await using var project = await AnalysisProject.StartAsync();
        project.Tickets([1, 2], number => $"Work item {number}. Mail to dana@example.com, the password is Hunter2!zq");
        var before = project.Project.Times();
        var events = TestProject.Collect(new Pipeline(project.Project.Workspace).PlanAnalysisAsync(new(), CancellationToken.None));
        var estimate = Assert.Single(events.OfType<AnalysisEstimated>()).Estimate;
        Assert.True(estimate is { Task: "all", Model: "model-a", Sessions: 2, Questions: 2, InputTokens: > 100, OutputTokens: > 0, Cost: > 0 });
        Assert.All(events.OfType<PromptPlanned>(), planned =>
        {
            Assert.DoesNotContain("Hunter2", planned.Question.User, StringComparison.Ordinal);
            Assert.DoesNotContain("dana@", planned.Question.User, StringComparison.Ordinal);
            Assert.Contains("EMAIL 1", planned.Redacted, StringComparison.Ordinal);
        });
        Assert.Equal((2, 0, before), (events.OfType<PromptPlanned>().Count(), project.Server.Log.Count, project.Project.Times()));
        var summary = AnalysisProject.Summary(await project.AnalyzeAsync());
        Assert.InRange(summary.Cost!.Value, 0.000001m, estimate.Cost!.Value);
        Assert.Equal(0, Assert.Single(TestProject.Collect(new Pipeline(project.Project.Workspace).PlanAnalysisAsync(new(), CancellationToken.None)).OfType<AnalysisEstimated>()).Estimate.Sessions);
    }

    [Fact]
    public async Task Kinds_of_redaction_are_switched_one_by_one_and_names_are_replaced_where_that_is_asked_for()
    {
        await using var project = await AnalysisProject.StartAsync(0, project => project.Llm["test"]!["redact"] = new System.Text.Json.Nodes.JsonObject { ["phone"] = false, ["name"] = true });
        project.Tickets([1], number => $"Work item {number}. Called harbor dental at (555) 123-4567 and wrote to dana@example.com");
        project.Server.Answer = request => AnalysisProject.Json("Call to <NAME_1>", "Told <EMAIL_1>.", "Other");
        await project.AnalyzeAsync();
        var sent = Assert.Single(project.Server.Paid).Request.Text;
        Assert.DoesNotContain("harbor dental", sent, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("dana@", sent, StringComparison.Ordinal);
        Assert.Contains("(555) 123-4567", sent, StringComparison.Ordinal);
        var insights = project.Session(1).Insights;
        Assert.Equal(("Call to Harbor Dental", "Told dana@example.com."), (insights.LlmGeneratedTitle, insights.GeneratedSummaries.Text("default")));
    }

    [Fact]
    public async Task A_text_beyond_the_window_is_condensed_in_parts_once_and_the_result_says_so()
    {
        await using var project = await AnalysisProject.StartAsync(0, project =>
        {
            project.Llm["test"]!["context_tokens"] = 4000;
            project.Llm["tasks"] = System.Text.Json.Nodes.JsonNode.Parse("""{ "all": { "max_tokens": 600 } }""");
        });
        project.Server.Options.ContextTokens = 4000;
        project.Tickets([1], number => $"Work item {number}.\n" + string.Join("\n", Enumerable.Range(1, 1500).Select(line => $"Line {line} of what was done that day.")));
        var plan = Assert.Single(TestProject.Collect(new Pipeline(project.Project.Workspace).PlanAnalysisAsync(new(), CancellationToken.None)).OfType<AnalysisEstimated>()).Estimate;
        var summary = AnalysisProject.Summary(await project.AnalyzeAsync(new() { Tasks = ["all", "detailed_overview"] }));
        Assert.True(summary is { Changed: 1, Failed: 0 });
        var record = (DataMap)project.Session(1).Insights.Analysis!["all"]!;
        var parts = Assert.IsType<long>(record["parts"]);
        Assert.InRange(parts, 3, 60);
        Assert.Equal((1, parts + 1), (plan.InParts, plan.Questions));
        Assert.Equal(summary.InputTokens, record["input_tokens"]);
        var condensing = project.Server.Paid.Where(paid => paid.Request.Text.Contains("You condense", StringComparison.Ordinal)).ToList();
        Assert.True(condensing.Count >= parts);
        // Every line was read, and by one part only.
        Assert.Equal(1500, condensing.Take((int)parts).Sum(paid => System.Text.RegularExpressions.Regex.Count(paid.Request.User, @"Line \d+ of what")));
    }

    [Fact]
    public void Parts_are_the_text_and_none_is_too_long()
    {
        Prop.ForAll<string, byte>((text, length) =>
        {
            var parts = LongText.Split(text ?? "", length + 1);
            return string.Concat(parts) == (text ?? "") && parts.TrueForAll(part => part.Length <= length + 1);
        }).QuickCheckThrowOnFailure();
    }
}
