using System.Text.Json.Serialization;

namespace Sdc;

/// <summary>For whom the work was done.</summary>
public sealed class SessionContext
{
    // Most have none, and make no map.
    private DataMap? unknown;

    /// <summary>Id of the customer in Syncro; null until linked.</summary>
    [JsonPropertyName("customer_id"), JsonPropertyOrder(0)]
    public long? CustomerId { get; set; }

    /// <summary>Name of the customer; the source's own text until linked.</summary>
    [JsonPropertyName("customer_name"), JsonPropertyOrder(1)]
    public string? CustomerName { get; set; }

    /// <summary>Id of the contact in Syncro; null until linked.</summary>
    [JsonPropertyName("contact_id"), JsonPropertyOrder(2)]
    public long? ContactId { get; set; }

    /// <summary>Name of the contact; the source's own text until linked.</summary>
    [JsonPropertyName("contact_name"), JsonPropertyOrder(3)]
    public string? ContactName { get; set; }

    /// <summary>Things that belong to the session, such as <c>Project: Migration</c>.</summary>
    [JsonPropertyName("links"), JsonPropertyOrder(4)]
    public TextList Links { get; set => field = value ?? []; } = [];

    /// <summary>The customer's name as the source wrote it.</summary>
    [JsonPropertyName("source_customer_name"), JsonPropertyOrder(5)]
    public string? SourceCustomerName { get; set; }

    /// <summary>The contact's name as the source wrote it.</summary>
    [JsonPropertyName("source_contact_name"), JsonPropertyOrder(6)]
    public string? SourceContactName { get; set; }

    /// <summary>What the machine decided about the customer, and by what; null before it has looked.</summary>
    [JsonPropertyName("customer_match"), JsonPropertyOrder(7)]
    public CustomerMatch? CustomerMatch { get; set; }

    /// <summary>True when a <see cref="SessionStatus.Reviewed"/> session has changed since a person looked; absent otherwise.</summary>
    [JsonPropertyName("grew_after_review"), JsonPropertyOrder(8), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool GrewAfterReview { get; set; }

    /// <summary>True when the source of a <see cref="SessionStatus.Reviewed"/> session no longer holds all of it; nothing was dropped. Absent otherwise.</summary>
    [JsonPropertyName("shrank_after_review"), JsonPropertyOrder(9), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool ShrankAfterReview { get; set; }

    /// <summary>True when the ticket is no longer on its server; what was done for it stays. Absent otherwise.</summary>
    [JsonPropertyName("deleted_at_source"), JsonPropertyOrder(10), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool DeletedAtSource { get; set; }

    /// <summary>Keys of the session file that SDC does not know; kept when the file is written.</summary>
    [JsonExtensionData, JsonPropertyOrder(11)]
    public DataMap Unknown { get => unknown ??= []; set => unknown = value; }

    /// <summary>The same; null where there are none.</summary>
    internal DataMap? UnknownIfAny => unknown;

    /// <summary>Shows customer and contact.</summary>
    public override string ToString() => ContactName is null ? CustomerName ?? "" : $"{CustomerName} / {ContactName}";
}
