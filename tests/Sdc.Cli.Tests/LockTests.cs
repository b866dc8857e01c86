using System.Diagnostics;

namespace Sdc.Cli.Tests;

public class LockTests
{
    [UnixFact]
    public void A_second_run_is_told_who_is_at_work_and_a_killed_one_needs_no_cleaning_up()
    {
        using var project = new SdcProject();
        project.Log("a.csv", SdcProject.Row(1, "Dana", "Harbor Dental", 0));
        var pipe = Path.Combine(project.Logs, "b.csv");
        using (var make = Process.Start("mkfifo", pipe)) make.WaitForExit();
        // It waits for somebody to write into the pipe.
        using var holder = SdcProcess.Start(project.Root, "run");
        Process? waiting = null;
        try
        {
            var name = Path.Combine(project.Data, "state", "run.lock.json");
            while (!holder.HasExited && !(File.Exists(name) && File.ReadAllText(name).Length > 0)) Thread.Sleep(10);

            var second = project.Run("run").Ended(3);
            var reader = project.Run("sessions").Ended(0);

            Assert.Contains("sdc run by " + Environment.UserName, second.Errors);
            Assert.Contains($"process {holder.Id} ", second.Errors);
            Assert.Equal("No session fits.", reader.Lines[^1]);

            var patient = project.Run("link", "--wait", "1").Ended(3);
            Assert.Contains("sdc: Waiting, for up to 1 s, for another run to end: sdc run by " + Environment.UserName, patient.Errors);
            Assert.DoesNotContain("Waiting", project.Run("link", "--wait", "1", "--quiet").Ended(3).Errors);
            waiting = SdcProcess.Start(project.Root, "link", "--wait", "170");
            Assert.StartsWith("sdc: Waiting", waiting.StandardError.ReadLine());
        }
        finally
        {
            holder.Kill();
            holder.WaitForExit();
        }

        using (waiting) SdcProcess.Finish(waiting!).Ended(0);

        File.Delete(pipe);
        project.Run("run").Ended(0);
        Assert.Equal([SdcProject.Id(1)], project.Connections());
    }

    [Fact]
    public void A_wait_of_less_than_nothing_is_refused()
    {
        using var project = new SdcProject();
        Assert.Contains("--wait", project.Run("run", "--wait", "-1").Ended(2).Errors);
        Assert.Contains("--wait", project.Run("run", "--wait", "long").Ended(2).Errors);
    }

    [Fact]
    public void Of_two_runs_at_once_one_does_the_work_and_the_other_leaves_it()
    {
        using var project = new SdcProject();
        project.Log("a.csv", [.. Enumerable.Range(1, 60).Select(number => SdcProject.Row(number, "Dana", "Company " + number, number))]);
        using var alone = project.Copy();
        alone.Run("run").Ended(0);

        using var one = SdcProcess.Start(project.Root, "run");
        using var other = SdcProcess.Start(project.Root, "run");
        var codes = new[] { SdcProcess.Finish(one).ExitCode, SdcProcess.Finish(other).ExitCode };

        Assert.Contains(0, codes);
        Assert.All(codes, code => Assert.True(code is 0 or 3, string.Join(" ", codes)));
        Assert.Equal(alone.Snapshot(), project.Snapshot());
        project.AssertWhole();
    }
}
