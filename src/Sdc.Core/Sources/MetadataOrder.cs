using System.Text;
using System.Text.Json;

namespace Sdc;

/// <summary>Puts merged metadata in one order and compares its values, so that equal evidence gives equal bytes.</summary>
internal static class MetadataOrder
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The same values: first those of the known keys in their order, then the others in ordinal order of their keys.</summary>
    public static DataMap Sorted(DataMap map, IReadOnlyList<string> known)
    {
        var sorted = new DataMap();
        foreach (var key in known.Where(map.ContainsKey)) sorted.Add(key, map[key]);
        foreach (var key in map.Keys.Except(known).OrderBy(key => key, StringComparer.Ordinal)) sorted.Add(key, map[key]);
        return sorted;
    }

    /// <summary>Joins maps of which nothing is known: a value beats none; of two, the ordinally greater one, or the second.</summary>
    public static DataMap Merge(DataMap first, DataMap second, bool preferSecond)
    {
        var merged = new DataMap();
        foreach (var key in first.Keys.Union(second.Keys)) merged[key] = Pick(first.Value(key), second.Value(key), preferSecond);
        return Sorted(merged, []);
    }

    /// <summary>A value beats none, and text beats empty text; of two, the ordinally greater one as JSON, or the second.</summary>
    public static object? Pick(object? first, object? second, bool preferSecond)
    {
        if (first is null or "") return second ?? first;
        if (second is null or "") return first;
        return preferSecond || Compare(first, second) < 0 ? second : first;
    }

    /// <summary>Compares two values by their JSON text; texts by themselves.</summary>
    public static int Compare(object? first, object? second) => first is string one && second is string other
        ? string.CompareOrdinal(one, other)
        : string.CompareOrdinal(Json(first), Json(second));

    /// <summary>The value of a key, or null.</summary>
    public static object? Value(this DataMap map, string key) => map.TryGetValue(key, out var value) ? value : null;

    private static string Json(object? value)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Relaxed)) PlainValueConverter.WriteValue(writer, value);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
