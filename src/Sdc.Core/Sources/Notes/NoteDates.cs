using System.Globalization;

namespace Sdc;

/// <summary>
/// Reads the notes' dates, whatever the culture: <c>M/d/yy</c>, <c>M/d/yyyy</c> (always month first), ISO dates and times. A date alone means the midnight
/// at which the day begins in the zone; of two digits of a year, 00 to 69 mean 2000 to 2069, and 70 to 99 mean 1970 to 1999.
/// </summary>
internal sealed class NoteDates(TimeZoneInfo zone)
{
    private const int FirstYearOfLastCentury = 70;

    // There are not many days, and looking one up in the zone's rules takes longer than all else that is done with a note.
    private readonly Dictionary<DateTime, DateTimeOffset> midnights = [];

    /// <summary>Reads a date. Returns null, or else why it cannot be read.</summary>
    /// <param name="text">The date as it is written.</param>
    /// <param name="moment">The moment that it means.</param>
    public string? Read(string text, out DateTimeOffset moment)
    {
        moment = default;
        text = text.Trim();
        if (!TryParse(text, out var wall, out var offset))
            return $"{SourceText.Show(text)} is no date that is known here: month/day/year (never day first), 2024-12-10, or 2024-12-10T09:30:00";
        if (IsoTime.RangeFault(text, wall) is { } fault) return fault.TrimEnd('.');
        moment = offset is { } known ? new DateTimeOffset(wall, TimeSpan.Zero).Subtract(known) : ToUtc(wall);
        return null;
    }

    /// <summary>A date in one form, however it is written and whatever the zone: a part of identities. What is no date stays as it is; null for none.</summary>
    public static string? OneForm(string? text)
    {
        text = text?.Trim();
        if (text is null || !TryParse(text, out var wall, out var offset)) return text;
        return (offset is { } known ? wall - known : wall).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) + (offset is null ? "" : "Z");
    }

    private static bool TryParse(string text, out DateTime wall, out TimeSpan? offset)
    {
        offset = null;
        return TryMonthFirst(text, out wall) || DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out wall) || IsoTime.TryRead(text, out wall, out offset);
    }

    private DateTimeOffset ToUtc(DateTime wall)
    {
        if (wall.TimeOfDay != TimeSpan.Zero) return LocalTime.ToUtc(wall, zone);
        if (!midnights.TryGetValue(wall, out var moment)) midnights[wall] = moment = LocalTime.ToUtc(wall, zone);
        return moment;
    }

    private static bool TryMonthFirst(string text, out DateTime date)
    {
        date = default;
        var first = text.IndexOf('/');
        var second = first < 0 ? -1 : text.IndexOf('/', first + 1);
        if (second < 0) return false;
        var yearLength = text.Length - second - 1;
        if (!TryNumber(text, 0, first, 2, out var month) || !TryNumber(text, first + 1, second, 2, out var day) || !TryNumber(text, second + 1, text.Length, 4, out var year)) return false;
        if (yearLength == 2) year += year < FirstYearOfLastCentury ? 2000 : 1900;
        else if (yearLength != 4 || year == 0) return false;
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        date = new DateTime(year, month, day);
        return true;
    }

    private static bool TryNumber(string text, int from, int to, int most, out int number)
    {
        number = 0;
        if (to <= from || to - from > most) return false;
        for (var index = from; index < to; index++)
        {
            if (text[index] is < '0' or > '9') return false;
            number = (number * 10) + (text[index] - '0');
        }

        return true;
    }
}
