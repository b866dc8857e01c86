using System.Text.Json.Serialization;

namespace Sdc;

/// <summary>A name of sources of which a person said whose it is.</summary>
internal sealed class ConfirmedName
{
    /// <summary>What linked sessions give as the reason.</summary>
    public const string Reason = "a person confirmed this name";

    /// <summary>The name as the source wrote it.</summary>
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";

    [JsonPropertyName("customer_id")]
    public long CustomerId { get; set; }

    /// <summary>What the customer was called then, for the day that nobody knows it any more.</summary>
    [JsonPropertyName("customer_name")]
    public string CustomerName { get; set => field = value ?? ""; } = "";

    [JsonPropertyName("confirmed_utc"), JsonConverter(typeof(UtcTimeConverter))]
    public DateTimeOffset? ConfirmedUtc { get; set; }

    /// <summary>The decision: exact, and kept although the customer is no candidate any more.</summary>
    public NameDecision Decide(CustomerDirectory customers)
    {
        var customer = customers.FindById(CustomerId);
        var state = customer switch
        {
            null => "; the customer is not in the customer cache",
            { IsGone: true } => "; the customer is no longer in Syncro",
            { IsDisabled: true } => "; the customer is disabled in Syncro",
            _ => "",
        };
        return new(customer ?? new() { Id = CustomerId, BusinessName = CustomerName, IsGone = true }, MatchMethod.Exact, 100, null, [], Reason + state) { IsConfirmed = true };
    }
}
