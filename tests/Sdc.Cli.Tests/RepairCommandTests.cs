using System.Text.Json;

namespace Sdc.Cli.Tests;

public class RepairCommandTests
{
    [Fact]
    public void A_check_tells_and_changes_nothing_and_a_repair_mends_so_that_the_next_run_is_as_ever()
    {
        using var project = new SdcProject();
        project.Log("a.csv", SdcProject.Row(1, "Dana", "Harbor Dental", 0), SdcProject.Row(2, "Lee", "Granite", 0), SdcProject.Row(3, "Lee", "Granite", 20));
        project.Run("run").Ended(0);
        var sound = project.Run("repair", "--check").Ended(0);
        Assert.Equal(["The store is sound."], sound.Lines);
        var (whole, file) = (project.Snapshot(), project.Files().Single(file => File.ReadAllText(file).Contains("Granite")));
        File.WriteAllText(file, File.ReadAllText(file)[..^40]);
        project.Run("run").Ended(1);
        var before = State(project);

        var check = project.Run("repair", "--check", "--output", "json").Ended(1);

        Assert.Equal(before, State(project));
        var found = JsonDocument.Parse(check.Output).RootElement.EnumerateArray().Single();
        Assert.Equal(("SessionDamaged", file, ""), (found.GetProperty("kind").GetString(), found.GetProperty("path").GetString(), found.GetProperty("done").GetString()));
        Assert.Contains("all but the segments after the first 1", found.GetProperty("to_do").GetString());
        project.Run("repair");
        project.Run("run").Ended(0);
        Assert.Equal(whole, project.Snapshot());
        project.Run("repair", "--check", "--quiet").Ended(0);
    }

    [Fact]
    public void Another_run_that_writes_stops_a_repair_and_not_a_check()
    {
        using var project = new SdcProject();
        project.Log("a.csv", SdcProject.Row(1, "Dana", "Harbor Dental", 0));
        project.Run("run").Ended(0);
        using var held = File.Open(Path.Combine(project.Data, "state", "run.lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        project.Run("repair").Ended(3);
        project.Run("repair", "--check").Ended(0);
    }

    // Names and bytes of all that is there.
    private static Dictionary<string, string> State(SdcProject project) => Directory.GetFiles(project.Root, "*", SearchOption.AllDirectories)
        .ToDictionary(file => file, file => Convert.ToHexString(File.ReadAllBytes(file)) + File.GetLastWriteTimeUtc(file).Ticks);
}
