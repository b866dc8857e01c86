using System.Text;
using System.Text.RegularExpressions;

namespace Sdc.Cli.Tests;

public class EditedByHandTests
{
    private static readonly string[] Companies = ["Notepad", "Truncated", "Utf16", "Conflict", "Latin", "Empty", "Nulls", "Huge", "NoSegment", "NoId", "Untouched"];

    [Fact]
    public void Notes_saved_by_an_editor_are_kept_and_a_damaged_file_is_named_and_never_overwritten()
    {
        using var project = new SdcProject();
        project.Log("a.csv", [.. Companies.Select((company, number) => SdcProject.Row(number + 1, "Dana", company, number))]);
        project.Run("run").Ended(0);
        foreach (var company in Companies)
        {
            var file = FileOf(project, company);
            File.WriteAllText(file, File.ReadAllText(file).Replace("\"user_notes\": \"\"", $"\"user_notes\": \"für {company}\""));
        }

        using var undisturbed = project.Copy();
        var whole = Companies.ToDictionary(company => company, company => File.ReadAllText(FileOf(project, company)));
        var paths = Companies.ToDictionary(company => company, company => FileOf(project, company));
        File.WriteAllText(paths["Notepad"], whole["Notepad"].Replace("\n", "\r\n"), new UTF8Encoding(true));
        File.WriteAllText(paths["Truncated"], whole["Truncated"][..(whole["Truncated"].Length / 2)]);
        File.WriteAllText(paths["Utf16"], whole["Utf16"], Encoding.Unicode);
        File.WriteAllText(paths["Conflict"], whole["Conflict"].Replace("  \"context\"", "<<<<<<< HEAD\n=======\n>>>>>>> other\n  \"context\""));
        File.WriteAllText(paths["Latin"], whole["Latin"], Encoding.Latin1);
        File.WriteAllText(paths["Empty"], "");
        File.WriteAllBytes(paths["Nulls"], new byte[4096]);
        File.WriteAllText(paths["Huge"], whole["Huge"].Replace("\"user_notes\": ", "\"mood\": 1e999, \"user_notes\": "));
        File.WriteAllText(paths["NoSegment"], whole["NoSegment"].Replace("\"segments\": [", "\"segments\": [ null,"));
        File.WriteAllText(paths["NoId"], Regex.Replace(whole["NoId"], "\"session_id\": \"[^\"]*\"", "\"session_id\": null"));
        string[] damaged = ["Truncated", "Utf16", "Conflict", "Latin", "Empty", "Nulls", "Huge", "NoSegment", "NoId"];
        var bytes = damaged.ToDictionary(company => company, company => File.ReadAllBytes(paths[company]));

        // Idle, growing, and idle again.
        for (var run = 0; run < 3; run++)
        {
            if (run == 1)
            {
                foreach (var grown in (SdcProject[])[project, undisturbed]) grown.Log("b.csv", [.. Companies.Select((company, number) => SdcProject.Row(number + 101, "Dana", company, number + 20))]);
            }

            var result = project.Run("run").Ended(1);

            foreach (var company in damaged)
            {
                Assert.Single(result.Failures, line => line.StartsWith("error: " + paths[company], StringComparison.Ordinal) && line.Contains("damaged"));
                Assert.Equal(bytes[company], File.ReadAllBytes(paths[company]));
            }
        }

        undisturbed.Run("run").Ended(0);
        foreach (var company in Companies.Except(damaged))
        {
            var grown = SdcProject.Json(FileOf(project, company));
            Assert.Equal(("für " + company, 2), ((string?)grown["insights"]!["user_notes"], grown["segments"]!.AsArray().Count));
        }

        foreach (var company in damaged) File.WriteAllText(paths[company], whole[company]);
        project.Run("run").Ended(0);
        Assert.Equal(undisturbed.Snapshot(), project.Snapshot());
    }

    private static string FileOf(SdcProject project, string company) => project.Files().Single(file => File.ReadAllText(file).Contains(company));

    [Fact]
    public void Decisions_that_cannot_be_read_stop_the_run_and_are_kept()
    {
        using var project = new SdcProject();
        project.Log("a.csv", SdcProject.Row(1, "Dana", "Harbor Dental", 0));
        var decisions = Path.Combine(project.Data, "state", "decisions.json");
        Directory.CreateDirectory(Path.GetDirectoryName(decisions)!);
        File.WriteAllText(decisions, """{ "removed_segments": [ null ], "aliases": {} }""");

        var result = project.Run("run").Ended(4);

        Assert.Contains(decisions, result.Errors);
        Assert.Equal("""{ "removed_segments": [ null ], "aliases": {} }""", File.ReadAllText(decisions));
        Assert.Empty(project.Files());
    }
}
