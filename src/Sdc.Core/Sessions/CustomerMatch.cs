using System.Text.Json.Serialization;

namespace Sdc;

/// <summary>
/// What the machine decided about the customer and the contact, and by what. A customer or contact of
/// <see cref="SessionContext"/> that differs from this was set by a person, and no run overwrites it.
/// </summary>
public sealed class CustomerMatch
{
    // Most have none, and make no map.
    private DataMap? unknown;

    /// <summary><c>exact</c>, <c>normalized</c>, <c>fuzzy</c>, <c>content</c>, <c>model</c>, <c>manual</c>, <c>source</c>; null where nothing was decided.</summary>
    [JsonPropertyName("method"), JsonPropertyOrder(0)]
    public string? Method { get; set; }

    /// <summary>The probability, in hundredths, that the customer is meant; of the best candidate where nothing was decided. Of a model, its confidence in hundredths.</summary>
    [JsonPropertyName("score"), JsonPropertyOrder(1)]
    public double Score { get; set; }

    /// <summary>Id of the customer that was decided on.</summary>
    [JsonPropertyName("customer_id"), JsonPropertyOrder(2)]
    public long? CustomerId { get; set; }

    /// <summary>Name of the customer that was decided on.</summary>
    [JsonPropertyName("customer_name"), JsonPropertyOrder(3)]
    public string? CustomerName { get; set; }

    /// <summary>The second best customer; null where there is none.</summary>
    [JsonPropertyName("runner_up"), JsonPropertyOrder(4)]
    public MatchCandidate? RunnerUp { get; set; }

    /// <summary>The best candidates where names did not decide; empty otherwise.</summary>
    [JsonPropertyName("candidates"), JsonPropertyOrder(5)]
    public CandidateList Candidates { get; set => field = value ?? []; } = [];

    /// <summary>Why nothing was decided, or what a person, a text or a model decided by, in words; else null.</summary>
    [JsonPropertyName("reason"), JsonPropertyOrder(6)]
    public string? Reason { get; set; }

    /// <summary>Id of the contact that was decided on, within the customer.</summary>
    [JsonPropertyName("contact_id"), JsonPropertyOrder(7)]
    public long? ContactId { get; set; }

    /// <summary>Name of the contact that was decided on.</summary>
    [JsonPropertyName("contact_name"), JsonPropertyOrder(8)]
    public string? ContactName { get; set; }

    /// <summary>How the contact was decided: the same texts as <see cref="Method"/>.</summary>
    [JsonPropertyName("contact_method"), JsonPropertyOrder(9)]
    public string? ContactMethod { get; set; }

    /// <summary>True where a person confirmed whose name the source's name is; absent otherwise.</summary>
    [JsonPropertyName("confirmed"), JsonPropertyOrder(10), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsConfirmed { get; set; }

    /// <summary>Keys of the session file that SDC does not know; kept when the file is written.</summary>
    [JsonExtensionData, JsonPropertyOrder(11)]
    public DataMap Unknown { get => unknown ??= []; set => unknown = value; }

    /// <summary>The same; null where there are none.</summary>
    internal DataMap? UnknownIfAny => unknown;

    /// <summary>True when people set different customers on sessions that have become one: only a person may decide.</summary>
    [JsonIgnore]
    internal bool IsConflict => Method == MatchMethod.Manual && CustomerId is null;

    /// <summary>Shows method, customer and score, or the candidates.</summary>
    public override string ToString() => CustomerId is null
        ? Candidates.Count == 0 ? "undecided" : "undecided: " + Candidates
        : FormattableString.Invariant($"{Method}: {CustomerName} (#{CustomerId}, {Score:0.#})");
}
