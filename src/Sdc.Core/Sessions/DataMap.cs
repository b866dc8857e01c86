namespace Sdc;

/// <summary>
/// Named values in the order of the file: metadata of a segment, generated texts, keys that SDC does not know.
/// A value is null, text, <see cref="bool"/>, <see cref="long"/>, <see cref="decimal"/>, <see cref="double"/>, another map, or a list of such values.
/// </summary>
public sealed class DataMap : Dictionary<string, object?>
{
    /// <summary>Makes an empty map; keys are compared ordinally.</summary>
    public DataMap()
        : base(StringComparer.Ordinal)
    {
    }

    /// <summary>Makes an empty map with room for so many keys.</summary>
    internal DataMap(int count)
        : base(count, StringComparer.Ordinal)
    {
    }

    /// <summary>Shows "key=value; key=value", for a table or a CSV cell.</summary>
    public override string ToString() => string.Join("; ", this.Select(pair => pair.Key + "=" + Show(pair.Value)));

    internal string? Text(string key) => TryGetValue(key, out var value) ? value as string ?? Show(value) : null;

    internal static string? Show(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        List<object?> list => string.Join(", ", list.Select(Show)),
        _ => value.ToString(),
    };
}
