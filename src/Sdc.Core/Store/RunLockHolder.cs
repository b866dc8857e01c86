using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sdc;

/// <summary>Who holds a run lock, as it stands beside the lock: for people, and for the next run, which must tell a holder that lives from one that was killed.</summary>
internal sealed class RunLockHolder
{
    [JsonPropertyName("command")]
    public string Command { get; set; } = "";

    [JsonPropertyName("user")]
    public string User { get; set; } = "";

    [JsonPropertyName("host")]
    public string Host { get; set; } = "";

    /// <summary>Which start of which system, where the system tells.</summary>
    [JsonPropertyName("boot")]
    public string? Boot { get; set; }

    [JsonPropertyName("process")]
    public int Process { get; set; }

    [JsonPropertyName("program")]
    public string Program { get; set; } = "";

    /// <summary>When the process started, in what no setting of the clock changes: process ids are used again.</summary>
    [JsonPropertyName("started")]
    public string? Started { get; set; }

    [JsonPropertyName("since")]
    public string Since { get; set; } = "";

    /// <summary>True for a process of this system, also after it was started anew.</summary>
    [JsonIgnore]
    public bool IsOfThisHost => string.Equals(Host, Environment.MachineName, StringComparison.OrdinalIgnoreCase) || (Boot is not null && Boot == ProcessStart.Boot);

    /// <summary>True when the process is another one of this system, and runs.</summary>
    [JsonIgnore]
    public bool Lives => IsOfThisHost && Started is not null && ProcessStart.Of(Process) == Started && Process != ProcessStart.CurrentId;

    /// <summary>True where the process may be the one that holds the lock: this one, one that runs, or one of another host.</summary>
    [JsonIgnore]
    public bool MayLive => Lives || !IsOfThisHost || Process == ProcessStart.CurrentId || Started is null;

    /// <summary>This process.</summary>
    public static RunLockHolder Current(string command)
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return new()
        {
            Command = command,
            User = Environment.UserName,
            Host = Environment.MachineName,
            Boot = ProcessStart.Boot,
            Process = process.Id,
            Program = process.ProcessName,
            Started = ProcessStart.Of(process.Id),
            Since = DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>Reads it; null for what was not written to its end.</summary>
    public static RunLockHolder? Parse(byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, RunLockJson.Default.RunLockHolder);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, RunLockJson.Default.RunLockHolder);

    /// <summary>In words, on one line whatever stands in the file.</summary>
    public override string ToString() => OneLine.Escape(FormattableString.Invariant($"{Command} by {User} on {Host}, process {Process} ({Program}), since {Since}"), 400);
}

[JsonSourceGenerationOptions(WriteIndented = true, NewLine = "\n", GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(RunLockHolder))]
internal sealed partial class RunLockJson : JsonSerializerContext;
