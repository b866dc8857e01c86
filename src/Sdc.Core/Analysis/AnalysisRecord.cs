using System.Text;
using System.Text.Json;

namespace Sdc;

/// <summary>What <c>insights.analysis</c> keeps of a task's last result: enough to tell whether it is still current, what it cost, and which texts are a person's since.</summary>
internal sealed record AnalysisRecord
{
    private const string VersionKey = "task_version", ModelKey = "model", InputKey = "input_hash", InputTokensKey = "input_tokens", OutputTokensKey = "output_tokens", CostKey = "cost", PartsKey = "parts", CutKey = "cut", FieldsKey = "fields";

    public required string Task { get; init; }

    /// <summary><see cref="AnalysisTask.Version"/> at that time.</summary>
    public required string Version { get; init; }

    /// <summary>The model that answered; null where none was asked.</summary>
    public string? Model { get; init; }

    /// <summary><see cref="AnalysisTask.InputHash"/> at that time.</summary>
    public required string InputHash { get; init; }

    public long InputTokens { get; init; }

    public long OutputTokens { get; init; }

    /// <summary>In the currency of the configured prices; null where there are none.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Of how many condensed parts the answer was made; 0 for one that was made of the whole text.</summary>
    public int Parts { get; init; }

    /// <summary>True when the answer ended at the most tokens.</summary>
    public bool IsCut { get; init; }

    /// <summary>The fields that were filled, by path, with a hash of what was put there.</summary>
    public required IReadOnlyDictionary<string, string> Fields { get; init; }

    /// <summary>The records of a session; what is no record is passed over.</summary>
    public static IEnumerable<AnalysisRecord> Of(Session session)
    {
        foreach (var pair in session.Insights.Analysis ?? [])
        {
            if (pair.Value is not DataMap map || map.Value(FieldsKey) is not DataMap fields) continue;
            yield return new()
            {
                Task = pair.Key,
                Version = map.Text(VersionKey) ?? "",
                Model = map.Text(ModelKey),
                InputHash = map.Text(InputKey) ?? "",
                Fields = fields.ToDictionary(field => field.Key, field => DataMap.Show(field.Value) ?? "", StringComparer.Ordinal),
            };
        }
    }

    /// <summary>The record that tells of what a field holds now; null where the field is empty, or holds what no task put there: a person's text, or another program's.</summary>
    public static AnalysisRecord? Covering(Session session, SessionField field)
    {
        if (field.Get(session) is not { } value) return null;
        var hash = HashOf(value);
        return Of(session).FirstOrDefault(record => record.Fields.TryGetValue(field.Path, out var kept) && kept == hash);
    }

    /// <summary>A hash of a field's value.</summary>
    public static string HashOf(object value)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes)) PlainValueConverter.WriteValue(writer, value);
        return TextHash.Of([Encoding.UTF8.GetString(bytes.ToArray())]);
    }

    /// <summary>Puts the record into the session; the fields are no other task's then.</summary>
    public void Store(Session session)
    {
        var all = session.Insights.Analysis ??= [];
        var fields = new DataMap();
        var before = Of(session).FirstOrDefault(record => record.Task == Task && record.Version == Version && record.InputHash == InputHash);
        foreach (var field in before?.Fields ?? new Dictionary<string, string>()) fields[field.Key] = field.Value;
        foreach (var field in Fields) fields[field.Key] = field.Value;
        foreach (var other in all.Where(pair => pair.Key != Task).ToList())
        {
            if (other.Value is not DataMap map || map.Value(FieldsKey) is not DataMap theirs) continue;
            foreach (var path in Fields.Keys) theirs.Remove(path);
            if (theirs.Count == 0) all.Remove(other.Key);
        }

        var stored = new DataMap { [VersionKey] = Version, [ModelKey] = Model, [InputKey] = InputHash, [InputTokensKey] = InputTokens, [OutputTokensKey] = OutputTokens, [CostKey] = Cost };
        if (Parts > 0) stored[PartsKey] = (long)Parts;
        if (IsCut) stored[CutKey] = true;
        stored[FieldsKey] = fields;
        all[Task] = stored;
    }
}
