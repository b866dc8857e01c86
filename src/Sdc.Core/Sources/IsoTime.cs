using System.Globalization;

namespace Sdc;

/// <summary>Times in ISO 8601, as servers write them.</summary>
internal static class IsoTime
{
    // No evidence of work lies outside; years beyond are placeholders or mistakes.
    private const int FirstYear = 1970;
    private const int LastYear = 2199;

    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm",
    ];

    private static readonly string[] OffsetFormats = ["hh':'mm", "hhmm", "hh"];

    /// <summary>Reads a time as it is written, and its offset where it has one.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out DateTime wall, out TimeSpan? offset)
    {
        const int shortest = 16;
        offset = null;
        wall = default;
        if (text.Length < shortest || text[4] != '-') return false;
        var end = text.Length;
        if (text[end - 1] is 'Z' or 'z')
        {
            offset = TimeSpan.Zero;
            end--;
        }
        else if (text.LastIndexOfAny('+', '-') is var sign && sign >= shortest)
        {
            if (!TryReadOffset(text, sign + 1, out var distance) || distance > TimeSpan.FromHours(14)) return false;
            offset = text[sign] == '-' ? -distance : distance;
            end = sign;
        }

        return TryReadUsual(text, end, out wall) || DateTime.TryParseExact(text.Slice(0, end).ToString().TrimEnd(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out wall);
    }

    /// <summary>Reads a moment: a time with an offset. Returns null, or else why it cannot be read.</summary>
    public static string? Read(string text, out DateTimeOffset moment)
    {
        moment = default;
        if (!TryRead(text.Trim().AsSpan(), out var wall, out var offset)) return $"{SourceText.Show(text)} is no time in ISO 8601, such as 2026-02-14T09:02:11-05:00.";
        if (offset is not { } known) return $"{SourceText.Show(text)} has no offset from UTC, so it is not clear which moment it means.";
        if (RangeFault(text, wall) is { } fault) return fault;
        moment = new DateTimeOffset(wall, TimeSpan.Zero).Subtract(known);
        return null;
    }

    /// <summary>Reads a moment; false for whatever <see cref="Read"/> has something to say of.</summary>
    public static bool TryReadMoment(ReadOnlySpan<char> text, out DateTimeOffset moment)
    {
        var isRead = TryRead(text, out var wall, out var offset) && offset is not null && IsInRange(wall);
        moment = isRead ? new DateTimeOffset(wall, TimeSpan.Zero).Subtract(offset!.Value) : default;
        return isRead;
    }

    /// <summary>The same from UTF-8, without a text made of it; escapes are not read.</summary>
    public static bool TryReadMoment(ReadOnlySpan<byte> utf8, out DateTimeOffset moment)
    {
        const int longest = 40;
        moment = default;
        if (utf8.Length > longest) return false;
        Span<char> text = stackalloc char[longest];
        for (var at = 0; at < utf8.Length; at++)
        {
            if (utf8[at] >= 0x80) return false;
            text[at] = (char)utf8[at];
        }

        return TryReadMoment(text.Slice(0, utf8.Length), out moment);
    }

    /// <summary>Whether evidence of work can be of that time.</summary>
    public static bool IsPlausible(DateTimeOffset moment) => moment.UtcDateTime.Year is >= FirstYear and <= LastYear;

    /// <summary>Null, or that the year cannot be meant.</summary>
    public static string? RangeFault(ReadOnlySpan<char> text, DateTime wall) =>
        IsInRange(wall) ? null : FormattableString.Invariant($"{SourceText.Show(text.ToString())} is outside the years {FirstYear} to {LastYear}.");

    private static bool IsInRange(DateTime wall) => wall.Year is >= FirstYear and <= LastYear;

    // Every event has several times, and the framework takes the formats apart anew for each; so what nearly all of them look like is read by hand. False
    // where a time looks otherwise, or is none.
    private static bool TryReadUsual(ReadOnlySpan<char> text, int end, out DateTime wall)
    {
        const int withMinutes = 16, withSeconds = 19, mostDecimals = 7;
        wall = default;
        var decimals = Math.Max(0, end - withSeconds - 1);
        if (end is not (withMinutes or withSeconds) && decimals is < 1 or > mostDecimals) return false;
        if (text[7] != '-' || text[10] is not ('T' or ' ') || text[13] != ':' || (end > withMinutes && text[16] != ':') || (decimals > 0 && text[withSeconds] != '.')) return false;
        var (year, month, day) = (Number(text, 0, 4), Number(text, 5, 2), Number(text, 8, 2));
        var (hour, minute, second) = (Number(text, 11, 2), Number(text, 14, 2), end > withMinutes ? Number(text, 17, 2) : 0);
        var ticks = decimals > 0 ? Number(text, withSeconds + 1, decimals) : 0;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59 || ticks < 0) return false;
        for (; decimals is > 0 and < mostDecimals; decimals++) ticks *= 10;
        wall = new DateTime(year, month, day, hour, minute, second).AddTicks(ticks);
        return true;
    }

    private static bool TryReadOffset(ReadOnlySpan<char> text, int at, out TimeSpan distance)
    {
        if (text.Length - at == 5 && text[at + 2] == ':' && Number(text, at, 2) is >= 0 and < 24 and var hours && Number(text, at + 3, 2) is >= 0 and < 60 and var minutes)
        {
            distance = new(hours, minutes, 0);
            return true;
        }

        return TimeSpan.TryParseExact(text.Slice(at).ToString(), OffsetFormats, CultureInfo.InvariantCulture, out distance);
    }

    // -1 where anything is no digit.
    private static int Number(ReadOnlySpan<char> text, int at, int count)
    {
        var number = 0;
        for (var end = at + count; at < end; at++)
        {
            if (text[at] is < '0' or > '9') return -1;
            number = (number * 10) + (text[at] - '0');
        }

        return number;
    }
}
