using System.Globalization;
using System.Text.Json.Serialization;

namespace Sdc;

/// <summary>
/// One continuous activity from one source. The first properties show the useful facts flat, for tables, filters and
/// CSV; <see cref="Meta"/>, <see cref="Context"/>, <see cref="Insights"/> and <see cref="Segments"/> are what the session file holds.
/// </summary>
public sealed class Session
{
    // Most have none, and make no map.
    private DataMap? unknown;

    /// <summary>Identity of the session.</summary>
    [JsonIgnore]
    public string SessionId => Meta.SessionId;

    /// <summary>Day of the start in the configured time zone, yyyy-MM-dd; empty where the start is not known.</summary>
    [JsonIgnore]
    public string Date => StartTime?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Start, in the configured time zone.</summary>
    [JsonIgnore]
    public DateTimeOffset? StartTime => InZone(Insights.SessionStartTimeUtc);

    /// <summary>End, in the configured time zone.</summary>
    [JsonIgnore]
    public DateTimeOffset? EndTime => InZone(Insights.SessionEndTimeUtc);

    /// <summary>Active time in minutes, rounded half up.</summary>
    [JsonIgnore]
    public int DurationMinutes => SessionDuration.Minutes(Insights);

    /// <summary>Name of the customer; the source's own text until the session is linked.</summary>
    [JsonIgnore]
    public string? CustomerName => Context.CustomerName;

    /// <summary>Id of the customer; null until the session is linked.</summary>
    [JsonIgnore]
    public long? CustomerId => Context.CustomerId;

    /// <summary>Name of the contact.</summary>
    [JsonIgnore]
    public string? ContactName => Context.ContactName;

    /// <summary>The technician, by the one name that <c>technician_aliases</c> gives them; else as the source names them.</summary>
    [JsonIgnore]
    public string? Technician => View.Technicians.Of(SessionTechnician.Of(this));

    /// <summary>The generated title, else the source's.</summary>
    [JsonIgnore]
    public string? Title => Insights.LlmGeneratedTitle ?? Insights.SourceTitle;

    /// <summary>The source system, such as <c>ScreenConnect</c>.</summary>
    [JsonIgnore]
    public string Source => Meta.SourceSystem;

    /// <summary>The processing status, such as <c>Needs Review</c>.</summary>
    [JsonIgnore]
    public string Status => Meta.ProcessingStatus;

    /// <summary>Number of segments.</summary>
    [JsonIgnore]
    public int SegmentCount => Segments.Count;

    /// <summary>Where the session comes from and how far it is processed.</summary>
    [JsonPropertyName("meta"), JsonPropertyOrder(0)]
    public SessionMeta Meta { get; set => field = value ?? new(); } = new();

    /// <summary>For whom the work was done.</summary>
    [JsonPropertyName("context"), JsonPropertyOrder(1)]
    public SessionContext Context { get; set => field = value ?? new(); } = new();

    /// <summary>Times, title, summaries, notes.</summary>
    [JsonPropertyName("insights"), JsonPropertyOrder(2)]
    public SessionInsights Insights { get; set => field = value ?? new(); } = new();

    /// <summary>The events, in time order.</summary>
    [JsonPropertyName("segments"), JsonPropertyOrder(3)]
    public SegmentList Segments { get; set => field = value ?? []; } = [];

    /// <summary>Keys of the session file that SDC does not know; kept when the file is written.</summary>
    [JsonInclude, JsonExtensionData, JsonPropertyOrder(4)]
    internal DataMap Unknown { get => unknown ??= []; set => unknown = value; }

    /// <summary>The same; null where there are none.</summary>
    internal DataMap? UnknownIfAny => unknown;

    /// <summary>The zone that <see cref="StartTime"/>, <see cref="EndTime"/> and <see cref="Date"/> are shown in, that of its segments, and the names of <see cref="Technician"/>; set by the store.</summary>
    internal SessionView View
    {
        get;
        set
        {
            field = value;
            for (var at = 0; at < Segments.Count; at++) Segments[at].Zone = value.Zone;
        }
    } = SessionView.Plain;

    /// <summary>The file that it was read from, until it is written; null for a session that is no file's.</summary>
    internal SessionOrigin? Origin { get; set; }

    /// <summary>Shows date, customer, minutes and title.</summary>
    public override string ToString() => $"{Date} {CustomerName ?? "(no customer)"}, {DurationMinutes} min, {Title}";

    private DateTimeOffset? InZone(DateTimeOffset? time) => time is { } known ? TimeZoneInfo.ConvertTime(known, View.Zone) : null;
}
