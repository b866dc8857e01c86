namespace Sdc;

/// <summary>Counts what a source has on each day. A segment counts on the day it starts, a session with its minutes on the day that it starts.</summary>
internal sealed class SourceTally(string source, TimeZoneInfo zone)
{
    private readonly SortedDictionary<int, Counts> days = [];
    private readonly Counts undated = new();

    public string Source { get; } = source;

    /// <summary>The days with events, in order.</summary>
    public IEnumerable<int> Days => days.Keys;

    public void Add(Session session)
    {
        var start = On(session.Insights.SessionStartTimeUtc);
        start.Sessions++;
        start.Minutes += session.DurationMinutes;
        foreach (var segment in session.Segments) On(segment.StartTimeUtc ?? session.Insights.SessionStartTimeUtc).Segments++;
    }

    /// <summary>What is there on a day, with the reason why the day looks missing.</summary>
    public CoverageDay Day(int day, string? missing) => Make(
        days.TryGetValue(day, out var counts) ? counts : new(), DayNumber.Text(day), DayNumber.Weekday(day).ToString(), missing);

    /// <summary>What has no day; null when there is nothing such.</summary>
    public CoverageDay? Undated() => undated.Sessions + undated.Segments == 0 ? null : Make(undated, "", "", null);

    private Counts On(DateTimeOffset? time)
    {
        if (time is not { } moment) return undated;
        var day = DayNumber.Of(moment, zone);
        if (!days.TryGetValue(day, out var counts)) days[day] = counts = new();
        if (counts.First is null || moment < counts.First) counts.First = moment;
        if (counts.Last is null || moment > counts.Last) counts.Last = moment;
        return counts;
    }

    private CoverageDay Make(Counts counts, string date, string weekday, string? missing) => new()
    {
        Source = Source,
        Date = date,
        Weekday = weekday,
        Sessions = counts.Sessions,
        Segments = counts.Segments,
        Minutes = counts.Minutes,
        FirstEvent = counts.First is { } first ? TimeZoneInfo.ConvertTime(first, zone) : null,
        LastEvent = counts.Last is { } last ? TimeZoneInfo.ConvertTime(last, zone) : null,
        LooksMissing = missing is not null,
        Reason = missing,
    };

    private sealed class Counts
    {
        public int Sessions { get; set; }

        public int Segments { get; set; }

        public long Minutes { get; set; }

        public DateTimeOffset? First { get; set; }

        public DateTimeOffset? Last { get; set; }
    }
}
