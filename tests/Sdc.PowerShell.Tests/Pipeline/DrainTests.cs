using System.Management.Automation;

namespace Sdc.PowerShell.Tests.Pipeline;

public class DrainTests
{
    private static readonly BadRecord Bad = new("/logs/a.csv", 7, "ConnectedTime", "'31/12/2025\u001b[2J' fits no declared format.", null);

    [Fact]
    public void Events_reach_their_streams()
    {
        var session = new Session();
        var run = new ScriptedRun(
            new RunProgress("Reading", "a.csv", 1, 2),
            new SessionStored(session, SessionChange.New),
            new RecordFailed(Bad, true),
            new RecordFailed(Bad with { Line = 8 }, false),
            new RecordFailed(Bad with { Line = 9 }, false),
            new RunWarning("GuestRows", "3 rows are guests'."),
            new StepFinished(new StepSummary { Step = "ingest-screenconnect", Read = 12 }));
        using var engine = new EngineInProcess();

        var output = engine.Shell.AddCommand("Test-Drain").AddParameter("Run", run).AddParameter("Verbose").Invoke();

        Assert.Same(session, Assert.Single(output).BaseObject);
        var error = Assert.Single(engine.Shell.Streams.Error);
        Assert.Equal("RecordFailed,Sdc.PowerShell.Tests.Pipeline.TestDrainCommand", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.InvalidData, error.CategoryInfo.Category);
        Assert.Equal(Bad, error.TargetObject);
        Assert.Equal("/logs/a.csv, line 7, ConnectedTime: '31/12/2025\uFFFD[2J' fits no declared format.", error.Exception.Message);
        Assert.Equal(["3 rows are guests'."], engine.Shell.Streams.Warning.Select(w => w.Message));
        Assert.Contains(engine.Shell.Streams.Verbose, v => v.Message.Contains("line 9"));
        Assert.Contains(engine.Shell.Streams.Verbose, v => v.Message.StartsWith("ingest-screenconnect: 12 read", StringComparison.Ordinal));
        Assert.Empty(engine.Shell.Streams.Progress);
        Assert.True(run.Disposed);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Progress_that_somebody_sees_is_gone_however_the_run_ends(bool stopsAtError, bool endsFurtherDown)
    {
        var run = new ScriptedRun(new RunProgress("Reading", "a.csv", 1, 2), new RecordFailed(Bad, true), new SessionStored(new Session(), SessionChange.New));
        using var engine = new EngineInProcess(new WatchedHost());
        engine.Shell.AddCommand("Test-Drain").AddParameter("Run", run).AddParameter("ErrorAction", stopsAtError ? "Stop" : "SilentlyContinue");
        if (endsFurtherDown) engine.Shell.AddCommand("Test-Enough");

        Assert.Equal(stopsAtError || endsFurtherDown, Record.Exception(() => engine.Shell.Invoke()) is not null);

        Assert.Equal([ProgressRecordType.Processing, ProgressRecordType.Completed], engine.Shell.Streams.Progress.Select(record => record.RecordType));
    }

    [Fact]
    public void What_a_server_refused_has_its_own_id()
    {
        using var engine = new EngineInProcess();
        engine.Shell.AddCommand("Test-Drain").AddParameter("Run", new ScriptedRun(new RecordFailed(Bad with { ErrorId = "ServerRefused" }, true))).Invoke();
        var error = Assert.Single(engine.Shell.Streams.Error);
        Assert.Equal("ServerRefused,Sdc.PowerShell.Tests.Pipeline.TestDrainCommand", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.ResourceUnavailable, error.CategoryInfo.Category);
    }

    [Fact]
    public void ErrorAction_Stop_ends_the_run_at_the_first_bad_record()
    {
        var run = new ScriptedRun(new RecordFailed(Bad, true), new SessionStored(new Session(), SessionChange.New));
        using var engine = new EngineInProcess();

        Assert.Throws<ActionPreferenceStopException>(() => engine.Shell.AddCommand("Test-Drain").AddParameter("Run", run).AddParameter("ErrorAction", "Stop").Invoke());

        Assert.Equal(1, run.Yielded);
        Assert.True(run.Disposed);
    }

    [Fact]
    public void A_command_further_down_that_fails_ends_the_run()
    {
        var run = new ScriptedRun(new SessionStored(new Session(), SessionChange.New), new SessionStored(new Session(), SessionChange.New));
        using var engine = new EngineInProcess();

        Assert.Throws<CmdletInvocationException>(() => engine.Shell.AddCommand("Test-Drain").AddParameter("Run", run).AddCommand("Test-Enough").Invoke());

        Assert.Equal(1, run.Yielded);
        Assert.True(run.Disposed);
    }

    [Fact]
    public async Task Ctrl_C_cancels_what_the_run_waits_for()
    {
        var run = new ScriptedRun(new SessionStored(new Session(), SessionChange.New)) { WaitsForever = true };
        using var engine = new EngineInProcess();
        var running = engine.Shell.AddCommand("Test-Drain").AddParameter("Run", run).InvokeAsync();
        await run.Waiting.Task;

        await engine.Shell.StopAsync(null, null);

        await Assert.ThrowsAsync<PipelineStoppedException>(() => running);
        Assert.True(run.Disposed);
        Assert.Empty(engine.Shell.Streams.Error);
    }

    [Fact]
    public void A_run_does_not_see_the_host_s_synchronization_context()
    {
        var run = new ScriptedRun(new RunWarning("A", "a"), new RunWarning("B", "b"));
        var before = SynchronizationContext.Current;
        var context = new SynchronizationContext();
        SynchronizationContext.SetSynchronizationContext(context);
        try
        {
            Assert.Equal(2, BlockingPull.Of(run.Events(default), default, () => { }).Count());
            Assert.False(run.SawContext);
            Assert.Same(context, SynchronizationContext.Current);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    [Theory]
    [InlineData(0, 4L, 0)]
    [InlineData(1, 4L, 25)]
    [InlineData(9, 4L, 100)]
    [InlineData(5, null, -1)]
    [InlineData(5, 0L, -1)]
    public void Progress_shows_a_share_only_of_a_known_total(long done, long? total, int percent)
    {
        var record = ProgressWriter.Record(new RunProgress("Reading", "a\u001b.csv", done, total), 0, TimeSpan.Zero);
        Assert.Equal(percent, record.PercentComplete);
        Assert.Equal("a\uFFFD.csv", record.StatusDescription);
    }
}
