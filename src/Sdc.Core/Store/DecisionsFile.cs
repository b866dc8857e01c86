using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sdc;

/// <summary>What stands in <c>state/decisions.json</c>.</summary>
internal sealed class DecisionsFile
{
    [JsonPropertyName("removed_segments")]
    public List<string> RemovedSegments { get; set => field = value ?? []; } = [];

    [JsonPropertyName("aliases")]
    public SortedDictionary<string, string> Aliases { get; set => field = new(value ?? field, StringComparer.Ordinal); } = new(StringComparer.Ordinal);

    /// <summary>What the events of removed sessions of another program are recognised by.</summary>
    [JsonPropertyName("removed_foreign_events")]
    public SortedSet<string> RemovedForeign { get; set => field = new(value ?? field, StringComparer.Ordinal); } = new(StringComparer.Ordinal);

    /// <summary>Whose names people confirmed that names of sources are.</summary>
    [JsonPropertyName("confirmed_names")]
    public List<ConfirmedName> ConfirmedNames { get; set => field = value ?? []; } = [];

    [JsonPropertyName("sessions_copy"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SessionsCopy { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>Whether each id and name is one.</summary>
    [JsonIgnore]
    public bool IsSound => !RemovedSegments.Contains(null!) && !RemovedForeign.Contains(null!) && !Aliases.ContainsValue(null!) && ConfirmedNames.TrueForAll(name => name is { CustomerId: > 0 });

    /// <summary>Whether it can be written: what is kept as it was read may hold halves of characters.</summary>
    [JsonIgnore]
    public bool IsText
    {
        get
        {
            try
            {
                using var writer = new Utf8JsonWriter(Stream.Null, new() { SkipValidation = true });
                foreach (var value in Unknown?.Values.ToList() ?? []) value.WriteTo(writer);
                return true;
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        }
    }
}

[JsonSourceGenerationOptions(WriteIndented = true, NewLine = "\n", GenerationMode = JsonSourceGenerationMode.Metadata, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true)]
[JsonSerializable(typeof(DecisionsFile))]
internal sealed partial class DecisionsJson : JsonSerializerContext;
