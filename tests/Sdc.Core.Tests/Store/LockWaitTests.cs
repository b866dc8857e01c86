using System.Diagnostics;

namespace Sdc.Tests.Store;

public sealed class LockWaitTests : IDisposable
{
    private readonly TestProject project = new();

    public void Dispose() => project.Dispose();

    [Fact]
    public async Task A_writer_that_waits_gets_the_store_when_the_other_is_done_and_says_once_for_whom_it_waits()
    {
        var first = project.Workspace.OpenStore(new object(), "a long run", default);
        var told = new List<string>();
        var asked = new TaskCompletionSource();
        var waiting = Task.Run(() => project.Workspace.OpenStore(new object(), "another", default, LockWait.Seconds(120, line =>
        {
            told.Add(line);
            asked.SetResult();
        })));
        await asked.Task;
        first.Dispose();

        using (await waiting) Assert.Matches("Waiting, for up to 120 s, .*a long run by", Assert.Single(told));
    }

    [Fact]
    public void A_wait_ends_with_the_same_error_when_its_time_is_over()
    {
        using var first = project.Workspace.OpenStore(new object(), "a long run", default);
        var clock = Stopwatch.StartNew();

        Assert.Contains("a long run", Assert.Throws<RunLockException>(() => project.Workspace.OpenStore(new object(), "another", default, LockWait.Seconds(1, _ => { }))).Message);

        Assert.True(clock.Elapsed >= TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void A_wait_can_be_stopped()
    {
        using var first = project.Workspace.OpenStore(new object(), "a long run", default);
        using var stop = new CancellationTokenSource();

        Assert.ThrowsAny<OperationCanceledException>(() => project.Workspace.OpenStore(new object(), "another", stop.Token, LockWait.Seconds(int.MaxValue, _ => stop.Cancel())));
    }
}
