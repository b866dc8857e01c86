using System.Diagnostics;

namespace Sdc.Cli.Tests;

/// <summary>Runs that do not come to their end.</summary>
public class StoppedRunTests
{
    private const int Companies = 60;

    [Fact]
    public void A_run_killed_at_any_moment_is_made_good_by_the_next()
    {
        using var before = Begun();
        using var undisturbed = before.Copy();
        var clock = Stopwatch.StartNew();
        undisturbed.Run("run").Ended(0);
        var length = clock.Elapsed;
        var interrupted = 0;
        for (var seed = 1; seed <= 12; seed++)
        {
            var random = new Random(seed);
            using var project = before.Copy();
            using (var process = SdcProcess.Start(project.Root, "run"))
            {
                if (seed % 2 == 0)
                {
                    // The first part of a run only starts the runtime.
                    Thread.Sleep(length * (0.3 + (0.6 * random.NextDouble())));
                }
                else
                {
                    var known = project.Files();
                    var written = random.Next(1, Companies);
                    while (!process.HasExited && project.Files().Except(known).Count() < written) Thread.Sleep(1);
                }

                process.Kill();
                SdcProcess.Finish(process);
            }

            if (project.Snapshot() != undisturbed.Snapshot()) interrupted++;
            project.Run("run").Ended(0);

            Assert.True(undisturbed.Snapshot() == project.Snapshot(), $"Seed {seed} ended in other files.");
            project.AssertWhole();
        }

        Assert.NotEqual(0, interrupted);
    }

    [UnixFact]
    public void Ctrl_C_ends_a_run_with_130_and_the_next_completes_it()
    {
        using var project = new SdcProject();
        for (var file = 0; file < 6; file++) project.Log(file + ".csv", [.. Enumerable.Range(1, 150).Select(number => SdcProject.Row((file * 150) + number, "Dana", $"Company {file}-{number}", number))]);
        using var undisturbed = project.Copy();
        undisturbed.Run("run", "--quiet").Ended(0);
        using var process = SdcProcess.Start(project.Root, "run");
        while (!process.HasExited && project.Files().Count == 0) Thread.Sleep(1);

        SdcProcess.Interrupt(process);
        var result = SdcProcess.Finish(process).Ended(130);

        Assert.Equal("sdc: stopped. What was stored is complete; the next run goes on from there.\n", result.Errors);
        Assert.True(project.Files().Count is > 0 and < 900);
        project.AssertWhole();
        project.Run("run").Ended(0);
        Assert.Equal(undisturbed.Snapshot(), project.Snapshot());
    }

    // A stored half with notes of a person, and the other half still to be read: it moves, joins and adds sessions.
    private static SdcProject Begun()
    {
        var project = new SdcProject();
        for (var file = 0; file < 4; file++)
        {
            project.Log(file + ".csv", [.. Numbers().Where(number => number % 4 == file).SelectMany(number => (string[])
                [SdcProject.Row(number, "Dana", "Company " + number, 60), SdcProject.Row(1000 + number, "Dana", "Company " + number, 120)])]);
        }

        project.Run("run", "--quiet").Ended(0);
        foreach (var (file, number) in project.Files().Select((file, number) => (file, number)).Where(pair => pair.number % 3 == 0))
        {
            File.WriteAllText(file, File.ReadAllText(file).Replace("\"user_notes\": \"\"", $"\"user_notes\": \"note {number}\""));
        }

        for (var file = 0; file < 4; file++)
        {
            project.Log($"later-{file}.csv", [.. Numbers().Where(number => number % 4 == file).SelectMany(number => (string[])
                [SdcProject.Row(2000 + number, "Dana", "Company " + number, number % 2 == 0 ? 45 : 85, number % 2 == 0 ? 10 : 20), SdcProject.Row(3000 + number, "Lee", "Company " + number, 0)])]);
        }

        return project;

        static IEnumerable<int> Numbers() => Enumerable.Range(1, Companies);
    }
}
