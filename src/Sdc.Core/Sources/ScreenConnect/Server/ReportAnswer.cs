using System.Text.Json;

namespace Sdc;

/// <summary>Takes an answer apart: fields in any order, missing ones, values of any kind.</summary>
internal static class ReportAnswer
{
    /// <summary>The rows of an answer, with their values in the order of the fields that were asked for.</summary>
    /// <exception cref="JsonException">It is no report.</exception>
    public static List<ReportRow> Read(JsonElement root, string[] asked, ConnectionTimeParser times)
    {
        if (root.ValueKind != JsonValueKind.Object) throw new JsonException("the answer is no report: an object is expected.");
        var names = Member(root, ReportContract.FieldNames).EnumerateArray().Select(Value).ToList();
        var items = Member(root, ReportContract.Items);
        var positions = Array.ConvertAll(asked, field => names.FindIndex(name => name.Trim().Equals(field, StringComparison.OrdinalIgnoreCase)));
        foreach (var required in (string[])[ConnectionColumns.ConnectedTime, ConnectionColumns.ParticipantName])
        {
            if (positions[Array.IndexOf(asked, required)] < 0) throw new JsonException($"the report has no field {required}.");
        }

        var rows = new List<ReportRow>(items.GetArrayLength());
        foreach (var item in items.EnumerateArray()) rows.Add(Row(item, names.Count, positions, asked, times));
        return rows;
    }

    private static JsonElement Member(JsonElement root, string name)
    {
        foreach (var member in root.EnumerateObject())
        {
            if (string.Equals(JsonName.Of(member), name, StringComparison.OrdinalIgnoreCase) && member.Value.ValueKind == JsonValueKind.Array) return member.Value;
        }

        throw new JsonException($"the report has no list {name}.");
    }

    private static ReportRow Row(JsonElement item, int count, int[] positions, string[] asked, ConnectionTimeParser times)
    {
        var text = JsonValueText.Raw(item);
        if (item.ValueKind != JsonValueKind.Array) return new([], text, null, "The row is no list of values.", text);
        if (item.GetArrayLength() != count) return new([], text, null, FormattableString.Invariant($"The row has {item.GetArrayLength()} values, and the report {count} fields."), text);
        var fields = Array.ConvertAll(positions, position => position < 0 ? "" : Value(item[position]));
        var start = times.Read(fields[Array.IndexOf(asked, ConnectionColumns.ConnectedTime)], out var time) is null && !time.IsNone ? time.Utc : (DateTimeOffset?)null;
        return new(fields, text, start, null, ConnectionRowReader.Id(fields[Array.IndexOf(asked, ConnectionColumns.ConnectionId)]) ?? text);
    }

    private static string Value(JsonElement value) => value.ValueKind switch
    {
        // Half of a character in a name: what is written says more than nothing.
        JsonValueKind.String => JsonValueText.Of(value) ?? JsonValueText.Raw(value).Trim('"'),
        JsonValueKind.Null => "",
        _ => JsonValueText.Raw(value),
    };
}
