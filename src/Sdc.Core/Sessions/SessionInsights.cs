using System.Text.Json.Serialization;

namespace Sdc;

/// <summary>What a session amounts to: times, title, summaries, notes.</summary>
public sealed class SessionInsights
{
    // Most have none, and make no maps.
    private DataMap? summaries;
    private DataMap? results;
    private DataMap? unknown;

    /// <summary>The earliest moment of the segments, UTC.</summary>
    [JsonPropertyName("session_start_time_utc"), JsonPropertyOrder(0)]
    public DateTimeOffset? SessionStartTimeUtc { get; set; }

    /// <summary>The latest moment of the segments, UTC.</summary>
    [JsonPropertyName("session_end_time_utc"), JsonPropertyOrder(1)]
    public DateTimeOffset? SessionEndTimeUtc { get; set; }

    /// <summary><see cref="ActiveSeconds"/> in minutes, rounded half up.</summary>
    [JsonPropertyName("session_duration_minutes"), JsonPropertyOrder(2)]
    public double? SessionDurationMinutes { get; set; }

    /// <summary>Seconds of work, by <see cref="DurationBasis"/>. Absent in files of the Python SDC.</summary>
    [JsonPropertyName("active_seconds"), JsonPropertyOrder(3)]
    public double? ActiveSeconds { get; set; }

    /// <summary>What the active time was measured by: a text of <see cref="Sdc.DurationBasis"/>.</summary>
    [JsonPropertyName("duration_basis"), JsonPropertyOrder(4)]
    public string? DurationBasis { get; set; }

    /// <summary>A title made of what the source says.</summary>
    [JsonPropertyName("source_title"), JsonPropertyOrder(5)]
    public string? SourceTitle { get; set; }

    /// <summary>A title written by a language model.</summary>
    [JsonPropertyName("llm_generated_title"), JsonPropertyOrder(6)]
    public string? LlmGeneratedTitle { get; set; }

    /// <summary>A category chosen by a language model.</summary>
    [JsonPropertyName("llm_generated_category"), JsonPropertyOrder(7)]
    public string? LlmGeneratedCategory { get; set; }

    /// <summary>Summaries by name.</summary>
    [JsonPropertyName("generated_summaries"), JsonPropertyOrder(8)]
    public DataMap GeneratedSummaries { get => summaries ??= []; set => summaries = value; }

    /// <summary>Structured results of a language model by name.</summary>
    [JsonPropertyName("structured_llm_results"), JsonPropertyOrder(9)]
    public DataMap StructuredLlmResults { get => results ??= []; set => results = value; }

    /// <summary>Notes of a person; no run overwrites them.</summary>
    [JsonPropertyName("user_notes"), JsonPropertyOrder(10)]
    public string? UserNotes { get; set; } = "";

    /// <summary>What analysis did, by task: its version, the model, a hash of what it was asked about, tokens and cost; null before.</summary>
    [JsonPropertyName("analysis"), JsonPropertyOrder(11), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DataMap? Analysis { get; set; }

    /// <summary>Keys of the session file that SDC does not know; kept when the file is written.</summary>
    [JsonExtensionData, JsonPropertyOrder(12)]
    public DataMap Unknown { get => unknown ??= []; set => unknown = value; }

    /// <summary>The same; null where there are none.</summary>
    internal DataMap? UnknownIfAny => unknown;

    /// <summary>The summaries; null where there are none.</summary>
    internal DataMap? SummariesIfAny => summaries;

    /// <summary>The structured results; null where there are none.</summary>
    internal DataMap? ResultsIfAny => results;

    /// <summary>Shows minutes and title.</summary>
    public override string ToString() => FormattableString.Invariant($"{SessionDurationMinutes:0} min, {LlmGeneratedTitle ?? SourceTitle}");
}
