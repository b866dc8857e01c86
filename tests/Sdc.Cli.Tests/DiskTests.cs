namespace Sdc.Cli.Tests;

public sealed class DiskTests(DiskTests.Undisturbed undisturbed) : IClassFixture<DiskTests.Undisturbed>
{
    private const string Roomy = "size=16m,rw";

    [SmallDiskTheory]
    [InlineData("data/output/sessions", "size=64k")]
    [InlineData("data/output/sessions", "size=64k,ro")]
    [InlineData("data/state", "size=64k")]
    [InlineData("data/state", "size=64k,ro")]
    [InlineData("data", "size=64k")]
    [InlineData("data", "size=64k,ro")]
    public void A_full_or_read_only_folder_is_named_nothing_is_lost_and_the_next_run_completes(string folder, string options)
    {
        using var project = Sources();
        using var disk = new SmallDisk(Path.Combine(project.Root, folder));
        disk.Change(options);

        var result = project.Run("run", "--summary", "json");

        // Without its memory of what was read a run still stores all; it says so, and the next one reads again.
        var storesAll = folder == "data/state" && options == "size=64k";
        Assert.True(storesAll ? result.ExitCode == 0 : result.ExitCode is 1 or 4, $"The exit code is {result.ExitCode}.\n{result.Output}\n{result.Errors}");
        Assert.Equal(storesAll, undisturbed.Snapshot == project.Snapshot());
        Assert.Contains(Path.Combine(project.Root, folder), result.Errors);
        Assert.DoesNotContain("   at ", result.Errors);
        if (result.Lines.Count > 0) Assert.Equal(project.Files().Count, result.Sum("new"));
        foreach (var file in project.Files()) Assert.NotNull(SdcProject.Json(file)["meta"]);

        disk.Change(Roomy);
        project.Run("run").Ended(0);
        Assert.Equal(undisturbed.Snapshot, project.Snapshot());
        project.AssertWhole();
    }

    private static SdcProject Sources()
    {
        var project = new SdcProject();
        project.Log("a.csv", [.. Enumerable.Range(1, 40).Select(number => SdcProject.Row(number, "Dana", "Company " + number, number))]);
        // A long file, so that the memory of what was read is larger than the disk.
        project.Log("b.csv", [.. Enumerable.Range(41, 1300).Select(number => SdcProject.Row(number, "Lee", "Harbor Dental", number))]);
        return project;
    }

    /// <summary>What a run on a disk with room leaves.</summary>
    public sealed class Undisturbed
    {
        public Undisturbed()
        {
            using var project = Sources();
            project.Run("run").Ended(0);
            Snapshot = project.Snapshot();
        }

        public string Snapshot { get; }
    }
}
