using System.Diagnostics;

namespace Sdc.Cli.Tests;

/// <summary>Sources that vanish, come and change while they are read, and clocks that were set back.</summary>
public class StarvedSourceTests
{
    private const int Files = 6;
    private const int Rows = 40;

    [UnixFact]
    public void Files_that_vanish_and_change_during_a_run_are_read_in_the_end()
    {
        using var project = new SdcProject();
        project.Log("a.csv", Of(0, 10));
        project.Log("c.csv", Of(2, 10));
        using var undisturbed = project.Copy();
        undisturbed.Log("a.csv", Of(0, 20));
        undisturbed.Run("run", "--quiet").Ended(0);
        var pipe = Path.Combine(project.Logs, "b.csv");
        using (var make = Process.Start("mkfifo", pipe)) make.WaitForExit();
        // It waits for somebody to write into the pipe.
        using var process = SdcProcess.Start(project.Root, "run");
        var holder = Path.Combine(project.Data, "state", "run.lock.json");
        while (!process.HasExited && !File.Exists(holder)) Thread.Sleep(5);
        project.Log("a.csv", Of(0, 20));
        File.Delete(Path.Combine(project.Logs, "c.csv"));

        SdcResult result;
        using (new FileStream(pipe, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite)) result = SdcProcess.Finish(process);

        Assert.True(result.ExitCode is 0 or 1, result.Errors);
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
        project.AssertWhole();
        File.Delete(pipe);
        project.Log("c.csv", Of(2, 10));
        project.Run("run").Ended(0);
        Assert.Equal(undisturbed.Snapshot(), project.Snapshot());
    }

    [Fact]
    public void Whatever_moment_files_change_at_nothing_is_lost_or_doubled()
    {
        using var undisturbed = new SdcProject();
        for (var file = 0; file < Files; file++) undisturbed.Log(file + ".csv", Of(file, Rows));
        undisturbed.TicketFile("t.json", [.. Enumerable.Range(1, Rows).Select(number => SdcProject.Ticket(number))]);
        undisturbed.Run("run", "--quiet").Ended(0);
        for (var seed = 1; seed <= (Starving.IsLong ? 40 : 1); seed++)
        {
            var random = new Random(seed);
            using var project = new SdcProject();
            for (var file = 0; file < Files; file++) project.Log(file + ".csv", Of(file, 1 + random.Next(Rows)));
            using (var process = SdcProcess.Start(project.Root, "run"))
            {
                while (!process.HasExited) Change(project, random);
                var result = SdcProcess.Finish(process);
                Assert.True(result.ExitCode is 0 or 1 or 4, result.Errors);
                Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
            }

            project.AssertWhole();
            for (var file = 0; file < Files; file++) project.Log(file + ".csv", Of(file, Rows));
            project.TicketFile("t.json", [.. Enumerable.Range(1, Rows).Select(number => SdcProject.Ticket(number))]);
            project.Run("run", "--quiet").Ended(0);
            Assert.True(undisturbed.Snapshot() == project.Snapshot(), $"Seed {seed} ended in other files.");
        }
    }

    [Fact]
    public void A_clock_that_was_set_back_by_a_year_costs_nothing()
    {
        using var project = new SdcProject();
        project.Log("a.csv", Of(0, 10));
        using var undisturbed = project.Copy();
        undisturbed.Run("run", "--quiet").Ended(0);
        project.Run("run", "--quiet").Ended(0);
        var ahead = DateTime.UtcNow.AddYears(1);
        var year = ahead.Year.ToString(System.Globalization.CultureInfo.InvariantCulture);
        foreach (var file in project.Files()) File.WriteAllText(file, File.ReadAllText(file).Replace("timestamp_utc\": \"" + DateTime.UtcNow.Year, "timestamp_utc\": \"" + year, StringComparison.Ordinal));
        Age(project, ahead);
        // What it finds it notes down, with those times.
        project.Run("run", "--quiet").Ended(0);
        Age(project, ahead);

        foreach (var one in (SdcProject[])[undisturbed, project])
        {
            one.Log("a.csv", Of(0, 12));
            one.Log("b.csv", Of(1, 5));
            one.Run("run").Ended(0);
        }

        Assert.Equal(undisturbed.Snapshot(), project.Snapshot());
        var times = project.Times();
        project.Run("run").Ended(0);
        Assert.Equal(times, project.Times());
    }

    private static void Age(SdcProject project, DateTime time)
    {
        foreach (var file in Directory.EnumerateFiles(project.Root, "*", SearchOption.AllDirectories)) File.SetLastWriteTimeUtc(file, time);
    }

    private static void Change(SdcProject project, Random random)
    {
        var file = random.Next(Files);
        var path = Path.Combine(project.Logs, file + ".csv");
        switch (random.Next(5))
        {
            case 0:
                project.Log(file + ".csv", Of(file, 1 + random.Next(Rows)));
                break;
            case 1:
                File.Delete(path);
                break;
            case 2:
                // As an export that is being written.
                File.WriteAllText(path, SdcProject.LogHeader + "\n" + SdcProject.Row(file * 1000, "Dana", "Company", 0)[..60]);
                break;
            case 3:
                File.WriteAllText(Path.Combine(project.Tickets, "t.json"), "{\"tickets\":[\n" + SdcProject.Ticket(1 + random.Next(Rows)) + ",\n{ \"id\":");
                break;
            default:
                File.Delete(Path.Combine(project.Tickets, "t.json"));
                break;
        }

        Thread.Sleep(random.Next(3));
    }

    private static string[] Of(int file, int count) =>
        [.. Enumerable.Range(1, count).Select(number => SdcProject.Row((file * 1000) + number, number % 2 == 0 ? "Dana" : "Lee", $"Company {file}-{number % 7}", number * 7))];
}
