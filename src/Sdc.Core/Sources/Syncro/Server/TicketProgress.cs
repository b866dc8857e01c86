using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sdc;

/// <summary>How far Syncro's tickets are fetched, in <c>state/servers</c>. It can be deleted: then a first run's window is looked at again, and nothing doubles.</summary>
internal sealed class TicketProgress
{
    /// <summary>The address that this holds for; another one begins anew.</summary>
    [JsonPropertyName("server")]
    public string Server { get; set; } = "";

    /// <summary>All tickets that were updated before this, by the server's clock, are stored or due; null before the first complete run.</summary>
    [JsonPropertyName("watermark")]
    public DateTimeOffset? Watermark { get; set; }

    /// <summary>All timers that were made between these are stored.</summary>
    [JsonPropertyName("timers_from")]
    public DateTimeOffset? TimersFrom { get; set; }

    [JsonPropertyName("timers_to")]
    public DateTimeOffset? TimersTo { get; set; }

    /// <summary>When the timers were made that have not ended.</summary>
    [JsonPropertyName("running_timers")]
    public List<DateTimeOffset> RunningTimers { get; set => field = value ?? []; } = [];

    /// <summary>The day, UTC, on which a first run's window was last looked at as a whole.</summary>
    [JsonPropertyName("looked_through")]
    public string LookedThrough { get; set => field = value ?? ""; } = "";

    /// <summary>Tickets that could not be fetched as a whole, with their last known updates.</summary>
    [JsonPropertyName("due")]
    public SortedDictionary<long, DateTimeOffset?> Due { get; set => field = value ?? []; } = [];

    private bool IsSound => new[] { Watermark, TimersFrom, TimersTo }.Concat(Due.Values).Concat(RunningTimers.Select(made => (DateTimeOffset?)made)).All(time => time is null || IsoTime.IsPlausible(time.Value));

    /// <summary>Reads it; what is missing, damaged or another server's is a beginning.</summary>
    public static TicketProgress Load(string path, string server)
    {
        try
        {
            if (File.Exists(path) && JsonSerializer.Deserialize(AtomicFile.Read(path), TicketProgressJson.Default.TicketProgress) is { } known && known.Server == server && known.IsSound) return known;
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException or FormatException)
        {
            // A first run's window is looked at again, which is slow and changes nothing.
        }

        return new() { Server = server };
    }

    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void Save(string path, StorageSettings storage)
    {
        PrivateFiles.CreateFolder(Path.GetDirectoryName(path)!, storage.Private);
        AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(this, TicketProgressJson.Default.TicketProgress), storage);
    }
}

[JsonSourceGenerationOptions(WriteIndented = true, NewLine = "\n", GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(TicketProgress))]
internal sealed partial class TicketProgressJson : JsonSerializerContext;
