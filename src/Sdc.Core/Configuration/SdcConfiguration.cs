namespace Sdc;

/// <summary>The configuration as it is in force: file, environment and defaults together, checked.</summary>
public sealed class SdcConfiguration
{
    internal SdcConfiguration()
    {
    }

    /// <summary>Full path of the file it was read from.</summary>
    public string ConfigPath { get; internal init; } = "";

    /// <summary>The file's folder: <c>{{project_root}}</c>, and what relative paths are relative to.</summary>
    public string ProjectRoot { get; internal init; } = "";

    /// <summary>Where things lie.</summary>
    public ProjectPaths ProjectPaths { get; internal init; } = new();

    /// <summary>What is logged, and where.</summary>
    public LoggingSettings Logging { get; internal init; } = new();

    /// <summary>How Syncro's API is reached.</summary>
    public SyncroApiSettings SyncroApi { get; internal init; } = new();

    /// <summary>How ScreenConnect's connections are read.</summary>
    public ScreenConnectIngestorSettings ScreenConnectIngestor { get; internal init; } = new();

    /// <summary>Which language model analyses sessions.</summary>
    public LlmSettings LlmConfig { get; internal init; } = new();

    /// <summary>How sessions are made and linked.</summary>
    public ProcessingDefaults ProcessingDefaults { get; internal init; } = new();

    /// <summary>How servers are reached.</summary>
    public NetworkSettings Network { get; internal init; } = new();

    /// <summary>How files are stored.</summary>
    public StorageSettings Storage { get; internal init; } = new();

    /// <summary>The zone of times without one: that of <c>processing_defaults</c>, else the machine's.</summary>
    public TimeZoneInfo Zone { get; internal init; } = TimeZoneInfo.Local;

    /// <summary>The zone of ScreenConnect's times without one: its own, else <see cref="Zone"/>.</summary>
    public TimeZoneInfo ScreenConnectZone { get; internal init; } = TimeZoneInfo.Local;

    /// <summary>How sessions are shown: in <see cref="Zone"/>, technicians by their one name.</summary>
    internal SessionView View { get; init; } = SessionView.Plain;

    /// <summary>Where SDC keeps what it has read, its lock, and what a person decided.</summary>
    public string StateFolder => Path.Combine(ProjectPaths.DataFolder, "state");

    /// <summary>The file of the customers and their contacts.</summary>
    public string LeanCustomerCachePath => Path.Combine(ProjectPaths.CacheFolder, "lean_customer_cache.json");

    /// <summary>What is not wrong, but should be looked at: unknown keys, secrets in the file.</summary>
    public IReadOnlyList<string> Warnings { get; internal init; } = [];

    /// <summary>The values that must never be written anywhere.</summary>
    internal IEnumerable<string> SecretValues =>
        new[] { SyncroApi.Key, ScreenConnectIngestor.ApiKey, LlmConfig.GoogleKey, LlmConfig.OpenAiKey }
            .Concat(LlmConfig.Secrets.Values)
            .Concat(OtherSecrets)
            .Select(secret => secret.Value)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);

    /// <summary>The keys in force that are known by name only: those of the servers and of the model that are configured.</summary>
    internal IEnumerable<Secret> UnreadKeys =>
        new[] { SyncroApi.BaseUrl is null ? Secret.None : SyncroApi.Key, ScreenConnectIngestor.Api.IsSet ? ScreenConnectIngestor.ApiKey : Secret.None, LlmConfig.Provider is { } provider ? LlmConfig.ApiKey(provider.Name) : Secret.None }
            .Where(key => key is { Reference: not null, Value: null });

    /// <summary>Secrets that are not in force, because another one wins, and still must not be written anywhere.</summary>
    internal IReadOnlyList<Secret> OtherSecrets { get; init; } = [];

    /// <summary>Shows the file's path.</summary>
    public override string ToString() => ConfigPath;
}
