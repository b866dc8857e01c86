using System.Diagnostics;
using Sdc.TestServers;

namespace Sdc.Tests.Analysis.Models;

/// <summary>What goes wrong on the way to a model.</summary>
public class ModelFaultTests
{
    private const string Secret = "the patient's file of Harbor Dental was restored";

    public static TheoryData<int> PassingFaults() => [.. Enumerable.Range(0, ModelFaults.Passing.Count)];

    public static TheoryData<string> TooLongMessages() => [.. ModelFaults.TooLongMessages];

    [Theory]
    [MemberData(nameof(PassingFaults))]
    public async Task A_fault_that_passes_is_asked_again(int number)
    {
        await using var project = await ModelProject.StartAsync();
        project.Server.Chaos.Script("/chat/completions", ModelFaults.Passing[number]);
        Assert.Equal("Answer.", (await project.AskAsync()).Text);
        Assert.Equal(1, Assert.Single(project.Server.PaidByQuestion).Value);
    }

    [Theory]
    [MemberData(nameof(PassingFaults))]
    public async Task A_fault_that_stays_makes_the_provider_unavailable(int number)
    {
        var fault = ModelFaults.Passing[number];
        if (fault.IsGoodAnswer) return;
        await using var project = await ModelProject.StartAsync();
        project.Retries = 1;
        project.Server.Chaos.Script("/chat/completions", fault, 2);
        var error = await project.FailsAsync(ModelProject.Text(Secret));
        Assert.Equal(ModelFault.Unavailable, error.Fault);
        Assert.StartsWith("tests: POST /v1/chat/completions ", error.Message);
        Assert.Equal(2, project.Server.Log.Count);
    }

    [Fact]
    public async Task An_error_in_an_answer_of_success_is_an_error()
    {
        await using var project = await ModelProject.StartAsync();
        project.Server.Script(AnswerQuirk.ErrorWithOk);
        Assert.Equal("Answer.", (await project.AskAsync()).Text);
        Assert.Equal(2, project.Server.Log.Count);
    }

    [Fact]
    public async Task A_delay_that_the_server_asks_for_is_waited_for()
    {
        await using var project = await ModelProject.StartAsync();
        project.Server.Chaos.Script("/chat", ServerFault.TooManyRequestsFor(1));
        project.Server.Chaos.Script("/chat", ModelFaults.GoogleBusy(0.7));
        project.Server.Chaos.Script("/chat", ModelFaults.OpenAiBusy(0.6));
        await project.AskAsync();
        var arrivals = project.Server.Log.Requests.Select(request => request.ArrivalTicks).ToList();
        var waits = arrivals.Zip(arrivals.Skip(1), (one, next) => (next - one) / (double)Stopwatch.Frequency).ToList();
        Assert.Equal(3, waits.Count);
        Assert.True(waits[0] >= 0.99 && waits[1] >= 0.69 && waits[2] >= 0.59, string.Join(", ", waits));
    }

    [Fact]
    public async Task A_delay_beyond_patience_ends_the_question_at_once()
    {
        await using var project = await ModelProject.StartAsync();
        project.Server.Chaos.Script("/chat", ModelFaults.GoogleBusy(7200));
        var error = await project.FailsAsync();
        Assert.Equal(ModelFault.Unavailable, error.Fault);
        Assert.Contains("120 minutes", error.Message);
        Assert.Equal(1, project.Server.Log.Count);
    }

    [Theory]
    [InlineData(401, """{"error":{"message":"Incorrect API key provided."}}""", "Refused")]
    [InlineData(403, """{"error":{"message":"Your project does not have access to model."}}""", "Refused")]
    [InlineData(402, """{"error":{"message":"Insufficient credits"}}""", "Refused")]
    [InlineData(400, """[{"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT"}}]""", "Refused")]
    [InlineData(404, """{"error":{"message":"The model 'x' does not exist"}}""", "Refused")]
    [InlineData(413, "", "TooLong")]
    [InlineData(400, """{"error":{"message":"Bad image."}}""", "Unusable")]
    public async Task A_refusal_is_not_asked_again(int status, string body, string fault)
    {
        await using var project = await ModelProject.StartAsync();
        project.Server.Chaos.Script("/chat", ServerFault.Json(status, body));
        var error = await project.FailsAsync(ModelProject.Text(Secret));
        Assert.Equal((fault, "Model" + fault), (error.Fault.ToString(), error.ErrorId));
        Assert.Contains($"answered {status}", error.Message);
        Assert.Equal(1, project.Server.Log.Count);
    }

    [Fact]
    public async Task An_account_without_credit_is_refused_at_once()
    {
        await using var project = await ModelProject.StartAsync();
        project.Server.Chaos.Script("/chat", ModelFaults.NoCredit);
        var error = await project.FailsAsync();
        Assert.Equal(ModelFault.Refused, error.Fault);
        Assert.Contains("credit", error.Message);
        Assert.Equal(1, project.Server.Log.Count);
    }

    [Theory]
    [MemberData(nameof(TooLongMessages))]
    public async Task A_question_beyond_the_model_s_window_is_too_long(string message)
    {
        await using var project = await ModelProject.StartAsync(options: new() { ContextTokens = 100, TooLongMessage = message });
        var error = await project.FailsAsync(ModelProject.Json(new string('a', 2000)));
        Assert.Equal(ModelFault.TooLong, error.Fault);
        Assert.Contains("llm_config.tests.context_tokens", error.Message);
        Assert.Equal(1, project.Server.Log.Count);
    }

