using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sdc;

/// <summary>
/// Reads any JSON value as plain .NET values (null, text, bool, long, decimal, double, <see cref="DataMap"/>, list), which
/// PowerShell shows as a user expects, and writes them back with the same value.
/// </summary>
internal sealed class PlainValueConverter : JsonConverter<object?>
{
    public override bool HandleNull => true;

    public override object? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    public override void Write(Utf8JsonWriter writer, object? value, JsonSerializerOptions options) => WriteValue(writer, value);

    /// <summary>Reads the value that the reader stands on, and leaves it on the value's last token.</summary>
    public static object? Read(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null: return null;
            case JsonTokenType.True: return true;
            case JsonTokenType.False: return false;
            case JsonTokenType.String: return reader.GetString();
            case JsonTokenType.Number: return ReadNumber(ref reader);
            case JsonTokenType.StartArray:
                var list = new List<object?>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) list.Add(Read(ref reader));
                return list;
            case JsonTokenType.StartObject: return ReadMap(ref reader);
            default: throw new JsonException($"Unexpected {reader.TokenType}.");
        }
    }

    /// <summary>Reads the object that the reader stands on; the last of two equal keys wins.</summary>
    public static DataMap ReadMap(ref Utf8JsonReader reader)
    {
        var map = new DataMap();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var key = reader.GetString()!;
            reader.Read();
            map[key] = Read(ref reader);
        }

        return map;
    }

    public static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case int number: writer.WriteNumberValue(number); break;
            case long number: writer.WriteNumberValue(number); break;
            case decimal number: writer.WriteNumberValue(number); break;
            case double number: RealNumberConverter.Write(writer, number); break;
            case DateTimeOffset time: writer.WriteStringValue(UtcTimeConverter.Format(time)); break;
            case IEnumerable<KeyValuePair<string, object?>> map:
                writer.WriteStartObject();
                foreach (var pair in map)
                {
                    writer.WritePropertyName(pair.Key);
                    WriteValue(writer, pair.Value);
                }

                writer.WriteEndObject();
                break;
            case System.Collections.IEnumerable list:
                writer.WriteStartArray();
                foreach (var item in list) WriteValue(writer, item);
                writer.WriteEndArray();
                break;
            default: writer.WriteStringValue(DataMap.Show(value)); break;
        }
    }

    // A decimal keeps the digits as they were written (1.10), and integers beyond 64 bits; only what it cannot hold becomes a double.
    private static object ReadNumber(ref Utf8JsonReader reader)
    {
        if (reader.TryGetInt64(out var integer)) return integer;
        var bytes = reader.HasValueSequence ? System.Buffers.BuffersExtensions.ToArray(reader.ValueSequence) : reader.ValueSpan.ToArray();
        return Number(Encoding.ASCII.GetString(bytes));
    }

    /// <summary>A number by its JSON text.</summary>
    /// <exception cref="JsonException">It is beyond what can be kept.</exception>
    internal static object Number(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer)) return integer;
        var exact = text.Length <= 28 && text.IndexOfAny(['e', 'E']) < 0;
        if (exact && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return number;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && !double.IsInfinity(real) ? real : throw new JsonException($"The number {text} is beyond what can be kept.");
    }
}
