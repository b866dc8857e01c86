namespace Sdc.Tests.Coverage;

public class MissingDayTests
{
    private const string Remote = SourceSystem.ScreenConnect;

    private const string Tickets = SourceSystem.SyncroRmm;

    [Fact]
    public void A_weekday_without_its_usual_events_looks_missing_and_a_weekend_does_not()
    {
        using var project = new CoverageProject();
        project.Work(Remote, Workdays("2026-01-05", "2026-06-26", without: ["2026-03-03"]));

        var missing = Assert.Single(project.Missing("2026-06-27"));

        Assert.Equal(("2026-03-03", "Tuesday", 0, 0), (missing.Date, missing.Weekday, missing.Sessions, missing.Segments));
        Assert.Equal("No event on this Tuesday, though 16 of the 16 Tuesdays around it have some. No source has any: it may have been a day off.", missing.Reason);
    }

    [Fact]
    public void A_source_that_works_on_saturdays_misses_them()
    {
        using var project = new CoverageProject();
        project.Work(Remote, CoverageProject.Days("2026-01-05", "2026-06-26", day => day.DayOfWeek != DayOfWeek.Sunday && day != CoverageProject.Date("2026-03-07")));
        Assert.Equal(["2026-03-07"], project.Missing("2026-06-27").Select(day => day.Date));
    }

    [Fact]
    public void A_gap_names_its_days_and_the_sources_that_have_events()
    {
        using var project = new CoverageProject();
        project.Work(Remote, Workdays("2026-01-05", "2026-06-26").Where(day => day < CoverageProject.Date("2026-03-02") || day > CoverageProject.Date("2026-03-08")));
        project.Work(Tickets, Workdays("2026-01-05", "2026-06-26"));

        var missing = project.Missing("2026-06-27");

        Assert.Equal(["2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05", "2026-03-06"], missing.Select(day => day.Date));
        Assert.Equal("No event on this Monday, though 16 of the 16 Mondays around it have some. SyncroRMM has events on this day. One of 5 such days from 2026-03-02 to 2026-03-06.", missing[0].Reason);
    }

    [Theory]
    [InlineData("2026-04-03", "2026-04-06")]
    [InlineData("2026-05-28", "2026-05-29")]
    public void A_few_days_on_which_nobody_worked_are_holidays(params string[] off)
    {
        using var project = new CoverageProject();
        project.Work(Remote, Workdays("2026-01-05", "2026-06-26", off)).Work(Tickets, Workdays("2026-01-05", "2026-06-26", [.. off, "2026-02-03"]));
        Assert.Equal([("SyncroRMM", "2026-02-03")], project.Missing("2026-06-27").Select(day => (day.Source, day.Date)));
    }

    [Fact]
    public void A_week_without_any_source_is_no_holiday()
    {
        using var project = new CoverageProject();
        var days = Workdays("2026-01-05", "2026-06-26").Where(day => day < CoverageProject.Date("2026-03-02") || day > CoverageProject.Date("2026-03-08")).ToList();
        project.Work(Remote, days).Work(Tickets, days);
        Assert.Equal(10, project.Missing("2026-06-27").Count);
    }

    [Fact]
    public void Two_long_gaps_do_not_hide_each_other()
    {
        using var project = new CoverageProject();
        project.Work(Remote, Workdays("2026-01-05", "2026-03-06").Concat(Workdays("2026-03-30", "2026-04-24")).Concat(Workdays("2026-05-18", "2026-07-31")));
        Assert.Equal(Workdays("2026-03-09", "2026-03-27").Concat(Workdays("2026-04-27", "2026-05-15")).Select(Text), project.Missing("2026-08-01").Select(day => day.Date));
    }

    [Fact]
    public void A_silence_is_told_of_for_a_quarter()
    {
        using var project = new CoverageProject();
        project.Work(Remote, Workdays("2024-01-01", "2024-06-28").Concat(Workdays("2025-06-30", "2025-12-26")));
        Assert.Equal(Workdays("2024-07-01", "2024-09-27").Select(Text), project.Missing("2025-12-27").Select(day => day.Date));
        Assert.Equal(130, project.Missing("2027-12-27").Count);
    }

