using System.Text.Json.Serialization;

namespace Sdc.Benchmarks;

/// <summary>A note of a ticket.</summary>
internal sealed class BareNote
{
    [JsonPropertyName("order")]
    public int Order { get; set; }

    [JsonPropertyName("date")]
    public string? Date { get; set; }

    [JsonPropertyName("user")]
    public string? User { get; set; }

    [JsonPropertyName("note")]
    public string? Note { get; set; }
}
