namespace Sdc.Tests.Analysis;

public class StoppedAnalysisTests
{
    private const int Stops = 60;
    private const int Parallel = 4;

    [Fact]
    public async Task A_stop_at_any_moment_is_nothing_but_a_stop_and_costs_at_most_the_calls_in_flight()
    {
        await using var project = await AnalysisProject.StartAsync(400);
        project.Server.Latency = TimeSpan.FromMilliseconds(3);
        var random = new Random(1);
        for (var stop = 1; stop <= Stops; stop++)
        {
            using var stopping = new CancellationTokenSource();
            var (seen, most) = (0, random.Next(1, 8));
            var error = await Record.ExceptionAsync(() => Task.Run(() => project.AnalyzeAsync(new(), stopping.Token, _ =>
            {
                if (++seen == most) stopping.CancelAfter(TimeSpan.FromTicks(random.Next(40_000)));
            })));
            Assert.True(error is null or OperationCanceledException, error?.ToString());
        }

        var analysed = project.Project.Read().Count(session => session.Insights.LlmGeneratedTitle is not null);
        Assert.InRange(analysed, Stops, 400);
        Assert.InRange(project.Paid().Values.Sum(), analysed, analysed + (Stops * Parallel));
    }
}
