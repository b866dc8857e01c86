namespace Sdc.Benchmarks;

/// <summary>The calendar of the generated work. It begins on a Monday, and the more work there is, the longer it goes on: a week is as busy whatever the size.</summary>
internal static class Workweek
{
    public static DateTime Start { get; } = new(2016, 1, 4, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Monday of a week, from 0.</summary>
    public static DateTime Monday(int week) => Start.AddDays(7 * week);

    /// <summary>A moment within the working hours of a week.</summary>
    public static DateTime Moment(int week, Random random) => Monday(week).AddDays(random.Next(5)).AddHours(13).AddSeconds(random.Next(9 * 3600)).AddMilliseconds(random.Next(1000));
}
