using System.Text.Json.Serialization;

namespace Sdc;

/// <summary>What a model answered to a <see cref="LinkQuestion"/>.</summary>
internal sealed class LinkAnswer
{
    public const int LongestReason = 300;

    /// <summary>The customer; null for none of those offered.</summary>
    [JsonPropertyName("customer_id")]
    public long? CustomerId { get; set; }

    [JsonPropertyName("confidence")]
    public double Confidence { get; set; }

    [JsonPropertyName("reason")]
    public string Reason { get; set => field = value ?? ""; } = "";

    [JsonPropertyName("model")]
    public string Model { get; set => field = value ?? ""; } = "";

    [JsonPropertyName("prompt_version")]
    public int PromptVersion { get; set; }
}
