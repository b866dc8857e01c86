using System.Text.Json.Serialization;

namespace Sdc;

/// <summary>A customer that a name may mean, with its score.</summary>
public sealed class MatchCandidate
{
    /// <summary>Id of the customer.</summary>
    [JsonPropertyName("customer_id"), JsonPropertyOrder(0)]
    public long CustomerId { get; set; }

    /// <summary>Name of the customer.</summary>
    [JsonPropertyName("customer_name"), JsonPropertyOrder(1)]
    public string CustomerName { get; set; } = "";

    /// <summary>Likeness of the names, from 0 (nothing in common) to 100 (the same).</summary>
    [JsonPropertyName("score"), JsonPropertyOrder(2)]
    public double Score { get; set; }

    /// <summary>Shows name, id and score.</summary>
    public override string ToString() => FormattableString.Invariant($"{CustomerName} (#{CustomerId}, {Score:0.#})");
}
