using System.Globalization;

namespace Sdc;

/// <summary>Times that a person gives (<c>-Since</c>, <c>--until</c>): ISO 8601, the same in every culture.</summary>
internal static class UserTime
{
    private static readonly string[] Dates = ["yyyy-MM-dd", "yyyyMMdd"];

    private static readonly string[] Times =
        ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyyMMdd'T'HHmm", "yyyyMMdd'T'HHmmss"];

    private static readonly string[] ZonedTimes = [.. Times.Select(format => format + "K")];

    /// <summary>
    /// The moment that the text names, in UTC. Without an offset it is in the zone; a bare date is the day's begin, and as an end it means the whole day:
    /// the moment returned is the next midnight, which is no longer part of it.
    /// </summary>
    /// <exception cref="FormatException">The text is no such time; the message says what is.</exception>
    public static DateTimeOffset Parse(string text, TimeZoneInfo zone, bool endOfDay)
    {
        var given = text.Trim();
        if (DateTime.TryParseExact(given, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            if (!endOfDay) return AtMost(date, zone);
            return date == DateTime.MaxValue.Date ? DateTimeOffset.MaxValue : AtMost(date.AddDays(1), zone);
        }

        // A space between date and time is what people type.
        var iso = given.Length > 10 && given[10] == ' ' ? given.Substring(0, 10) + "T" + given.Substring(11).TrimStart() : given;
        if (DateTime.TryParseExact(iso, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) return AtMost(local, zone);
        if (DateTimeOffset.TryParseExact(iso, ZonedTimes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)) return moment.ToUniversalTime();

        throw new FormatException($"'{OneLine.Escape(given, 60)}' is not a time SDC can read. Give a date such as 2026-02-14, a time such as 2026-02-14T09:30 ({zone.Id}), or one with its offset such as 2026-02-14T09:30-05:00 or 2026-02-14T14:30Z.");
    }

    // The first and last hours of the calendar are not moments in every zone.
    private static DateTimeOffset AtMost(DateTime local, TimeZoneInfo zone)
    {
        try
        {
            return LocalTime.ToUtc(local, zone);
        }
        catch (ArgumentOutOfRangeException)
        {
            return local.Year < 5000 ? DateTimeOffset.MinValue : DateTimeOffset.MaxValue;
        }
    }

    /// <summary>Makes sure that a range is not empty by mistake.</summary>
    /// <exception cref="FormatException">It ends before it begins.</exception>
    public static void InOrder(DateTimeOffset? since, DateTimeOffset? until)
    {
        if (since >= until) throw new FormatException("The range ends before it begins: since is later than until.");
    }
}
