using System.Text.Json;

namespace Sdc.Cli.Tests;

public class SampleTests
{
    [Fact]
    public void The_samples_run_well_and_a_second_run_reads_and_writes_nothing()
    {
        using var project = new SdcProject();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(SdcProcess.Checkout, "module", "samples"), "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(project.Root, "module", "samples", Path.GetRelativePath(Path.Combine(SdcProcess.Checkout, "module", "samples"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        File.Copy(Path.Combine(SdcProcess.Checkout, "config.json"), Path.Combine(project.Root, "config.json"), overwrite: true);

        var first = project.Run("run", "--summary", "json").Ended(0);
        var times = project.Times();
        var second = project.Run("run", "--summary", "json").Ended(0);

        Assert.True(first.Sum("new") > 0 && first.Sum("new") == project.Files().Count, first.Output);
        Assert.True(first.Sum("linked") > 0, first.Output);
        Assert.Equal(("", ""), (first.Errors, second.Errors));
        Assert.Equal(times, project.Times());
        Assert.Equal((0, 0, 0), (second.Sum("read"), second.Sum("new"), second.Sum("changed")));
        Assert.Equal(0, JsonDocument.Parse(second.Lines[^1]).RootElement.GetProperty("exit_code").GetInt32());
        Assert.DoesNotContain('\x1b', first.Output + second.Output);
    }

    [Fact]
    public void Quiet_with_a_summary_prints_the_summary_alone_and_leaves_warnings_to_the_log()
    {
        using var project = new SdcProject("""{ "logging": { "log_levle": "INFO" } }""");
        project.Log("a.csv", SdcProject.Row(1, "Dana", "Harbor Dental", 0));

        var result = project.Run("run", "--quiet", "--summary", "json").Ended(0);

        Assert.Single(result.Lines);
        Assert.Equal(("", 1), (result.Errors, result.Sum("new")));
        var log = Assert.Single(Directory.GetFiles(Path.Combine(project.Data, "logs"), "*.log"));
        Assert.Contains(File.ReadLines(log), line => line.Contains("WARNING", StringComparison.Ordinal) && line.Contains("log_levle", StringComparison.Ordinal));
    }
}