    [Fact]
    public async Task A_question_beyond_the_configured_window_is_not_sent()
    {
        await using var project = await ModelProject.StartAsync();
        project.ContextTokens = 2000;
        var error = await project.FailsAsync(ModelProject.Text(string.Concat(Enumerable.Repeat("漢字", 600))));
        Assert.Equal(ModelFault.TooLong, error.Fault);
        Assert.Equal(0, project.Server.Log.Count);
    }

    [Fact]
    public async Task A_model_that_is_silent_is_unavailable_after_the_time_out()
    {
        await using var project = await ModelProject.StartAsync();
        project.TimeoutSeconds = 1;
        project.Server.Chaos.Script("/chat", ServerFault.Silence, 9);
        var error = await project.FailsAsync();
        Assert.Equal(ModelFault.Unavailable, error.Fault);
        Assert.Contains("llm_config.timeout_seconds", error.Message);
        // Not as often as what fails fast.
        Assert.Equal(2, project.Server.Log.Count);
    }

    [Fact]
    public async Task A_slow_answer_within_the_time_out_is_taken()
    {
        await using var project = await ModelProject.StartAsync();
        project.Server.Latency = TimeSpan.FromSeconds(3);
        Assert.Equal("Answer.", (await project.AskAsync()).Text);
        Assert.Equal(1, project.Server.Log.Count);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_unavailable()
    {
        await using var project = await ModelProject.StartAsync();
        project.Retries = 1;
        await using (var gone = await ModelServer.StartAsync()) project.BaseUrl = gone.BaseUrl;
        var error = await project.FailsAsync();
        Assert.Equal(ModelFault.Unavailable, error.Fault);
        Assert.Contains("Is the server on this machine running", error.Message);
    }

    [Fact]
    public async Task A_huge_answer_is_not_read_to_its_end()
    {
        await using var project = await ModelProject.StartAsync();
        project.Server.Script(AnswerQuirk.Huge);
        var error = await project.FailsAsync();
        Assert.Equal(ModelFault.Unusable, error.Fault);
        Assert.Contains("8 MB", error.Message);
    }

    [Fact]
    public async Task A_redirection_is_not_followed_and_no_key_goes_elsewhere()
    {
        await using var elsewhere = await ModelServer.StartAsync();
        await using var project = await ModelProject.StartAsync();
        await using var moved = await MovedServer.StartAsync(elsewhere.BaseUrl + "/chat/completions");
        project.BaseUrl = moved.BaseUrl;
        var error = await project.FailsAsync();
        Assert.Equal(ModelFault.Refused, error.Fault);
        Assert.Contains(elsewhere.BaseUrl, error.Message);
        Assert.Equal(0, elsewhere.Log.Count);
    }

    [Fact]
    public async Task Neither_key_nor_question_is_in_a_message_or_the_log()
    {
        await using var project = await ModelProject.StartAsync();
        project.Retries = 1;
        var body = $$$"""{"error":{"message":"Key {{{project.Server.Key}}} may not ask: You write titles. {{{Secret}}}"}}""";
        foreach (var (status, type) in new[] { (401, "application/json"), (400, "application/json"), (500, "text/plain"), (200, "text/html"), (200, "application/json") })
        {
            project.Server.Chaos.Script("/chat", ServerFault.Text(status, type, body), 2);
            var error = await project.FailsAsync(ModelProject.Text(Secret));
            project.Log.Enqueue(error.ToString());
            project.Server.Chaos.ClearScript();
        }

        await project.AskAsync(ModelProject.Text(Secret));
        Assert.True(project.Log.Count > 10);
        Assert.All(project.Log, line => Assert.DoesNotContain(project.Server.Key, line));
        Assert.All(project.Log, line => Assert.DoesNotContain("Harbor", line));
        Assert.All(project.Server.Log.Requests, request => Assert.DoesNotContain("OpenAI", request.Headers["User-Agent"]));
        Assert.False(project.Server.Log.KeyWasInQuery);
    }

    [Fact]
    public async Task A_key_with_a_line_end_is_not_sent()
    {
        await using var project = await ModelProject.StartAsync();
        project.Key = "hunter 2 hunter";
        var error = await project.FailsAsync();
        Assert.Equal(ModelFault.Refused, error.Fault);
        Assert.DoesNotContain("hunter", error.Message);
        Assert.Equal(0, project.Server.Log.Count);
    }

    [Fact]
    public async Task A_server_on_this_machine_needs_no_key()
    {
        await using var project = await ModelProject.StartAsync(options: new() { NeedsKey = false });
        project.Key = "";
        Assert.Equal("Answer.", (await project.AskAsync()).Text);
        Assert.False(Assert.Single(project.Server.Log.Requests).Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task A_server_elsewhere_is_not_asked_without_a_key()
    {
        await using var project = await ModelProject.StartAsync();
        project.Key = "";
        project.BaseUrl = "https://models.example/v1";
        var error = await project.FailsAsync();
        Assert.Equal(ModelFault.Refused, error.Fault);
        Assert.Contains("llm_config.tests.api_key", error.Message);
    }
}
