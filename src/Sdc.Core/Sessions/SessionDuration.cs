namespace Sdc;

/// <summary>How long a session was worked on.</summary>
internal static class SessionDuration
{
    /// <summary>The length of the union of the intervals, in seconds: two overlapping connections count their common time once.</summary>
    /// <param name="intervals">Intervals in UTC ticks, sorted by their starts here; one that ends before it starts counts as empty.</param>
    public static double UnionSeconds(List<(long Start, long End)> intervals)
    {
        long ticks = 0;
        var covered = long.MinValue;
        intervals.Sort((first, second) => first.Start.CompareTo(second.Start));
        foreach (var (start, end) in intervals)
        {
            var from = Math.Max(start, covered);
            if (end <= from) continue;
            ticks += end - from;
            covered = end;
        }

        return Seconds(ticks);
    }

    /// <summary>Ticks as seconds, to the millisecond: finer is noise that no invoice needs.</summary>
    public static double Seconds(long ticks) => Math.Round(ticks / (double)TimeSpan.TicksPerSecond, 3, MidpointRounding.AwayFromZero);

    /// <summary>Seconds as minutes, rounded half up.</summary>
    public static int Minutes(double seconds) => (int)Math.Min(int.MaxValue, Math.Floor((seconds / 60) + 0.5));

    /// <summary>Minutes of a session: from the active seconds, else (files of the Python SDC) from the stored minutes.</summary>
    public static int Minutes(SessionInsights insights) => insights.ActiveSeconds is { } seconds
        ? Minutes(seconds)
        : Minutes((insights.SessionDurationMinutes ?? 0) * 60);

    /// <summary>Sets the active time and, from it, the minutes.</summary>
    public static void Set(SessionInsights insights, double seconds, string basis)
    {
        insights.ActiveSeconds = seconds;
        insights.DurationBasis = basis;
        insights.SessionDurationMinutes = Minutes(seconds);
    }
}
