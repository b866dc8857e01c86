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
    public CustomerContactList Contacts { get => field ??= []; init; }

    /// <summary>Other names of the same customer, such as the full name of a private person; <see cref="BusinessName"/> is none of them.</summary>
    [JsonPropertyName("aliases"), JsonPropertyOrder(3)]
    public TextList Aliases { get => field ??= []; init; }

    /// <summary>True when Syncro has the customer as disabled: known for old sessions, no candidate for new ones.</summary>
    [JsonPropertyName("disabled"), JsonPropertyOrder(4), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsDisabled { get; init; }

    /// <summary>True when Syncro no longer has the customer: known for old sessions, no candidate for new ones.</summary>
    [JsonPropertyName("gone"), JsonPropertyOrder(5), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsGone { get; init; }

    /// <summary>Whether sessions may be linked to the customer by name.</summary>
    internal bool IsCandidate => !IsDisabled && !IsGone;

    /// <summary>Shows name and id.</summary>
    public override string ToString() => FormattableString.Invariant($"{BusinessName} (#{Id})");
}