    [Fact]
    public void After_the_last_event_each_usual_day_before_today_looks_missing()
    {
        using var project = new CoverageProject();
        project.Work(Remote, Workdays("2026-01-05", "2026-06-12"));

        var missing = project.Missing("2026-06-18");

        Assert.Equal(["2026-06-15", "2026-06-16", "2026-06-17"], missing.Select(day => day.Date));
        Assert.StartsWith("No event since 2026-06-12, though 8 of the 8 Mondays before have some.", missing[0].Reason);
        Assert.Empty(project.Missing("2026-06-15"));
        Assert.Empty(project.Missing("2020-01-01"));
    }

    [Fact]
    public void Today_is_that_of_the_configured_zone()
    {
        using var project = new CoverageProject("Pacific/Kiritimati");
        project.Work(Remote, CoverageProject.Days("2026-01-05", "2026-06-12"));
        // 14:00 UTC is 04:00 of the next day there, so the last day is 13 June; at noon UTC of 14 June it is 15 June there.
        Assert.Equal(["2026-06-14"], project.Missing("2026-06-14").Select(day => day.Date));
    }

    [Fact]
    public void A_sparse_source_is_not_missed()
    {
        using var project = new CoverageProject();
        project.Work(SourceSystem.Notes, Enumerable.Range(0, 30).Select(month => CoverageProject.Date("2024-01-02").AddMonths(month)));
        // The second Tuesday of each month, always a Tuesday.
        project.Work(Tickets, CoverageProject.Days("2024-01-01", "2026-06-10", day => day.DayOfWeek == DayOfWeek.Tuesday && day.Day is > 7 and < 15));
        Assert.Empty(project.Missing("2026-06-27"));
    }

    [Fact]
    public void A_source_without_fixed_weekdays_that_stopped_is_told_of_once_a_week()
    {
        using var project = new CoverageProject();
        project.Work(SourceSystem.SillyTavern, Enumerable.Range(0, 40).Select(number => CoverageProject.Date("2026-01-05").AddDays(number * 3)));

        var missing = project.Missing("2026-06-27");

        // The last event is on 2 May; 14 days of silence are borne.
        Assert.Equal(["2026-05-17", "2026-05-24", "2026-05-31", "2026-06-07", "2026-06-14", "2026-06-21"], missing.Select(day => day.Date));
        Assert.Equal("No event since 2026-05-02, 55 days; this source is seldom silent for more than 2 days.", missing[0].Reason);
        Assert.Empty(project.Missing("2026-05-17"));
        Assert.Equal(13, project.Missing("2028-01-01").Count);
    }

    [Fact]
    public void A_young_source_that_stopped_is_told_of()
    {
        using var project = new CoverageProject();
        project.Work(Remote, Workdays("2026-10-05", "2026-10-16"));
        Assert.Equal(["2026-10-31", "2026-11-07"], project.Missing("2026-11-10").Select(day => day.Date));
    }

    [Fact]
    public void A_date_that_is_centuries_off_makes_no_gap_of_centuries()
    {
        using var project = new CoverageProject();
        project.Work(Remote, Workdays("2026-01-05", "2026-06-26"));
        project.Add(Remote, [DateTimeOffset.MinValue]);
        project.Add(Remote, [DateTimeOffset.UnixEpoch]);
        project.Add(Remote, [DateTimeOffset.MaxValue]);

        Assert.Equal(["2026-06-29"], project.Missing("2026-06-30").Select(day => day.Date));
        Assert.Equal(["0001-01-01", "1970-01-01", "9999-12-31"], project.Rows("2026-06-27").Select(day => day.Date).Where(date => !date.StartsWith("2026", StringComparison.Ordinal)));
    }

    private static IEnumerable<DateTime> Workdays(string from, string to, string[]? without = null) =>
        CoverageProject.Days(from, to, day => CoverageProject.IsWorkday(day) && without?.Contains(Text(day)) != true);

    private static string Text(DateTime day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
