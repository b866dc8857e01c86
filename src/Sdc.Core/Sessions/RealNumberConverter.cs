using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sdc;

/// <summary>Real numbers in session files: the shortest text that reads back as the same number, on every framework (.NET Framework's own would write 0.1 with 17 digits).</summary>
internal sealed class RealNumberConverter : JsonConverter<double>
{
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var number = 0d;
        var isNumber = reader.TokenType switch
        {
            JsonTokenType.Number => reader.TryGetDouble(out number),
            JsonTokenType.String => double.TryParse(reader.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out number),
            _ => false,
        };
        return isNumber && !double.IsInfinity(number) && !double.IsNaN(number) ? number : throw new JsonException("A number is expected.");
    }

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => Write(writer, value);

    public static void Write(Utf8JsonWriter writer, double value)
    {
#if NET
        writer.WriteNumberValue(value);
#else
        writer.WriteRawValue(value.ToString("R", CultureInfo.InvariantCulture));
#endif
    }
}
