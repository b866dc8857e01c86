using Sdc.TestServers;

namespace Sdc.Tests.Analysis.Models;

/// <summary>Many questions at once, and the end of patience.</summary>
public class LimitTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task No_more_questions_are_asked_at_once_than_allowed(int most)
    {
        await using var project = await ModelProject.StartAsync();
        project.Server.Latency = TimeSpan.FromMilliseconds(20);
        project.Server.Chaos = new(7, 0.2) { Faults = ModelFaults.Passing };
        (project.MaxParallel, project.Retries) = (most, 12);
        using var model = project.Create();
        Assert.Equal(most, model.MaxParallel);
        await Task.WhenAll(Enumerable.Range(0, 30).Select(number => model.AskAsync(ModelProject.Text($"Question {number}"), default)));
        Assert.Equal(30, project.Server.PaidByQuestion.Count);
        Assert.InRange(project.Server.MostAtOnce, 1, most);
    }

    [Fact]
    public async Task Requests_stay_within_the_limit_of_a_minute_across_commands()
    {
        await using var project = await ModelProject.StartAsync();
        project.RequestsPerMinute = 5;
        for (var command = 0; command < 2; command++)
        {
            using var model = project.Create();
            using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(Enumerable.Range(0, 8).Select(number => model.AskAsync(ModelProject.Text($"Question {number}"), stop.Token))));
        }

        Assert.Equal(5, project.Server.Log.Count);
    }

    [Fact]
    public async Task A_thousand_questions_at_faults_and_quirks_are_each_paid_for_once()
    {
        await using var project = await ModelProject.StartAsync(_ => """{"title":"x"}""", new() { QuirkRate = 0.05, QuirkSeed = 11 }, new(11, 0.05) { Faults = ModelFaults.Passing });
        project.MaxParallel = 16;
        using var model = project.Create();
        var answers = await Task.WhenAll(Enumerable.Range(0, 1000).Select(number => model.AskAsync(ModelProject.Json($"Question {number}"), default)));
        Assert.All(answers, answer => Assert.Equal("""{"title":"x"}""", answer.Text));
        Assert.Equal(1000, project.Server.PaidByQuestion.Count);
        Assert.All(project.Server.PaidByQuestion, pair => Assert.Equal(1, pair.Value));
        Assert.Contains(project.Server.Paid, paid => !paid.IsGood);
    }

    [Fact]
    public async Task A_stop_does_not_wait_for_a_silent_model()
    {
        await using var project = await ModelProject.StartAsync();
        project.Server.Chaos.Script("/chat", ServerFault.Silence);
        using var model = project.Create();
        using var stop = new CancellationTokenSource();
        var asking = model.AskAsync(ModelProject.Text(), stop.Token);
        while (project.Server.Log.Count == 0) await Task.Delay(5);
        await stop.CancelAsync();
        Assert.Same(asking, await Task.WhenAny(asking, Task.Delay(TimeSpan.FromSeconds(20))));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    [Fact]
    public void Without_a_provider_there_is_no_model()
    {
        using var folder = new Configuration.ConfigurationFolder("""{ "llm_config": { "active_provider": "none", "local_llm": {} } }""");
        Assert.Null(ChatModels.Create(folder.Load(), null));
    }

    [Fact]
    public async Task An_estimate_is_not_below_what_a_question_takes()
    {
        await using var project = await ModelProject.StartAsync(_ => new string('a', 100_000));
        using var model = project.Create();
        var question = ModelProject.Text(new string('b', 3000), maxTokens: 200);
        var (input, output, cost) = model.Estimate(question);
        var answer = await model.AskAsync(question, default);
        Assert.InRange(answer.InputTokens, input / 2, input);
        Assert.InRange(answer.OutputTokens, 1, output + 1);
        Assert.True(cost > 0);
        Assert.Equal(200, output);
    }
}
