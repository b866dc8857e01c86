using System.Text.Json.Nodes;

namespace Sdc.Cli.Tests;

public sealed class CoverageCommandTests(CoverageCommandTests.Stored stored) : IClassFixture<CoverageCommandTests.Stored>
{
    // 10 March 2020 has no connection; every other day has one at 9:00.
    private static readonly string[] March = ["coverage", "--since", "2020-03-09", "--until", "2020-03-11"];

    [Fact]
    public void Csv_has_a_row_a_day()
    {
        var result = stored.Project.Run([.. March, "-o", "csv"]).Ended(0);

        Assert.Equal("Source,Date,Weekday,Sessions,Segments,Minutes,FirstEvent,LastEvent,LooksMissing,Reason", result.Lines[0]);
        Assert.Equal("ScreenConnect,2020-03-09,Monday,1,1,10,2020-03-09T09:00:00-04:00,2020-03-09T09:00:00-04:00,False,", result.Lines[1]);
        Assert.StartsWith("ScreenConnect,2020-03-10,Tuesday,0,0,0,,,True,\"No event on this Tuesday, though ", result.Lines[2]);
        Assert.Equal(4, result.Lines.Count);
    }

    [Fact]
    public void Json_and_jsonl_have_the_same_objects()
    {
        var lines = stored.Project.Run([.. March, "-o", "jsonl"]).Ended(0).Lines;
        var array = JsonNode.Parse(stored.Project.Run([.. March, "-o", "json"]).Ended(0).Output)!.AsArray();

        Assert.Equal(lines, array.Select(day => day!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })));
        Assert.Equal(["2020-03-09", "2020-03-10", "2020-03-11"], array.Select(day => (string?)day!["date"]));
        Assert.Equal((true, 0L, null), ((bool)array[1]!["looks_missing"]!, (long)array[1]!["minutes"]!, (string?)array[1]!["last_event"]));
    }

    [Fact]
    public void The_table_shows_why_a_day_looks_missing()
    {
        var result = stored.Project.Run(March).Ended(0);
        Assert.Contains("2020-03-10   Tuesday", result.Output);
        Assert.Contains("No event on this Tuesday", result.Output);
        Assert.Equal("", result.Errors);
    }

    [Fact]
    public void By_source_it_is_one_row()
    {
        var result = stored.Project.Run("coverage", "--by-source", "--until", "2020-06-07", "-o", "jsonl").Ended(0);
        var sum = JsonNode.Parse(Assert.Single(result.Lines))!;
        Assert.Equal((132, 132, 1), ((int)sum["days"]!, (int)sum["sessions"]!, (int)sum["missing_days"]!));
        Assert.Equal("2020-03-09T09:00:00-04:00", (string?)JsonNode.Parse(stored.Project.Run([.. March, "--by-source", "-o", "jsonl"]).Lines[0])!["first_event"]);
    }

    [Theory]
    [InlineData("json", "[]")]
    [InlineData("jsonl", "")]
    [InlineData("table", "No day fits.")]
    public void What_fits_no_day_is_empty(string format, string expected) =>
        Assert.Equal(expected, string.Join("\n", stored.Project.Run("coverage", "--source", "syncrormm", "-o", format).Ended(0).Lines));

    [Fact]
    public void A_wrong_day_is_a_wrong_command_line() => Assert.Contains("3/9/2020", stored.Project.Run("coverage", "--since", "3/9/2020").Ended(2).Errors);

    [Fact]
    public void A_damaged_session_file_is_named()
    {
        using var project = new SdcProject();
        project.Log("a.csv", SdcProject.Row(1, "Dana", "Harbor Dental", 0));
        project.Run("run", "--quiet").Ended(0);
        File.WriteAllText(Path.Combine(project.Sessions, "2026-10-05_ScreenConnect_bad.json"), "{");

        var result = project.Run("coverage", "--until", "2026-10-05", "-o", "jsonl").Ended(1);

        Assert.Contains("2026-10-05_ScreenConnect_bad.json", Assert.Single(result.Failures));
        Assert.Single(result.Lines);
    }

    /// <summary>A connection on each of 132 days, and one day without.</summary>
    public sealed class Stored : IDisposable
    {
        // 9 March 2020, 9:00 in New York, seen from noon UTC of 5 October.
        private static readonly double FirstDay = (new DateTime(2020, 3, 9, 13, 0, 0) - new DateTime(2026, 10, 5, 12, 0, 0)).TotalMinutes;

        public Stored()
        {
            Project.Log("a.csv", [.. Enumerable.Range(-42, 133).Where(day => day != 1).Select(day => SdcProject.Row(day + 43, "Dana", "Harbor Dental", FirstDay + (day * 1440)))]);
            Project.Run("run", "--quiet").Ended(0);
        }

        internal SdcProject Project { get; } = new();

        public void Dispose() => Project.Dispose();
    }
}
