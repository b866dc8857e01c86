using System.Text.Json.Serialization;

namespace Sdc.Benchmarks;

/// <summary>What a chat's line says of the model.</summary>
internal sealed class BareExtra
{
    [JsonPropertyName("api")]
    public string? Api { get; set; }

    [JsonPropertyName("model")]
    public string? Model { get; set; }

    [JsonPropertyName("token_count")]
    public int TokenCount { get; set; }
}
