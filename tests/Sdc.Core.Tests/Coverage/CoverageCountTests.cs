namespace Sdc.Tests.Coverage;

public class CoverageCountTests
{
    [Fact]
    public void Sessions_and_minutes_count_where_the_session_starts_and_segments_where_they_start()
    {
        using var project = new CoverageProject("America/New_York");
        // 23:50 on 5 October in New York, its second segment after midnight.
        project.Add(SourceSystem.ScreenConnect, [Time("2026-10-06T03:50Z"), Time("2026-10-06T04:10Z")], 40);
        project.Add(SourceSystem.ScreenConnect, [Time("2026-10-05T13:00Z")], 20.5);

        var rows = project.Rows("2026-10-07");

        Assert.Equal(
            ["2026-10-05 Monday 2 2 61 09:00 23:50 -04:00", "2026-10-06 Tuesday 0 1 0 00:10 00:10 -04:00"],
            rows.Select(day => FormattableString.Invariant($"{day.Date} {day.Weekday} {day.Sessions} {day.Segments} {day.Minutes} {day.FirstEvent:HH:mm} {day.LastEvent:HH:mm zzz}")));
        Assert.All(rows, day => Assert.Equal((false, null), (day.LooksMissing, day.Reason)));
    }

    [Fact]
    public void Sources_come_one_after_the_other_each_by_date()
    {
        using var project = new CoverageProject();
        project.Work("Outlook", CoverageProject.Days("2026-10-01", "2026-10-01")).Work(SourceSystem.Notes, CoverageProject.Days("2026-10-01", "2026-10-02"))
            .Work(SourceSystem.ScreenConnect, CoverageProject.Days("2026-10-02", "2026-10-03"));

        Assert.Equal(
            ["ScreenConnect 2026-10-02", "ScreenConnect 2026-10-03", "notes.json 2026-10-01", "notes.json 2026-10-02", "Outlook 2026-10-01"],
            project.Rows("2026-10-04").Select(day => day.Source + " " + day.Date));
    }

    [Fact]
    public void What_has_no_date_is_shown_where_no_range_is_asked_for()
    {
        using var project = new CoverageProject();
        project.Add(SourceSystem.Notes, [null, null], 0);
        project.Add(SourceSystem.Notes, [null, Time("2026-10-05T10:00Z")], 0);

        var rows = project.Rows("2026-10-07");

        // A segment without a time of its own belongs to the session's day.
        Assert.Equal([("", "", 1, 2), ("2026-10-05", "Monday", 1, 2)], rows.Select(day => (day.Date, day.Weekday, day.Sessions, day.Segments)));
        Assert.Equal(["2026-10-05"], project.Rows("2026-10-07", new() { Now = default, Since = Time("2026-01-01T00:00Z") }).Select(day => day.Date));
    }

    [Fact]
    public void A_source_is_summed()
    {
        using var project = new CoverageProject();
        project.Work(SourceSystem.ScreenConnect, CoverageProject.Days("2026-01-05", "2026-06-26", CoverageProject.IsWorkday).Where(day => day != CoverageProject.Date("2026-03-03")));
        project.Add(SourceSystem.ScreenConnect, [null]);
        project.Add(SourceSystem.Notes, [null]);

        var sums = project.Events("2026-06-27", new() { Now = default, BySource = true }).OfType<CoverageSummed>().Select(summed => summed.Source).ToList();

        Assert.Equal(["ScreenConnect", "notes.json"], sums.Select(sum => sum.Source));
        Assert.Equal((124, 125, 125, 1250L, 1), (sums[0].Days, sums[0].Sessions, sums[0].Segments, sums[0].Minutes, sums[0].MissingDays));
        Assert.Equal((Time("2026-01-05T14:00Z"), Time("2026-06-26T14:00Z")), (sums[0].FirstEvent, sums[0].LastEvent));
        Assert.Equal((0, 1, null), (sums[1].Days, sums[1].Sessions, sums[1].LastEvent));
    }

    [Fact]
    public void A_damaged_file_is_told_of_and_the_others_count()
    {
        using var project = new CoverageProject();
        project.Work(SourceSystem.ScreenConnect, CoverageProject.Days("2026-10-05", "2026-10-06"));
        File.WriteAllText(Path.Combine(project.Files.Sessions, "2026-10-05_ScreenConnect_bad.json"), "{ \"meta\": ");

        var events = project.Events("2026-10-07");

        Assert.Contains("2026-10-05_ScreenConnect_bad.json", Assert.Single(events.OfType<SessionFailed>()).File);
        Assert.Equal(2, events.OfType<CoverageFound>().Count());
    }

    [Fact]
    public void Nothing_stored_is_no_row()
    {
        using var project = new CoverageProject();
        Assert.Empty(project.Events("2026-10-07"));
        Assert.Empty(project.Events("2026-10-07", new() { Now = default, BySource = true }));
    }

    private static DateTimeOffset Time(string text) => UserTime.Parse(text, TimeZoneInfo.Utc, endOfDay: false);
}
