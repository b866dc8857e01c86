namespace Sdc;

/// <summary>Values that fields of the report must have: all fields, each one of its values.</summary>
internal sealed class ReportFilter
{
    // Times are the windows' own, and the length of an open connection is none.
    private static readonly string[] Fields =
    [
        ConnectionColumns.ParticipantName, ConnectionColumns.SessionName, ConnectionColumns.ProcessType, ConnectionColumns.SessionType,
        ConnectionColumns.ConnectionId, ConnectionColumns.SessionSessionId, ConnectionColumns.ClientType, ConnectionColumns.NetworkAddress,
        .. Enumerable.Range(1, 8).Select(ReportContract.CustomProperty),
    ];

    private ReportFilter(string expression) => Expression = expression;

    /// <summary>Takes every connection.</summary>
    public static ReportFilter None { get; } = new("");

    /// <summary>The fields that can be asked for.</summary>
    public static IReadOnlyList<string> FieldNames => Fields;

    /// <summary>The filter as the server reads it; empty for none. The same values in another order are the same text.</summary>
    public string Expression { get; }

    /// <summary>Checks a field's name, whatever its case. Returns null, or else what is allowed.</summary>
    public static string? ReadField(string name, out string field)
    {
        field = Array.Find(Fields, one => one.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase)) ?? "";
        return field.Length > 0 ? null : "one of " + string.Join(", ", Fields) + NearestText.Suggestion(name.Trim(), Fields);
    }

    /// <summary>Whether a value can be asked for exactly as it is.</summary>
    public static bool IsValue(string value)
    {
        for (var at = 0; at < value.Length; at++)
        {
            if (char.IsControl(value[at])) return false;
            if (!char.IsSurrogate(value[at])) continue;
            // Half of a character would reach the server as another one.
            if (!char.IsSurrogatePair(value, at)) return false;
            at++;
        }

        return true;
    }

    /// <summary>Makes a filter.</summary>
    /// <exception cref="SdcException">A field is not known, stands twice or has no value, or a value cannot be asked for.</exception>
    public static ReportFilter Of(IReadOnlyDictionary<string, IReadOnlyList<string>> values)
    {
        var conditions = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in values)
        {
            if (ReadField(pair.Key, out var field) is { } allowed) throw Fail($"{SourceText.Show(pair.Key)} is no field that connections can be filtered by; allowed: {allowed}.");
            if (conditions.ContainsKey(field)) throw Fail($"The field {field} stands twice; give its values as one list.");
            if (pair.Value.Count == 0) throw Fail($"The field {field} has no value.");
            if (pair.Value.FirstOrDefault(value => !IsValue(value)) is { } value) throw Fail($"{field}: {SourceText.Show(value)} holds control characters or half of a character, which no field has.");
            conditions.Add(field, ReportContract.Any([.. pair.Value.Distinct(StringComparer.Ordinal).OrderBy(one => one, StringComparer.Ordinal).Select(one => ReportContract.Compare(field, "=", one))]));
        }

        return new(ReportContract.All([.. conditions.Values]));
    }

    private static SdcException Fail(string message) => new("FilterNotValid", message);
}
