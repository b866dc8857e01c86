using System.Text.Json.Serialization;

namespace Sdc;

/// <summary>Where a session comes from and how far it is processed.</summary>
public sealed class SessionMeta
{
    // Most have none, and make no map.
    private DataMap? unknown;

    /// <summary>The schema that this program knows; what is added within it is kept, though not known.</summary>
    internal const int SchemaMajor = 2;

    /// <summary>Identity of the session: a hash of source, group and first segment.</summary>
    [JsonPropertyName("session_id"), JsonPropertyOrder(0)]
    public string SessionId { get; set => field = value ?? ""; } = "";

    /// <summary>Version of the JSON shape.</summary>
    [JsonPropertyName("schema_version"), JsonPropertyOrder(1)]
    public string SchemaVersion { get; set; } = "2.0";

    /// <summary>One of the texts of <see cref="Sdc.SourceSystem"/>.</summary>
    [JsonPropertyName("source_system"), JsonPropertyOrder(2)]
    public string SourceSystem { get; set => field = value ?? ""; } = "";

    /// <summary>The files, or paths of the source's API, that told of the session.</summary>
    [JsonPropertyName("source_identifiers"), JsonPropertyOrder(3)]
    public TextList SourceIdentifiers { get; set => field = value ?? []; } = [];

    /// <summary>One of the texts of <see cref="SessionStatus"/>.</summary>
    [JsonPropertyName("processing_status"), JsonPropertyOrder(4)]
    public string ProcessingStatus { get; set => field = value ?? SessionStatus.NeedsLinking; } = SessionStatus.NeedsLinking;

    /// <summary>The steps that worked on the session, such as <c>customer_linker_v1</c>.</summary>
    [JsonPropertyName("processing_log"), JsonPropertyOrder(5)]
    public TextList ProcessingLog { get; set => field = value ?? []; } = [];

    /// <summary>When SDC first stored the session, UTC.</summary>
    [JsonPropertyName("ingestion_timestamp_utc"), JsonPropertyOrder(6)]
    public DateTimeOffset? IngestionTimestampUtc { get; set; }

    /// <summary>When SDC last changed the session, UTC.</summary>
    [JsonPropertyName("last_updated_timestamp_utc"), JsonPropertyOrder(7)]
    public DateTimeOffset? LastUpdatedTimestampUtc { get; set; }

    /// <summary>The chat that the session belongs to: the id of its earliest message, which its branches and backups share; null for other sources.</summary>
    [JsonPropertyName("chat_id"), JsonPropertyOrder(8), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ChatId { get; set; }

    /// <summary>Keys of the session file that SDC does not know; kept when the file is written.</summary>
    [JsonExtensionData, JsonPropertyOrder(9)]
    public DataMap Unknown { get => unknown ??= []; set => unknown = value; }

    /// <summary>The same; null where there are none.</summary>
    internal DataMap? UnknownIfAny => unknown;

    /// <summary>Shows source and status.</summary>
    public override string ToString() => $"{SourceSystem}, {ProcessingStatus}";
}
