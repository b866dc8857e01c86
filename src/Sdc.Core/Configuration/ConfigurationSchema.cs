namespace Sdc;

/// <summary>Every key of the configuration, with what it allows and its default.</summary>
internal static class ConfigurationSchema
{
    private const string Paths = "project_paths";
    private const string Log = "logging";
    private const string Api = "syncro_api";
    private const string Ingestor = "screenconnect_ingestor";
    private const string Llm = "llm_config";
    private const string Defaults = "processing_defaults";
    private const string Network = "network";
    private const string Storage = "storage";

    /// <summary>ScreenConnect's mode in which runs fetch from the server.</summary>
    public const string ApiMode = "api";

    // A year. Longer gaps are no gaps, and no span of time overflows.
    private const double MaximumGapMinutes = 366 * 24 * 60;

    private static readonly List<ConfigurationKey> Keys = [];

    public static ConfigurationKey<string> DataFolder { get; } = Path(Paths, "data_folder", "{{project_root}}/data");
    public static ConfigurationKey<string> InputFolder { get; } = Path(Paths, "input_folder", "{{data_folder}}/input");
    public static ConfigurationKey<string> OutputFolder { get; } = Path(Paths, "output_folder", "{{data_folder}}/output");
    public static ConfigurationKey<string> LogsFolder { get; } = Path(Paths, "logs_folder", "{{data_folder}}/logs");
    public static ConfigurationKey<string> CacheFolder { get; } = Path(Paths, "cache_folder", "{{data_folder}}/cache");
    public static ConfigurationKey<string> NotesJson { get; } = Path(Paths, "notes_json", "{{input_folder}}/notes.json");
    public static ConfigurationKey<string> ScreenConnectLogs { get; } = Path(Paths, "screenconnect_logs", "{{input_folder}}/screenconnect");
    public static ConfigurationKey<string> SillyTavernChats { get; } = Path(Paths, "sillytavern_chat_input_folder", "{{input_folder}}/sillytavern");
    public static ConfigurationKey<string> SyncroTickets { get; } = Path(Paths, "syncro_tickets_input_folder", "{{input_folder}}/syncro");
    public static ConfigurationKey<string> SessionsFolder { get; } = Path(Paths, "sessions_output_folder", "{{output_folder}}/sessions");

    public static ConfigurationKey<string> LogFilePath { get; } = Path(Log, "log_file_path", "{{logs_folder}}/sdc.log");
    public static ConfigurationKey<string> LogLevel { get; } = Choice(Log, "log_level", "INFO", "DEBUG", "INFO", "WARNING", "ERROR");
    public static ConfigurationKey<bool> LogToTerminal { get; } = Flag(Log, "log_to_terminal", true);

    public static ConfigurationKey<string?> BaseUrl { get; } = Add(new ConfigurationKey<string?>(Api, "base_url", NodeKind.Text, null, ValueReaders.SyncroAddress));
    public static ConfigurationKey<string?> ApiKey { get; } = SecretText(Api, "api_key");
    public static ConfigurationKey<int> RequestsPerMinute { get; } = Integer(Api, "requests_per_minute", 180, 1, 1_000_000);
    public static ConfigurationKey<int> ApiTimeout { get; } = Integer(Api, "timeout_seconds", 60, 1, 86_400);

    public static ConfigurationKey<string> Mode { get; } = Choice(Ingestor, "mode", "csv", "csv", ApiMode);
    public static ConfigurationKey<int> CompanyProperty { get; } = Integer(Ingestor, "company_property", 1, 1, 8);
    public static ConfigurationKey<string?> ScreenConnectZone { get; } = Zone(Ingestor);
    public static ConfigurationKey<string?> Encoding { get; } = Add(new ConfigurationKey<string?>(Ingestor, "encoding", NodeKind.Text, null, ValueReaders.EncodingName));
    public static ConfigurationKey<IReadOnlyList<string>> DateFormats { get; } =
        Add(new ConfigurationKey<IReadOnlyList<string>>(Ingestor, "date_formats", NodeKind.List, DateFormatList.DefaultTexts, ValueReaders.DateFormats));
    public static ConfigurationKey<ConfigurationNode?> ApiConfig { get; } = FreeForm(Ingestor, "api_config");

    public static ConfigurationKey<string> ActiveProvider { get; } = Add(new ConfigurationKey<string>(Llm, "active_provider", NodeKind.Text, ProviderReader.None, ValueReaders.Name));
    public static ConfigurationKey<int> LlmTimeout { get; } = Integer(Llm, "timeout_seconds", 120, 1, 86_400);
    public static ConfigurationKey<int> MaxParallel { get; } = Integer(Llm, "max_parallel", 4, 1, 64);
    public static ConfigurationKey<int?> LlmRequestsPerMinute { get; } = Add(new ConfigurationKey<int?>(Llm, "requests_per_minute", NodeKind.Number, null, ValueReaders.AnyInteger(1, 100_000)));
    public static ConfigurationKey<ConfigurationNode?> DefaultLlmParams { get; } = FreeForm(Llm, "default_llm_params");
    public static ConfigurationKey<ConfigurationNode?> Tasks { get; } = FreeForm(Llm, "tasks");
    public static ConfigurationKey<IReadOnlyList<string>?> Categories { get; } = Add(new ConfigurationKey<IReadOnlyList<string>?>(Llm, "categories", NodeKind.List, null, ValueReaders.Categories));

