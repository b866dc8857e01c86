namespace Sdc.Cli.Tests;

/// <summary>Runs that do not come to their end.</summary>
public class StoppedRunTests
{
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
}
