using System.Text.Json.Serialization;

namespace Sdc.Benchmarks;

/// <summary>A line of a chat: what is kept of it.</summary>
internal sealed class BareMessage
{
    [JsonPropertyName("name")]
    public string? Name { get; set; }

    [JsonPropertyName("is_user")]
    public bool IsUser { get; set; }

    [JsonPropertyName("is_system")]
    public bool IsSystem { get; set; }

    [JsonPropertyName("send_date")]
    public string? SendDate { get; set; }

    [JsonPropertyName("mes")]
    public string? Text { get; set; }

    [JsonPropertyName("gen_started")]
    public string? GenerationStarted { get; set; }

    [JsonPropertyName("gen_finished")]
    public string? GenerationFinished { get; set; }

    [JsonPropertyName("extra")]
    public BareExtra? Extra { get; set; }
}