    public static ConfigurationKey<string?> TimeZone { get; } = Zone(Defaults);
    public static ConfigurationKey<double> Threshold { get; } = Number(Defaults, "customer_linking_fuzzy_match_threshold", 95, 0, 100);
    public static ConfigurationKey<double> AskThreshold { get; } = Number(Defaults, "customer_linking_ask_threshold", LinkThresholds.UsualAsk, 0, 100);
    public static ConfigurationKey<bool> LinkByContent { get; } = Flag(Defaults, "link_chats_by_content", true);
    public static ConfigurationKey<double> ModelConfidence { get; } = Number(Defaults, "llm_link_min_confidence", 0.85, 0, 1);
    public static ConfigurationKey<string> CachePolicy { get; } =
        Choice(Defaults, "syncro_cache_policy", "if_older_than_hours", "if_older_than_hours", "on_each_run", "manual_only");
    public static ConfigurationKey<double> CacheExpiry { get; } = Number(Defaults, "syncro_cache_expiry_hours", 24, 0, 100_000);
    public static ConfigurationKey<double> SillyTavernGap { get; } = Gap("sillytavern_session_gap_minutes", 60);
    public static ConfigurationKey<double> ScreenConnectGap { get; } = Gap("screenconnect_session_gap_minutes", 30);
    public static ConfigurationKey<bool> RecursiveScan { get; } = Flag(Defaults, "recursive_sillytavern_scan", true);
    public static ConfigurationKey<bool> KeepReasoning { get; } = Flag(Defaults, "sillytavern_keep_reasoning", true);
    public static ConfigurationKey<ConfigurationNode?> TechnicianAliases { get; } = FreeForm(Defaults, "technician_aliases");

    public static ConfigurationKey<string?> Proxy { get; } = Add(new ConfigurationKey<string?>(Network, "proxy", NodeKind.Text, null, ValueReaders.ProxyAddress));
    public static ConfigurationKey<int> Retries { get; } = Integer(Network, "retries", 5, 0, 20);
    public static ConfigurationKey<double> RetryDelay { get; } = Number(Network, "retry_delay_seconds", 1, 0, 60);

    public static ConfigurationKey<bool> Sync { get; } = Flag(Storage, "sync", true);
    public static ConfigurationKey<bool> Private { get; } = Flag(Storage, "private", true);

    /// <summary>Every key, in the order of the documentation.</summary>
    public static IReadOnlyList<ConfigurationKey> All => Keys;

    /// <summary>The names of the sections.</summary>
    public static IReadOnlyList<string> Sections { get; } = [Paths, Log, Api, Ingestor, Llm, Defaults, Network, Storage];

    /// <summary>The keys that paths are named by.</summary>
    public static IEnumerable<ConfigurationKey<string>> PathKeys => Keys.Where(key => key.Section == Paths).Cast<ConfigurationKey<string>>();

    /// <summary>Whether the section may hold blocks that are not named here.</summary>
    public static bool TakesBlocks(string section) => section == Llm;

    public static ConfigurationKey? Find(string section, string name) =>
        Keys.Find(key => key.Section == section && key.Name == name);

    private static TKey Add<TKey>(TKey key)
        where TKey : ConfigurationKey
    {
        Keys.Add(key);
        return key;
    }

    private static ConfigurationKey<string> Path(string section, string name, string fallback) =>
        Add(new ConfigurationKey<string>(section, name, NodeKind.Text, fallback, ValueReaders.Path));

    private static ConfigurationKey<string?> SecretText(string section, string name) =>
        Add(new ConfigurationKey<string?>(section, name, NodeKind.Text, null, ValueReaders.SecretText));

    private static ConfigurationKey<string?> Zone(string section) =>
        Add(new ConfigurationKey<string?>(section, "time_zone", NodeKind.Text, null, ValueReaders.ZoneName));

    private static ConfigurationKey<bool> Flag(string section, string name, bool fallback) =>
        Add(new ConfigurationKey<bool>(section, name, NodeKind.Flag, fallback, ValueReaders.Flag));

    private static ConfigurationKey<int> Integer(string section, string name, int fallback, int least, int most) =>
        Add(new ConfigurationKey<int>(section, name, NodeKind.Number, fallback, ValueReaders.Integer(least, most)));

    private static ConfigurationKey<double> Number(string section, string name, double fallback, double least, double most) =>
        Add(new ConfigurationKey<double>(section, name, NodeKind.Number, fallback, ValueReaders.Number(least, most, $"a number from {least:0} to {most:0}")));

    private static ConfigurationKey<double> Gap(string name, double fallback) =>
        Add(new ConfigurationKey<double>(Defaults, name, NodeKind.Number, fallback, ValueReaders.Number(double.Epsilon, MaximumGapMinutes, "minutes: a number above 0, at most a year")));

    private static ConfigurationKey<string> Choice(string section, string name, string fallback, params string[] choices) =>
        Add(new ConfigurationKey<string>(section, name, NodeKind.Text, fallback, ValueReaders.Choice(choices)));

    private static ConfigurationKey<ConfigurationNode?> FreeForm(string section, string name) =>
        Add(new ConfigurationKey<ConfigurationNode?>(section, name, NodeKind.Map, null, ValueReaders.Map));
}
