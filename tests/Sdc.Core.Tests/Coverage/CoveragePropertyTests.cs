using FsCheck.Xunit;

namespace Sdc.Tests.Coverage;

public class CoveragePropertyTests
{
    private static readonly string[] Sources = [SourceSystem.ScreenConnect, SourceSystem.SyncroRmm, "Outlook"];

    [Property(MaxTest = 8)]
    public void The_order_of_the_sessions_does_not_matter(int seed)
    {
        using var inOrder = new CoverageProject("Europe/Berlin");
        using var mixed = new CoverageProject("Europe/Berlin");
        var sessions = Sessions(seed);
        var random = new Random(seed);
        foreach (var (source, starts) in sessions) inOrder.Add(source, starts);
        // Names by hand are read in the order of these names.
        foreach (var (session, number) in sessions.OrderBy(_ => random.Next()).Select((session, number) => (session, number))) mixed.Add(session.Source, session.Starts, fileName: $"{number:d4}.json");

        Assert.Equal(inOrder.Rows("2026-03-25").Select(Text), mixed.Rows("2026-03-25").Select(Text));
    }

    [Property(MaxTest = 8)]
    public void The_sessions_of_a_range_are_those_that_start_in_it(int seed, byte from, byte length)
    {
        using var project = new CoverageProject("America/New_York");
        foreach (var (source, starts) in Sessions(seed)) project.Add(source, starts);
        var query = Range(from, length);

        var counted = project.Rows("2026-03-25", query).GroupBy(day => day.Source).ToDictionary(days => days.Key, days => days.Sum(day => day.Sessions));

        var stored = Store.TestProject.Collect(project.Files.Workspace.Reader.ReadAsync(new() { Since = query.Since, Until = query.Until }, CancellationToken.None)).OfType<SessionStored>().ToList();
        Assert.All(Sources, source => Assert.Equal(stored.Count(session => session.Session.Source == source), counted.GetValueOrDefault(source)));
        Assert.Equal(project.Files.Read().Count, project.Rows("2026-03-25").Sum(day => day.Sessions));
    }

    [Property(MaxTest = 8)]
    public void A_range_or_a_source_shows_the_same_rows_as_the_whole(int seed, byte from, byte length)
    {
        using var project = new CoverageProject("America/New_York");
        foreach (var (source, starts) in Sessions(seed)) project.Add(source, starts);
        var query = Range(from, length) with { Sources = [Sources[seed & 1]] };
        var (first, last) = (Date(query.Since!.Value), Date(query.Until!.Value.AddTicks(-1)));

        var whole = project.Rows("2026-03-25").Where(day => day.Source == query.Sources[0] && string.CompareOrdinal(day.Date, first) >= 0 && string.CompareOrdinal(day.Date, last) <= 0);

        Assert.Equal(whole.Select(Text), project.Rows("2026-03-25", query).Select(Text));
        string Date(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, project.Files.Workspace.Configuration.Zone).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static CoverageQuery Range(byte from, byte length)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
        var day = new DateTime(2025, 12, 1).AddDays(from);
        return new() { Now = default, Since = LocalTime.ToUtc(day, zone), Until = LocalTime.ToUtc(day.AddDays(1 + length), zone) };
    }

    // A hundred days of three sources, each with a likelihood of its own, a hole, and sessions of up to three days.
    private static List<(string Source, DateTimeOffset?[] Starts)> Sessions(int seed)
    {
        var random = new Random(seed);
        var sessions = new List<(string, DateTimeOffset?[])>();
        foreach (var source in Sources)
        {
            var likelihood = random.NextDouble();
            var hole = random.Next(100);
            for (var day = 0; day < 100; day++)
            {
                if (random.NextDouble() > likelihood || (day >= hole && day < hole + 12)) continue;
                var start = new DateTimeOffset(2025, 12, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day).AddMinutes(random.Next(1440));
                sessions.Add((source, [start, .. Enumerable.Range(0, random.Next(3)).Select(_ => (DateTimeOffset?)start.AddMinutes(random.Next(4000)))]));
            }
        }

        if (random.Next(2) == 0) sessions.Add((Sources[0], [null]));
        return sessions;
    }

    private static string Text(CoverageDay day) => FormattableString.Invariant($"{day.Source} {day.Date} {day.Weekday} {day.Sessions} {day.Segments} {day.Minutes} {day.FirstEvent:O} {day.LastEvent:O} {day.LooksMissing} {day.Reason}");
}
