using System.Globalization;

namespace Sdc;

/// <summary>Calendar days as whole numbers from 0001-01-01, so that counting over them meets no end of the calendar.</summary>
internal static class DayNumber
{
    /// <summary>The day of a moment in a zone.</summary>
    public static int Of(DateTimeOffset moment, TimeZoneInfo zone) => (int)(TimeZoneInfo.ConvertTime(moment, zone).Ticks / TimeSpan.TicksPerDay);

    public static DayOfWeek Weekday(int day) => (DayOfWeek)((day + (int)DayOfWeek.Monday) % 7);

    public static string Text(int day) => new DateTime(day * TimeSpan.TicksPerDay).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
