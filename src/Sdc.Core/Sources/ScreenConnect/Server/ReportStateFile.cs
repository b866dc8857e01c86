using System.Text.Json.Serialization;

namespace Sdc;

/// <summary>What is kept between runs, as it stands on disk.</summary>
internal sealed class ReportStateFile
{
    /// <summary>The server, extension and filters that it holds for.</summary>
    [JsonPropertyName("report")]
    public string Report { get; set; } = "";

    /// <summary>All connections that began up to here were given, as far as the server had them.</summary>
    [JsonPropertyName("watermark")]
    public DateTimeOffset? Watermark { get; set; }

    /// <summary>Connections that were open, by the ids of their segments.</summary>
    [JsonPropertyName("open")]
    public SortedDictionary<string, OpenConnection> Open { get; set => field = new(value ?? field, StringComparer.Ordinal); } = new(StringComparer.Ordinal);

    /// <summary>Times of which something could not be had or read, with the time since when.</summary>
    [JsonPropertyName("again")]
    public List<AgainWindow> Again { get; set => field = value ?? []; } = [];
}

/// <summary>A connection that is asked for again until it is closed.</summary>
internal sealed class OpenConnection
{
    [JsonPropertyName("start")]
    public DateTimeOffset Start { get; set; }

    /// <summary>Since when the report does not hold it any more; null while it does.</summary>
    [JsonPropertyName("missing_since"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? MissingSince { get; set; }
}

/// <summary>A time that is asked for again.</summary>
internal sealed class AgainWindow
{
    [JsonPropertyName("since")]
    public DateTimeOffset Since { get; set; }

    [JsonPropertyName("until")]
    public DateTimeOffset Until { get; set; }

    [JsonPropertyName("noted")]
    public DateTimeOffset Noted { get; set; }
}

[JsonSourceGenerationOptions(WriteIndented = true, NewLine = "\n", GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ReportStateFile))]
internal sealed partial class ReportStateJson : JsonSerializerContext;
