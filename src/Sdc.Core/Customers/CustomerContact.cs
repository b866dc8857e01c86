using System.Text.Json.Serialization;

namespace Sdc;

/// <summary>A person at a customer.</summary>
public sealed class CustomerContact
{
    /// <summary>Id in Syncro.</summary>
    [JsonPropertyName("id"), JsonPropertyOrder(0)]
    public long Id { get; init; }

    /// <summary>Name of the person.</summary>
    [JsonPropertyName("name"), JsonPropertyOrder(1)]
    public string Name { get; init; } = "";

    /// <summary>E-mail address, where it is known.</summary>
    [JsonPropertyName("email"), JsonPropertyOrder(2), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Email { get; init; }

    /// <summary>Shows the name.</summary>
    public override string ToString() => Name;
}
