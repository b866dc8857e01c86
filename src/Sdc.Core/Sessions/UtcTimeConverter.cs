using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sdc;

/// <summary>Times in session files: written as UTC ISO 8601 with <c>Z</c> and only as many decimals as needed; read with any offset, UTC where none is given.</summary>
internal sealed class UtcTimeConverter : JsonConverter<DateTimeOffset>
{
    private const int Longest = 28;

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw new JsonException($"'{text ?? reader.TokenType.ToString()}' is not an ISO 8601 time.");
    }

    /// <summary>Reads a time that is written as here: in UTC, with <c>Z</c>. False for every other form.</summary>
    public static bool TryReadWritten(ref Utf8JsonReader reader, out DateTimeOffset time)
    {
        const int shortest = 20;
        time = default;
        if (reader.HasValueSequence || reader.ValueIsEscaped) return false;
        var text = reader.ValueSpan;
        var decimals = text.Length - shortest - 1;
        if (text.Length is < shortest or > Longest || decimals == 0 || text[text.Length - 1] != (byte)'Z' || (decimals > 0 && text[shortest - 1] != (byte)'.')) return false;
        if (text[4] != (byte)'-' || text[7] != (byte)'-' || text[10] != (byte)'T' || text[13] != (byte)':' || text[16] != (byte)':') return false;
        var (year, month, day) = (Number(text, 0, 4), Number(text, 5, 2), Number(text, 8, 2));
        var (hour, minute, second, ticks) = (Number(text, 11, 2), Number(text, 14, 2), Number(text, 17, 2), decimals > 0 ? Number(text, shortest, decimals) : 0);
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59 || ticks < 0) return false;
        for (; decimals is > 0 and < 7; decimals++) ticks *= 10;
        time = new DateTimeOffset(new DateTime(year, month, day, hour, minute, second).Ticks + ticks, TimeSpan.Zero);
        return true;
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => Write(writer, value);

    public static void Write(Utf8JsonWriter writer, DateTimeOffset value)
    {
        Span<char> text = stackalloc char[Longest];
        writer.WriteStringValue(text.Slice(0, Format(value, text)));
    }

    /// <summary>The time as <c>yyyy-MM-ddTHH:mm:ss.FFFFFFFZ</c>.</summary>
    public static string Format(DateTimeOffset time)
    {
        Span<char> text = stackalloc char[Longest];
        return text.Slice(0, Format(time, text)).ToString();
    }

    // By hand: every event has several times, and a format string is taken apart anew for each.
    private static int Format(DateTimeOffset time, Span<char> text)
    {
        var utc = time.UtcDateTime;
        Digits(text, utc.Year, 4);
        text[4] = '-';
        Digits(text.Slice(5), utc.Month, 2);
        text[7] = '-';
        Digits(text.Slice(8), utc.Day, 2);
        text[10] = 'T';
        Digits(text.Slice(11), utc.Hour, 2);
        text[13] = ':';
        Digits(text.Slice(14), utc.Minute, 2);
        text[16] = ':';
        Digits(text.Slice(17), utc.Second, 2);
        var length = 19;
        var fraction = (int)(utc.Ticks % TimeSpan.TicksPerSecond);
        if (fraction > 0)
        {
            text[length] = '.';
            Digits(text.Slice(length + 1), fraction, 7);
            length += 8;
            while (text[length - 1] == '0') length--;
        }

        text[length] = 'Z';
        return length + 1;
    }

    // -1 where anything is no digit.
    private static int Number(ReadOnlySpan<byte> text, int at, int count)
    {
        var number = 0;
        for (var end = at + count; at < end; at++)
        {
            if (text[at] is < (byte)'0' or > (byte)'9') return -1;
            number = (number * 10) + (text[at] - '0');
        }

        return number;
    }

    private static void Digits(Span<char> text, int number, int count)
    {
        for (var at = count - 1; at >= 0; at--)
        {
            text[at] = (char)('0' + (number % 10));
            number /= 10;
        }
    }
}
