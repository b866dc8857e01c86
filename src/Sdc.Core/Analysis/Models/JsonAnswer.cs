using System.Text;
using System.Text.Json;

namespace Sdc;

/// <summary>Finds the JSON in what a model said: models put it into fences, and sentences around it.</summary>
internal static class JsonAnswer
{
    private const int MostTries = 2000;
    private const string ThoughtStart = "<think>";
    private const string ThoughtEnd = "</think>";

    /// <summary>The first balanced object that parses and has the names that the schema requires; null where there is none.</summary>
    public static string? Find(string text, string schema)
    {
        using var wanted = JsonDocument.Parse(schema);
        var required = wanted.RootElement.ValueKind == JsonValueKind.Object && wanted.RootElement.TryGetProperty("required", out var names) && names.ValueKind == JsonValueKind.Array
            ? names.EnumerateArray().Where(name => name.ValueKind == JsonValueKind.String).Select(name => name.GetString()!).ToList()
            : [];
        var bytes = Encoding.UTF8.GetBytes(text);
        var tries = 0;
        for (var start = Array.IndexOf(bytes, (byte)'{'); start >= 0 && tries < MostTries; start = start + 1 < bytes.Length ? Array.IndexOf(bytes, (byte)'{', start + 1) : -1)
        {
            tries++;
            if (Length(bytes.AsSpan(start), required) is > 0 and var length) return Encoding.UTF8.GetString(bytes, start, length);
        }

        return null;
    }

    /// <summary>What a model said, without what it thought before and white space around.</summary>
    public static string WithoutThoughts(string text)
    {
        var said = text.Trim();
        if (!said.StartsWith(ThoughtStart, StringComparison.OrdinalIgnoreCase)) return said;
        var end = said.IndexOf(ThoughtEnd, StringComparison.OrdinalIgnoreCase);
        // A thought without an end was cut off: nothing was said.
        return end < 0 ? "" : said.Substring(end + ThoughtEnd.Length).Trim();
    }

    // Of the object at the beginning; 0 where there is none that is wanted.
    private static int Length(ReadOnlySpan<byte> bytes, List<string> required)
    {
        var reader = new Utf8JsonReader(bytes);
        try
        {
            if (!JsonDocument.TryParseValue(ref reader, out var document)) return 0;
            using (document) return required.TrueForAll(name => JsonName.TryFind(document.RootElement, name, out _)) ? (int)reader.BytesConsumed : 0;
        }
        catch (JsonException)
        {
            return 0;
        }
    }
}
