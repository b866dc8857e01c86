using System.Text.Json;
using Sdc.TestServers;

namespace Sdc.Tests.Analysis.Models;

/// <summary>What servers and models do otherwise than OpenAI's.</summary>
public class QuirkTests
{
    private const string Answer = """{"title":"Printer {driver} \"reinstalled\""}""";

    [Fact]
    public async Task A_question_is_answered_and_counted()
    {
        await using var project = await ModelProject.StartAsync(request => $"{request.Model}: {request.System} {request.User}");
        var answer = await project.AskAsync(ModelProject.Text("Why?"));
        Assert.Equal(("general-1: You write titles. Why?", "general-1", false), (answer.Text, answer.Model, answer.IsCut));
        Assert.Equal(((answer.InputTokens * 1m) + (answer.OutputTokens * 10m)) / 1_000_000, answer.Cost);
        Assert.True(answer.Cost > 0);
        var paid = Assert.Single(project.Server.Paid).Request;
        Assert.Equal((1024, "max_tokens", "text", 0.2), (paid.MaxTokens, paid.MaxTokensName, paid.Format, Math.Round(paid.Temperature!.Value, 3)));
    }

    [Fact]
    public async Task Each_capability_has_its_model()
    {
        await using var project = await ModelProject.StartAsync(request => request.Model);
        using var model = project.Create();
        foreach (var capability in Enum.GetValues<ModelCapability>())
            Assert.Equal(model.ModelFor(capability), (await model.AskAsync(ModelProject.Text() with { Capability = capability }, default)).Text);
        Assert.Equal("light-1", model.ModelFor(ModelCapability.Lightweight));
    }

    [Theory]
    [InlineData(AnswerQuirk.FinishReasonNull)]
    [InlineData(AnswerQuirk.FinishReasonEmpty)]
    [InlineData(AnswerQuirk.FinishReasonMissing)]
    [InlineData(AnswerQuirk.FinishReasonUpperCase)]
    [InlineData(AnswerQuirk.FinishReasonUnknown)]
    [InlineData(AnswerQuirk.NoUsage)]
    public async Task A_frame_that_the_sdk_does_not_know_is_read(AnswerQuirk quirk)
    {
        await using var project = await ModelProject.StartAsync(_ => Answer);
        project.Server.Options.Quirks.Add(quirk);
        var answer = await project.AskAsync(ModelProject.Json());
        Assert.Equal((Answer, false), (answer.Text, answer.IsCut));
        Assert.True(answer is { InputTokens: > 0, OutputTokens: > 0 });
        Assert.Equal(1, project.Server.Log.Count);
    }

    [Theory]
    [InlineData(AnswerQuirk.NoUsage)]
    [InlineData(AnswerQuirk.FinishReasonUpperCase)]
    public async Task An_answer_that_ended_at_its_most_tokens_says_so(AnswerQuirk quirk)
    {
        await using var project = await ModelProject.StartAsync(_ => new string('a', 4000));
        project.Server.Options.Quirks.Add(quirk);
        var answer = await project.AskAsync(ModelProject.Text(maxTokens: 100));
        Assert.Equal((400, true), (answer.Text.Length, answer.IsCut));
    }

    [Theory]
    [InlineData(AnswerQuirk.Fenced)]
    [InlineData(AnswerQuirk.InProse)]
    public async Task JSON_is_found_in_fences_and_prose(AnswerQuirk quirk)
    {
        await using var project = await ModelProject.StartAsync(_ => Answer);
        project.Server.Options.Quirks.Add(quirk);
        Assert.Equal(Answer, (await project.AskAsync(ModelProject.Json())).Text);
        Assert.Equal(1, project.Server.Log.Count);
    }

    [Fact]
    public async Task What_a_model_thinks_is_no_part_of_its_answer()
    {
        await using var project = await ModelProject.StartAsync(_ => "<think>\nMaybe {\"title\":\"wrong\"}?\n</think>\n\nPrinter fixed ");
        Assert.Equal("Printer fixed", (await project.AskAsync()).Text);
    }

    [Theory]
    [InlineData(AnswerQuirk.Empty, 2)]
    [InlineData(AnswerQuirk.NullContent, 2)]
    [InlineData(AnswerQuirk.NoChoices, 2)]
    [InlineData(AnswerQuirk.Nonsense, 4)]
    public async Task A_useless_answer_is_asked_again_once_with_what_was_wrong(AnswerQuirk quirk, int messages)
    {
        await using var project = await ModelProject.StartAsync(_ => Answer);
        project.Server.Script(quirk);
        var answer = await project.AskAsync(ModelProject.Json());
        Assert.Equal(Answer, answer.Text);
        Assert.Equal([2, messages], project.Server.Paid.Select(paid => paid.Request.Messages));
        // Both were paid for.
        Assert.Equal(project.Server.Paid.Sum(paid => (paid.Request.Text.Length / 4) + 1), answer.InputTokens);

        project.Server.Script(quirk, 2);
        var error = await project.FailsAsync(ModelProject.Json());
        Assert.Equal(ModelFault.Unusable, error.Fault);
        Assert.True(error.InputTokens > 0 && error.Cost > 0);
        Assert.Equal(4, project.Server.Log.Count);
    }

