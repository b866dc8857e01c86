using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sdc;

/// <summary>Times in session files: written as UTC ISO 8601 with <c>Z</c> and only as many decimals as needed; read with any offset, UTC where none is given.</summary>
internal sealed class UtcTimeConverter : JsonConverter<DateTimeOffset>
{
    /// <summary>The most letters that a written time has.</summary>
    public const int Longest = 28;

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
        time = default;
        var text = reader.ValueSpan;
        return text.Length is > 0 and <= Longest && text[text.Length - 1] == (byte)'Z' && reader.TryGetDateTimeOffset(out time);
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

    /// <summary>The same into a buffer of <see cref="Longest"/> letters.</summary>
    /// <returns>How many they are.</returns>
    // By hand: every event has several times, and a format string is taken apart anew for each.
    public static int Format(DateTimeOffset time, Span<char> text)
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

    private static void Digits(Span<char> text, int number, int count)
    {
        for (var at = count - 1; at >= 0; at--)
        {
            text[at] = (char)('0' + (number % 10));
            number /= 10;
        }
    }
}
