using System.Diagnostics;

namespace Sdc.Cli.Tests;

/// <summary>A kind of work that processes are killed at: each on a copy of one project, each followed by a plain run and compared with work that nobody disturbed.</summary>
/// <param name="before">The project before the work.</param>
/// <param name="start">Starts the work.</param>
/// <param name="finish">Does it to its end: what a person does after a kill.</param>
/// <param name="result">What must be the same in the end.</param>
internal sealed class KilledWork(SdcProject before, Func<SdcProject, Process> start, Action<SdcProject> finish, Func<SdcProject, string> result)
{
    // A kill that comes when the process has ended is none; as good as all come before.
    private const int AttemptsForEach = 6;

    private static readonly int KilledCode = OperatingSystem.IsWindows() ? -1 : 128 + 9;

    private string expected = "";
    private int events;
    private TimeSpan length;

    /// <summary>Looks at a killed project before the next run, with what the process had said.</summary>
    public Action<SdcProject, string> LookAtOnce { get; init; } = (_, _) => { };

    /// <summary>Kills so many processes while they live.</summary>
    /// <returns>How many there were.</returns>
    public int Kill(int count, int seed)
    {
        Measure();
        var random = new Random(seed);
        var killed = 0;
        for (var attempt = 0; killed < count && attempt < count * AttemptsForEach; attempt++)
        {
            using var project = before.Copy();
            if (KillAtRandom(project, random)) killed++;
            finish(project);
            Assert.True(expected == result(project), $"Attempt {attempt} of seed {seed} ended in other files.");
            project.AssertWhole();
        }

        return killed;
    }

    private void Measure()
    {
        using var calm = before.Copy();
        using var happening = new FolderEvents(calm.Root);
        using (var process = start(calm)) SdcProcess.Finish(process).Ended(0);
        (events, length) = (happening.Count, happening.SinceFirst);
        expected = result(calm);
        calm.AssertWhole();
        // Work that leaves nothing to do is what the killed are brought to.
        finish(calm);
        Assert.Equal(expected, result(calm));
    }

    private bool KillAtRandom(SdcProject project, Random random)
    {
        // By events where files are written; by time, too, for the moments between.
        var byEvents = random.Next(2) == 0;
        var at = byEvents ? 1 + random.Next(Math.Max(1, events * 9 / 10)) : 1;
        var pause = byEvents ? TimeSpan.Zero : length * (0.9 * random.NextDouble());
        using var reached = new ManualResetEventSlim();
        using var happening = new FolderEvents(project.Root, at, reached.Set);
        using var process = start(project);
        while (!reached.Wait(1) && !process.HasExited)
        {
            // Its work has not come so far.
        }

        if (pause > TimeSpan.Zero) process.WaitForExit(pause);
        process.Kill();
        var ended = SdcProcess.Finish(process);
        LookAtOnce(project, ended.Output);
        if (ended.ExitCode == 0) return false;
        // What failed by itself would be no kill.
        Assert.True(ended.ExitCode == KilledCode, $"It ended with {ended.ExitCode}.\n{ended.Output}\n{ended.Errors}");
        return true;
    }
}
