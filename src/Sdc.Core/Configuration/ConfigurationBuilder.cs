namespace Sdc;

/// <summary>Turns the tree of file and environment into the configuration, and collects every mistake on the way.</summary>
internal sealed class ConfigurationBuilder(
    string path, ConfigurationNode root, IReadOnlyDictionary<string, string> environment, List<ConfigurationMistake> mistakes, List<string> warnings)
{
    private const string ScreenConnectKeyPath = "api_key";

    // No placeholder can name it: it is no path that others may build on.
    private const string LogFileName = "{log_file_path}";

    private readonly string projectRoot = Path.GetDirectoryName(path)!;
    private readonly List<Secret> otherSecrets = [];

    public SdcConfiguration Build()
    {
        var paths = new PlaceholderResolver(projectRoot, mistakes);
        var projectPaths = BuildPaths(paths);
        var logging = new LoggingSettings
        {
            LogFilePath = paths.FullPath(LogFileName),
            LogLevel = Get(ConfigurationSchema.LogLevel),
            LogToTerminal = Get(ConfigurationSchema.LogToTerminal),
        };
        var syncroApi = new SyncroApiSettings
        {
            BaseUrl = Get(ConfigurationSchema.BaseUrl),
            RequestsPerMinute = Get(ConfigurationSchema.RequestsPerMinute),
            TimeoutSeconds = Get(ConfigurationSchema.ApiTimeout),
            Key = SyncroKey(),
        };
        var ingestor = BuildIngestor();
        var llm = BuildLlm();
        var defaults = new ProcessingDefaults
        {
            TimeZone = Get(ConfigurationSchema.TimeZone),
            CustomerLinkingFuzzyMatchThreshold = Get(ConfigurationSchema.Threshold),
            CustomerLinkingAskThreshold = Get(ConfigurationSchema.AskThreshold),
            LinkChatsByContent = Get(ConfigurationSchema.LinkByContent),
            LlmLinkMinConfidence = Get(ConfigurationSchema.ModelConfidence),
            SyncroCachePolicy = Get(ConfigurationSchema.CachePolicy),
            SyncroCacheExpiryHours = Get(ConfigurationSchema.CacheExpiry),
            SillyTavernSessionGapMinutes = Get(ConfigurationSchema.SillyTavernGap),
            ScreenConnectSessionGapMinutes = Get(ConfigurationSchema.ScreenConnectGap),
            RecursiveSillyTavernScan = Get(ConfigurationSchema.RecursiveScan),
            SillyTavernKeepReasoning = Get(ConfigurationSchema.KeepReasoning),
            TechnicianAliases = TechnicianAliases.Read(Get(ConfigurationSchema.TechnicianAliases), ConfigurationSchema.TechnicianAliases.Path, mistakes),
        };
        var network = new NetworkSettings
        {
            Proxy = Get(ConfigurationSchema.Proxy),
            Retries = Get(ConfigurationSchema.Retries),
            RetryDelaySeconds = Get(ConfigurationSchema.RetryDelay),
        };
        var storage = new StorageSettings { Sync = Get(ConfigurationSchema.Sync), Private = Get(ConfigurationSchema.Private) };
        warnings.AddRange(UnknownKeys.Warnings(root, paths.UsedNames));

        var zone = Zone(defaults.TimeZone) ?? TimeZoneInfo.Local;
        return new SdcConfiguration
        {
            ConfigPath = path,
            ProjectRoot = projectRoot,
            ProjectPaths = projectPaths,
            Logging = logging,
            SyncroApi = syncroApi,
            ScreenConnectIngestor = ingestor,
            LlmConfig = llm,
            ProcessingDefaults = defaults,
            Network = network,
            Storage = storage,
            Zone = zone,
            ScreenConnectZone = Zone(ingestor.TimeZone) ?? zone,
            View = new(zone, TechnicianAliases.Names(defaults.TechnicianAliases)),
            OtherSecrets = otherSecrets,
            Warnings = warnings,
        };
    }

    private static TimeZoneInfo? Zone(string? name) => name is not null && TimeZones.TryFind(name, out var zone) ? zone : null;

    private ProjectPaths BuildPaths(PlaceholderResolver paths)
    {
        var section = ConfigurationSchema.DataFolder.Section;
        foreach (var key in ConfigurationSchema.PathKeys) AddPath(paths, key.Name, key);
        AddPath(paths, LogFileName, ConfigurationSchema.LogFilePath);

        // Names of the user's own are good for placeholders, too.
        foreach (var member in root.Members.TryGetValue(section, out var node) ? node.Members : [])
        {
            if (ConfigurationSchema.Find(section, member.Key) is not null || member.Value.Kind != NodeKind.Text || member.Key == LogFileName) continue;
            if (member.Key != PlaceholderResolver.ProjectRoot) paths.Add(member.Key, section + "." + member.Key, member.Value.Text, member.Value.Origin);
            else mistakes.Add(new ConfigurationMistake(section + "." + member.Key, member.Value.Show(false), "nothing: {{project_root}} is always the folder of the configuration file", member.Value.Origin));
        }

        string Full(ConfigurationKey key) => paths.FullPath(key.Name);
        return new ProjectPaths
        {
            DataFolder = Full(ConfigurationSchema.DataFolder),
            InputFolder = Full(ConfigurationSchema.InputFolder),
            OutputFolder = Full(ConfigurationSchema.OutputFolder),
            LogsFolder = Full(ConfigurationSchema.LogsFolder),
            CacheFolder = Full(ConfigurationSchema.CacheFolder),
            NotesJson = Full(ConfigurationSchema.NotesJson),
            ScreenConnectLogs = Full(ConfigurationSchema.ScreenConnectLogs),
            SillyTavernChatInputFolder = Full(ConfigurationSchema.SillyTavernChats),
            SyncroTicketsInputFolder = Full(ConfigurationSchema.SyncroTickets),
            SessionsOutputFolder = Full(ConfigurationSchema.SessionsFolder),
        };
    }

    private void AddPath(PlaceholderResolver paths, string name, ConfigurationKey<string> key) =>
        paths.Add(name, key.Path, Get(key), Node(key)?.Origin ?? "the default");

    private ScreenConnectIngestorSettings BuildIngestor()
    {
        var formats = Get(ConfigurationSchema.DateFormats);
        DateFormatList.TryMake(formats, out var formatList);
        var fromEnvironment = FromEnvironment("SCREENCONNECT_API_KEY");
        var (apiConfig, secrets) = FreeForm(
            Get(ConfigurationSchema.ApiConfig), ConfigurationSchema.ApiConfig.Path, secretPath => secretPath == ScreenConnectKeyPath ? "SCREENCONNECT_API_KEY" : null);
        if (fromEnvironment.IsSet) apiConfig[ScreenConnectKeyPath] = fromEnvironment.ToString();
        var mode = Get(ConfigurationSchema.Mode);
        var api = new ScreenConnectApiReader(Node(ConfigurationSchema.ApiConfig), mistakes, warnings);
        return new ScreenConnectIngestorSettings
        {
            Mode = mode,
            CompanyProperty = Get(ConfigurationSchema.CompanyProperty),
            TimeZone = Get(ConfigurationSchema.ScreenConnectZone),
            Encoding = Get(ConfigurationSchema.Encoding),
            DateFormats = new TextList(formats),
            DateFormatList = formatList,
            ApiConfig = apiConfig,
            Api = api.Read(mode == ConfigurationSchema.ApiMode ? Node(ConfigurationSchema.Mode)!.Origin : null),
            ApiKey = fromEnvironment.IsSet ? fromEnvironment : secrets.TryGetValue(ScreenConnectKeyPath, out var own) ? own : Secret.None,
        };
    }

    private LlmSettings BuildLlm()
    {
        root.Members.TryGetValue(ConfigurationSchema.ActiveProvider.Section, out var section);
        var (settings, secrets) = FreeForm(section, ConfigurationSchema.ActiveProvider.Section, LlmSettings.UsualVariable);
        Get(ConfigurationSchema.DefaultLlmParams);
        var provider = Get(ConfigurationSchema.ActiveProvider);
        var perMinute = Get(ConfigurationSchema.LlmRequestsPerMinute);
        var (tasks, categories) = (Get(ConfigurationSchema.Tasks), Get(ConfigurationSchema.Categories));
        return new LlmSettings
        {
            ActiveProvider = provider,
            TimeoutSeconds = Get(ConfigurationSchema.LlmTimeout),
            MaxParallel = Get(ConfigurationSchema.MaxParallel),
            RequestsPerMinute = perMinute,
            Provider = new ProviderReader(section, provider, Node(ConfigurationSchema.ActiveProvider)?.Origin ?? "the default", perMinute, mistakes, warnings).Read(),
            GoogleKey = FromEnvironment("GOOGLE_API_KEY"),
            OpenAiKey = FromEnvironment("OPENAI_API_KEY"),
            Settings = settings,
            // A mistake in a task is found here and not when the first session is analysed; what is shipped has none and can wait.
            LazyTasks = tasks is null ? new(() => AnalysisTasks.Read(null, categories, [])) : Made(AnalysisTasks.Read(tasks, categories, mistakes)),
            Secrets = secrets,
        };
    }

    private static Lazy<AnalysisTasks> Made(AnalysisTasks tasks) => new(() => tasks);

    private Secret SyncroKey()
    {
        var node = Node(ConfigurationSchema.ApiKey);
        var written = new Secret(Get(ConfigurationSchema.ApiKey), Origin(node));
        if (node is { IsFromFile: true } && written is { IsSet: true, Reference: null }) WarnOfSecret(ConfigurationSchema.ApiKey.Path, node.Origin, "SYNCRO_API_KEY");
        var usual = FromEnvironment("SYNCRO_API_KEY");
        if (!usual.IsSet) return written;
        otherSecrets.Add(written);
        return usual;
    }

    private Secret FromEnvironment(string variable) => environment.TryGetValue(variable, out var value) ? new Secret(value, variable) : Secret.None;

    /// <summary>A section of free form with its secrets masked, and the secrets by their path in it.</summary>
    private (DataMap Map, Dictionary<string, Secret> Secrets) FreeForm(ConfigurationNode? node, string sectionPath, Func<string, string?> usualVariable)
    {
        var secrets = new Dictionary<string, Secret>(StringComparer.Ordinal);
        var map = node?.ToPlain("", (secretPath, value) =>
        {
            var secret = new Secret(value.Text, Origin(value));
            otherSecrets.Add(secret);
            secrets[secretPath] = secret;
            var variable = usualVariable(secretPath) ?? "SDC__" + (sectionPath + "." + secretPath).Replace(".", "__");
            if (secret is { IsSet: true, Reference: null } && value.IsFromFile) WarnOfSecret(sectionPath + "." + secretPath, value.Origin, variable);
            return secret.ToString();
        });
        return (map as DataMap ?? [], secrets);
    }

    private string? Origin(ConfigurationNode? node) => node is { IsFromFile: true } ? Path.GetFileName(path) : node?.Origin;

    private void WarnOfSecret(string keyPath, string origin, string variable) =>
        warnings.Add($"{OneLine.Escape(keyPath, 200)} ({origin}) holds a secret. It works, but everyone who can read the file can read it: set the environment variable {OneLine.Escape(variable, 200)} and take it out of the file.");

    private ConfigurationNode? Node(ConfigurationKey key) =>
        root.Members.TryGetValue(key.Section, out var section) && section.Members.TryGetValue(key.Name, out var node) && node.Kind != NodeKind.Null ? node : null;

    private T Get<T>(ConfigurationKey<T> key)
    {
        var node = Node(key);
        if (node is null) return key.Fallback;
        var allowed = key.Read(node, out var value);
        if (allowed is null) return value;
        mistakes.Add(new ConfigurationMistake(key.Path, node.Show(key.IsSecret), allowed, node.Origin));
        return key.Fallback;
    }
}
