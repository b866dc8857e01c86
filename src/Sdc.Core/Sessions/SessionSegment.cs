using System.Text;
using System.Text.Json.Serialization;

namespace Sdc;

/// <summary>One atomic event of a session: a connection, a comment, a message, a note.</summary>
public sealed class SessionSegment
{
    // Most have none, and make no map.
    private DataMap? unknown;

    private string? id = "";
    private ArraySegment<byte> utf8Id;
    private string? content;
    private ArraySegment<byte> utf8Content;

    /// <summary>Identity of the event: a hash of what its source says of it, the same at every reading.</summary>
    [JsonPropertyName("segment_id"), JsonPropertyOrder(0)]
    public string SegmentId
    {
        get => id ??= Text(utf8Id);
        set => (id, utf8Id) = (value ?? "", default);
    }

    /// <summary>The same as its bytes, where it was read so and not set since; empty where there is only the text.</summary>
    internal ArraySegment<byte> Utf8Id
    {
        get => utf8Id;
        set => (id, utf8Id) = (null, value);
    }

    /// <summary>Start in UTC; null where the source tells none.</summary>
    [JsonPropertyName("start_time_utc"), JsonPropertyOrder(1)]
    public DateTimeOffset? StartTimeUtc { get; set; }

    /// <summary>End in UTC; equal to the start for events without a length, and for a connection that is still open.</summary>
    [JsonPropertyName("end_time_utc"), JsonPropertyOrder(2)]
    public DateTimeOffset? EndTimeUtc { get; set; }

    /// <summary>One of the texts of <see cref="SegmentType"/>.</summary>
    [JsonPropertyName("type"), JsonPropertyOrder(3)]
    public string Type { get; set => field = value ?? ""; } = "";

    /// <summary>Who did or wrote it, as the source names them.</summary>
    [JsonPropertyName("author"), JsonPropertyOrder(4)]
    public string? Author { get; set; }

    /// <summary>The text of the event.</summary>
    [JsonPropertyName("content"), JsonPropertyOrder(5)]
    public string? Content
    {
        get => content ??= utf8Content.Count == 0 ? null : Text(utf8Content);
        set => (content, utf8Content) = (value, default);
    }

    /// <summary>The same in UTF-8, where it was read so and not set since: most texts are only written on. Empty where there is only the text.</summary>
    internal ArraySegment<byte> Utf8Content
    {
        get => utf8Content;
        set => (content, utf8Content) = (null, value);
    }

    /// <summary>What else the source says of the event.</summary>
    [JsonPropertyName("metadata"), JsonPropertyOrder(6)]
    public DataMap Metadata { get => field ??= []; set; }

    /// <summary>Keys of the session file that SDC does not know; kept when the file is written.</summary>
    [JsonExtensionData, JsonPropertyOrder(7)]
    public DataMap Unknown { get => unknown ??= []; set => unknown = value; }

    /// <summary>The same; null where there are none.</summary>
    internal DataMap? UnknownIfAny => unknown;

    /// <summary>The zone that its times are shown in; see <see cref="Session.View"/>.</summary>
    internal TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    /// <summary>Shows time, type and author.</summary>
    public override string ToString() => FormattableString.Invariant($"{StartTimeUtc:yyyy-MM-dd HH:mm} {Type} {Author}");

    private static string Text(ArraySegment<byte> utf8) => Encoding.UTF8.GetString(utf8.AsSpan());
}
