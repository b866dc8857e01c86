namespace Sdc.Cli.Tests;

/// <summary>Who can read what SDC writes.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public class PrivacyTests
{
    private const UnixFileMode OfOthers = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    [UnixFact]
    public void What_a_run_writes_can_be_read_by_its_owner_only()
    {
        using var project = new SdcProject();
        project.Log("a.csv", SdcProject.Row(1, "Dana", "Harbor Dental", 0), "Host,Access,PC-1,Dana,not a time,,,x,Company");

        project.Run("run").Ended(1);

        var written = Directory.EnumerateFileSystemEntries(project.Data, "*", SearchOption.AllDirectories).Prepend(project.Data).ToList();
        Assert.Contains(written, path => path.Contains("quarantine", StringComparison.Ordinal) && path.EndsWith(".jsonl", StringComparison.Ordinal));
        Assert.Contains(written, path => path.EndsWith(".log", StringComparison.Ordinal));
        Assert.All(written.Where(path => Path.GetFileName(path) != "run.lock"), path => Assert.Equal(Directory.Exists(path) ? UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute : UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path)));
    }

    [UnixFact]
    public void Where_the_configuration_says_so_it_has_the_usual_rights()
    {
        using var project = new SdcProject("""{ "processing_defaults": { "time_zone": "UTC" }, "storage": { "private": false } }""");
        project.Log("a.csv", SdcProject.Row(1, "Dana", "Harbor Dental", 0));
        var folder = Directory.CreateDirectory(Path.Combine(project.Root, "usual")).FullName;
        File.WriteAllText(Path.Combine(folder, "usual"), "");

        var result = project.Run("run").Ended(0);

        Assert.Equal("", result.Errors);
        Assert.Equal(File.GetUnixFileMode(folder), File.GetUnixFileMode(project.Sessions));
        Assert.Equal(File.GetUnixFileMode(folder), File.GetUnixFileMode(Path.Combine(project.Data, "state")));
        Assert.Equal(File.GetUnixFileMode(Path.Combine(folder, "usual")), File.GetUnixFileMode(project.Files().Single()));
    }

    [UnixFact]
    public void A_data_folder_that_others_can_read_is_closed_once_with_a_word_and_folders_elsewhere_are_left_alone()
    {
        using var project = new SdcProject("""{ "processing_defaults": { "time_zone": "UTC" }, "project_paths": { "logs_folder": "{{project_root}}/logs" } }""");
        project.Log("a.csv", SdcProject.Row(1, "Dana", "Harbor Dental", 0));
        var logs = Path.Combine(project.Root, "logs");
        foreach (var folder in (string[])[project.Data, logs])
        {
            Directory.CreateDirectory(folder);
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | OfOthers);
        }

        var first = project.Run("run").Ended(0);
        var second = project.Run("run").Ended(0);

        Assert.Contains("storage.private", first.Errors, StringComparison.Ordinal);
        Assert.Contains(project.Data, first.Errors, StringComparison.Ordinal);
        Assert.Equal("", second.Errors);
        Assert.Equal((UnixFileMode)0, File.GetUnixFileMode(project.Data) & OfOthers);
        Assert.Equal(OfOthers, File.GetUnixFileMode(logs) & OfOthers);
        Assert.All(Directory.EnumerateFiles(logs), file => Assert.Equal((UnixFileMode)0, File.GetUnixFileMode(file) & OfOthers));
    }

    [UnixFact]
    public void A_data_folder_that_holds_other_things_is_left_open_and_what_is_SDCs_in_it_is_closed()
    {
        using var project = new SdcProject();
        project.Log("a.csv", SdcProject.Row(1, "Dana", "Harbor Dental", 0));
        var logs = Path.Combine(project.Data, "logs");
        Directory.CreateDirectory(logs);
        File.WriteAllText(Path.Combine(project.Data, "another program's"), "");
        File.WriteAllText(Path.Combine(logs, "another program's"), "");
        Directory.CreateDirectory(project.Sessions);
        foreach (var folder in (string[])[project.Data, logs, project.Sessions]) File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | OfOthers);

        project.Run("run").Ended(0);

        Assert.Equal(OfOthers, File.GetUnixFileMode(project.Data) & OfOthers);
        Assert.Equal(OfOthers, File.GetUnixFileMode(logs) & OfOthers);
        foreach (var folder in (string[])[project.Sessions, Path.Combine(project.Data, "state")]) Assert.Equal((UnixFileMode)0, File.GetUnixFileMode(folder) & OfOthers);
    }
}
