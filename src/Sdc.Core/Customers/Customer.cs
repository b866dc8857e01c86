using System.Text.Json.Serialization;

namespace Sdc;

/// <summary>A customer as Syncro knows it: the business that work is done for.</summary>
public sealed class Customer
{
    /// <summary>Id in Syncro.</summary>
    [JsonPropertyName("id"), JsonPropertyOrder(0)]
    public long Id { get; init; }

    /// <summary>Name of the business.</summary>
    [JsonPropertyName("business_name"), JsonPropertyOrder(1)]
    public string BusinessName { get; init; } = "";

    /// <summary>The people there.</summary>
    [JsonPropertyName("contacts"), JsonPropertyOrder(2)]
    public CustomerContactList Contacts { get; init; } = [];

    /// <summary>Shows name and id.</summary>
    public override string ToString() => FormattableString.Invariant($"{BusinessName} (#{Id})");
}
