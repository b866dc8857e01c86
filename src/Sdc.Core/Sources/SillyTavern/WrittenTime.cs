using System.Globalization;

namespace Sdc;

/// <summary>A time as SillyTavern wrote it, in any of the forms that it has written over the years.</summary>
/// <param name="Wall">The time as it is written; UTC for milliseconds since 1970.</param>
/// <param name="Offset">Its offset from UTC; null for the local time of somebody's browser.</param>
/// <param name="Precision">How long the time stands for: a minute where seconds are not written.</param>
/// <param name="Text">The text, the same for a number and for a text that holds it.</param>
internal readonly record struct WrittenTime(DateTime Wall, TimeSpan? Offset, TimeSpan Precision, string Text)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    // Dividing takes trailing zeros away, so that one number has one text.
    private const decimal One = 1.0000000000000000000000000000m;

    private static readonly string[] Months = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>The moment; meaningless without an offset.</summary>
    public DateTimeOffset Utc => new DateTimeOffset(Wall, TimeSpan.Zero).Subtract(Offset ?? TimeSpan.Zero);

    /// <summary>Reads a time. Returns null, or else why it cannot be read.</summary>
    public static string? Read(string given, out WrittenTime time)
    {
        var text = given.Trim();
        if (TryEpoch(text, out time)) return IsoTime.RangeFault(text, time.Wall) ?? UnitFault(text, time.Wall - Epoch);
        if (!TryIso(text, out time) && !TryParts(text, out time) && !TryMeridiem(text, out time))
        {
            return $"{SourceText.Show(text)} is none of the times that SillyTavern writes, such as 2025-12-01T18:49:39.573Z, June 19, 2023 2:20pm, 2023-4-21 @20h 02m 47s 124ms, or milliseconds since 1970.";
        }

        return IsoTime.RangeFault(text, time.Wall);
    }

    // A moment in 1970 is a number that was not meant as milliseconds.
    private static string? UnitFault(string text, TimeSpan sinceEpoch)
    {
        const double least = 100_000_000_000;
        const double leastSeconds = 100_000_000;
        var number = sinceEpoch.TotalMilliseconds;
        if (number >= least) return null;
        return number >= leastSeconds ? $"{SourceText.Show(text)} looks like seconds; milliseconds are expected."
            : $"{SourceText.Show(text)} is too small for a time; milliseconds since 1970 are expected.";
    }

    // The number of milliseconds since 1970, with or without decimals.
    private static bool TryEpoch(string text, out WrittenTime time)
    {
        time = default;
        if (text.Length == 0 || !(text[text.Length - 1] is >= '0' and <= '9' or '.') || text.IndexOf(':') >= 0) return false;
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            // Too large for any moment, yet a number.
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real)) return false;
            time = new(real < 0 ? DateTime.MinValue : DateTime.MaxValue, TimeSpan.Zero, Millisecond, text);
            return true;
        }

        var last = (decimal)(DateTime.MaxValue - Epoch).TotalMilliseconds;
        var wall = number < 0 ? DateTime.MinValue : number >= last ? DateTime.MaxValue : Epoch.AddTicks((long)(number * TimeSpan.TicksPerMillisecond));
        time = new(wall, TimeSpan.Zero, Millisecond, (number / One).ToString(CultureInfo.InvariantCulture));
        return true;
    }

    private static bool TryIso(string text, out WrittenTime time)
    {
        time = default;
        if (!IsoTime.TryRead(text, out var wall, out var offset)) return false;
        // Seconds follow a second colon within the time.
        var seconds = text.Length > 16 && text[16] == ':';
        time = new(wall, offset, seconds ? wall.Ticks % TimeSpan.TicksPerSecond == 0 ? Second : Millisecond : Minute, text);
        return true;
    }

    // 2023-4-21 @20h 02m 47s 124ms, and without spaces and milliseconds.
    private static bool TryParts(string text, out WrittenTime time)
    {
        time = default;
        var scan = new TimeScanner(text);
        if (!scan.Number(4, 4, out var year) || !scan.Sign('-') || !scan.Number(1, 2, out var month) || !scan.Sign('-') || !scan.Number(1, 2, out var day)
            || !scan.Sign('@') || !scan.Number(1, 2, out var hour) || !scan.Sign('h') || !scan.Number(1, 2, out var minute) || !scan.Sign('m')
            || !scan.Number(1, 2, out var second) || !scan.Sign('s')) return false;
        var milliseconds = 0;
        var precise = !scan.IsAtEnd;
        if (precise && (!scan.Number(1, 3, out milliseconds) || !scan.Sign('m') || !scan.Sign('s') || !scan.IsAtEnd)) return false;
        return TryMake(text, year, month, day, hour, minute, second, milliseconds, precise ? Millisecond : Second, out time);
    }

    // June 19, 2023 2:20pm
    private static bool TryMeridiem(string text, out WrittenTime time)
    {
        time = default;
        var scan = new TimeScanner(text);
        if (!scan.Word(out var name) || Month(name) is not { } month || !scan.Number(1, 2, out var day) || !scan.Sign(',') || !scan.Number(4, 4, out var year)
            || !scan.Number(1, 2, out var hour) || hour > 12 || !scan.Sign(':') || !scan.Number(1, 2, out var minute) || !scan.Word(out var half) || !scan.IsAtEnd) return false;
        var isAfternoon = half.Equals("pm", StringComparison.OrdinalIgnoreCase);
        if (!isAfternoon && !half.Equals("am", StringComparison.OrdinalIgnoreCase)) return false;
        return TryMake(text, year, month, day, (hour % 12) + (isAfternoon ? 12 : 0), minute, 0, 0, Minute, out time);
    }

    private static int? Month(string name)
    {
        const int shortest = 3;
        var index = name.Length < shortest ? -1 : Array.FindIndex(Months, month => month.StartsWith(name, StringComparison.OrdinalIgnoreCase));
        return index < 0 ? null : index + 1;
    }

    private static bool TryMake(string text, int year, int month, int day, int hour, int minute, int second, int milliseconds, TimeSpan precision, out WrittenTime time)
    {
        time = default;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59) return false;
        time = new(new DateTime(year, month, day, hour, minute, second, milliseconds, DateTimeKind.Unspecified), null, precision, text);
        return true;
    }

    private static DateTime Epoch => new(1970, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
}