    [Fact]
    public async Task An_answer_that_a_filter_keeps_back_is_not_asked_for_again()
    {
        await using var project = await ModelProject.StartAsync();
        project.Server.Script(AnswerQuirk.Filtered);
        var error = await project.FailsAsync();
        Assert.Equal(ModelFault.Unusable, error.Fault);
        Assert.Contains("filter", error.Message);
        Assert.Equal(1, project.Server.Log.Count);
    }

    [Fact]
    public async Task JSON_that_is_cut_off_is_asked_for_again_with_twice_the_tokens()
    {
        var answer = JsonSerializer.Serialize(new { title = new string('a', 600) });
        await using var project = await ModelProject.StartAsync(_ => answer);
        var given = await project.AskAsync(ModelProject.Json(maxTokens: 100));
        Assert.Equal((answer, false), (given.Text, given.IsCut));
        Assert.Equal([100, 200], project.Server.Paid.Select(paid => paid.Request.MaxTokens!.Value));

        var error = await project.FailsAsync(ModelProject.Json(maxTokens: 50));
        Assert.Equal(ModelFault.Unusable, error.Fault);
        Assert.Contains("max_tokens", error.Message);
        Assert.Equal(4, project.Server.Log.Count);
    }

    [Theory]
    [InlineData(MaxTokensName.Old, "max_tokens", 1)]
    [InlineData(MaxTokensName.OldOnly, "max_tokens", 1)]
    [InlineData(MaxTokensName.NewOnly, "max_completion_tokens", 2)]
    public async Task The_most_tokens_have_the_name_that_the_server_knows(MaxTokensName known, string name, int requests)
    {
        await using var project = await ModelProject.StartAsync(options: new() { MaxTokens = known });
        await project.AskAsync();
        Assert.Equal(requests, project.Server.Log.Count);
        await project.AskAsync();
        Assert.Equal(requests + 1, project.Server.Log.Count);
        Assert.All(project.Server.Paid, paid => Assert.Equal((name, 1024), (paid.Request.MaxTokensName, paid.Request.MaxTokens)));
    }

    [Fact]
    public async Task A_temperature_that_is_refused_is_left_out()
    {
        await using var project = await ModelProject.StartAsync(options: new() { RefusesTemperature = true });
        await project.AskAsync();
        Assert.Null(Assert.Single(project.Server.Paid).Request.Temperature);
    }

    [Theory]
    [InlineData(false, false, "json_schema", 1)]
    [InlineData(true, false, "json_schema", 1)]
    [InlineData(false, true, "json_object", 2)]
    [InlineData(true, true, "text", 3)]
    public async Task JSON_is_asked_for_in_the_surest_way_that_the_server_takes(bool refusesObject, bool refusesSchema, string format, int requests)
    {
        await using var project = await ModelProject.StartAsync(_ => Answer, new() { RefusesJsonObject = refusesObject, RefusesJsonSchema = refusesSchema });
        Assert.Equal(Answer, (await project.AskAsync(ModelProject.Json())).Text);
        Assert.Equal(requests, project.Server.Log.Count);
        // It is learned for the provider: another question does not go the way again.
        Assert.Equal(Answer, (await project.AskAsync(ModelProject.Json("Another one."))).Text);
        Assert.Equal(requests + 1, project.Server.Log.Count);
        Assert.All(project.Server.Paid, paid => Assert.Equal(format, paid.Request.Format));
        Assert.All(project.Server.Paid, paid => Assert.Equal(format != "json_schema", paid.Request.System.Contains("JSON schema") && paid.Request.System.Contains("\"title\"")));
    }

    [Fact]
    public async Task Questions_that_are_asked_at_once_learn_together()
    {
        await using var project = await ModelProject.StartAsync(_ => Answer, new() { RefusesJsonObject = true, RefusesJsonSchema = true, MaxTokens = MaxTokensName.NewOnly });
        project.Server.Latency = TimeSpan.FromMilliseconds(30);
        using var model = project.Create();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(number => model.AskAsync(ModelProject.Json($"Question {number}"), default)));
        Assert.All(answers, answer => Assert.Equal(Answer, answer.Text));
        Assert.All(project.Server.PaidByQuestion, pair => Assert.Equal(1, pair.Value));
    }

    [Theory]
    [InlineData("$schema")]
    [InlineData("additionalProperties")]
    public async Task What_is_refused_of_a_schema_is_taken_out_of_it(string name)
    {
        await using var project = await ModelProject.StartAsync(_ => Answer);
        project.Server.Options.RefusedSchemaNames.Add(name);
        Assert.Equal(Answer, (await project.AskAsync(ModelProject.Json())).Text);
        var paid = Assert.Single(project.Server.Paid).Request;
        Assert.Equal("json_schema", paid.Format);
        Assert.Equal("""{"type":"object","properties":{"title":{"type":"string"}},"required":["title"]}""", paid.Schema!.Value.GetRawText());
    }

    [Fact]
    public async Task A_schema_counts_where_the_server_counts_no_tokens()
    {
        await using var project = await ModelProject.StartAsync(_ => Answer, new() { RefusesJsonSchema = true });
        project.Server.Options.Quirks.Add(AnswerQuirk.NoUsage);
        var schema = await project.AskAsync(ModelProject.Json());
        Assert.True(schema.InputTokens > (await project.AskAsync(ModelProject.Text())).InputTokens + 20);
    }
}
