namespace Sdc;

/// <summary>A project, opened by its configuration: its sources, its customers, its store. Opening does no work.</summary>
internal sealed class Workspace
{
    private Lazy<CustomerDirectory> customers;

    public Workspace(SdcConfiguration configuration)
    {
        Configuration = configuration;
        var paths = configuration.ProjectPaths;
        Folder = new(paths.SessionsOutputFolder, configuration.View, configuration.Storage);
        var screenConnect = configuration.ScreenConnectIngestor;
        ScreenConnect = new(
            "ingest-screenconnect",
            new ConnectionLogReader(new()
            {
                CompanyProperty = screenConnect.CompanyProperty,
                Zone = configuration.ScreenConnectZone,
                Encoding = screenConnect.Encoding,
                DateFormats = screenConnect.DateFormatList,
                Gap = TimeSpan.FromMinutes(configuration.ProcessingDefaults.ScreenConnectSessionGapMinutes),
            }),
            paths.ScreenConnectLogs,
            "project_paths.screenconnect_logs")
        {
            Server = screenConnect.Api.IsSet ? () => ReportFetch.Of(configuration, line => RequestLog?.Invoke(line)) : null,
            ServerSetting = "screenconnect_ingestor.api_config.base_url and extension_id",
            IsFetched = screenConnect.Mode == ConfigurationSchema.ApiMode,
        };
        var defaults = configuration.ProcessingDefaults;
        SillyTavern = new(
            "ingest-sillytavern",
            new ChatReader(new()
            {
                Zone = configuration.Zone,
                KeepReasoning = defaults.SillyTavernKeepReasoning,
                Gap = TimeSpan.FromMinutes(defaults.SillyTavernSessionGapMinutes),
            }),
            paths.SillyTavernChatInputFolder,
            "project_paths.sillytavern_chat_input_folder",
            defaults.RecursiveSillyTavernScan,
            IsOptional: paths.SillyTavernChatInputFolder == Path.Combine(paths.InputFolder, "sillytavern"));
        var isFetched = configuration.SyncroApi.BaseUrl is not null;
        Syncro = new("ingest-syncro", new TicketExportReader(), paths.SyncroTicketsInputFolder, "project_paths.syncro_tickets_input_folder")
        {
            ServerSetting = "syncro_api.base_url",
            Server = isFetched ? () => new TicketFetch(ConnectSyncro(), configuration.SyncroApi.BaseUrl!, configuration.StateFolder, configuration.Storage) : null,
            IsFetched = isFetched,
        };
        Notes = new("ingest-notes", new NotesReader(configuration.Zone), paths.NotesJson, "project_paths.notes_json", IsOptional: paths.NotesJson == Path.Combine(paths.InputFolder, "notes.json"));
        customers = LoadCustomers();
    }

    public SdcConfiguration Configuration { get; }

    public SessionFolder Folder { get; }

    public SourceStep ScreenConnect { get; }

    public SourceStep SillyTavern { get; }

    public SourceStep Syncro { get; }

    public SourceStep Notes { get; }

    /// <summary>All sources, in the order that a run reads them.</summary>
    public IReadOnlyList<SourceStep> Sources => [ScreenConnect, SillyTavern, Syncro, Notes];

    /// <summary>The known customers; read when first asked for.</summary>
    /// <exception cref="SdcException">The cache is there and cannot be read.</exception>
    public CustomerDirectory Customers => customers.Value;

    /// <summary>Has the customers read again when they are next asked for: their cache was renewed.</summary>
    public void ReloadCustomers() => customers = LoadCustomers();

    public SessionReader Reader => new(Folder, Configuration.StateFolder);

    public CoverageReport Coverage => new(Reader, Configuration.Zone);

    /// <summary>Gets a line for every request to a server, for the log at DEBUG; called from any thread.</summary>
    public Action<string>? RequestLog { get; set; }

    /// <summary>Connects to Syncro's API; nothing is sent yet. Only where <c>syncro_api.base_url</c> is set.</summary>
    public ServerConnection ConnectSyncro()
    {
        var api = Configuration.SyncroApi;
        var access = new ServerAccess("Syncro", api.BaseUrl!, TimeSpan.FromSeconds(api.TimeoutSeconds), SyncroContract.RefusedAdvice) { KeyHeader = SyncroContract.KeyHeader, KeyPrefix = SyncroContract.KeyPrefix, KeyVariable = SyncroContract.KeyVariable, Key = api.Key.OrStop(SyncroContract.KeyVariable) };
        return new(access, Configuration.Network, new(api.RequestsPerMinute, ServerState.PathOf(Configuration.StateFolder, api.BaseUrl!, "requests"), Configuration.Storage), line => RequestLog?.Invoke(line));
    }

    /// <summary>Reads what is stored as the index tells it; nothing is written, and no lock is needed.</summary>
    public SessionIndex ReadIndex(CancellationToken cancellation) =>
        SessionIndex.Open(Configuration.StateFolder, Folder, Task.FromResult(Folder.Files().ToList()), Sources.ToDictionary(source => source.Reader.Rule.Source, source => source.Reader.Rule), cancellation);

    /// <summary>Opens the store for writing, under the run lock.</summary>
    /// <param name="owner">Who shares the writer: the commands of one pipeline.</param>
    /// <param name="purpose">What is being done, for the message that others get.</param>
    /// <param name="cancellation">Stops the waiting, and the reading of the index.</param>
    /// <param name="wait">How long to wait for another run that is writing; null does not wait.</param>
    /// <exception cref="RunLockException">Another run is writing.</exception>
    /// <exception cref="SdcException">A folder cannot be written, or the decisions cannot be read.</exception>
    public StoreWriter OpenStore(object owner, string purpose, CancellationToken cancellation, LockWait? wait = null)
    {
        var store = StoreWriter.Open(Configuration.StateFolder, Folder, Sources.ToDictionary(source => source.Reader.Rule.Source, source => source.Reader.Rule), owner, purpose, wait ?? LockWait.None, cancellation);
        if (FolderPrivacy.Apply(Configuration) is { } told) store.Warn(told);
        return store;
    }

    /// <summary>Makes the linking of one run.</summary>
    /// <param name="confirmed">What people confirmed of names.</param>
    /// <exception cref="SdcException">The customer cache is there and cannot be read.</exception>
    public LinkStep CreateLink(ConfirmedNames confirmed)
    {
        var threshold = Configuration.ProcessingDefaults.CustomerLinkingFuzzyMatchThreshold;
        var ask = Configuration.ProcessingDefaults.CustomerLinkingAskThreshold;
        var fingerprint = FormattableString.Invariant($"{CustomerLinker.StepName}|{NameOdds.Version}|{threshold:R}|{ask:R}|{Customers.Hash}");
        // A question about a customer is made of names: where none may leave, none is asked.
        var namesMayLeave = Configuration.LlmConfig.Provider?.Redacted.Contains(RedactionKind.Name) != true;
        var further = new FurtherLinking
        {
            ByContent = Configuration.ProcessingDefaults.LinkChatsByContent,
            LeastConfidence = Configuration.ProcessingDefaults.LlmLinkMinConfidence,
            CreateModel = namesMayLeave ? CreateModel : () => null,
            CreateRedactor = CreateRedactor,
        };
        return new(new CustomerLinker(new CustomerMatcher(Customers, new(threshold, ask), confirmed)), fingerprint, further);
    }

    /// <summary>Makes the language model that is configured; nothing is sent yet. Null for none.</summary>
    public IChatModel? CreateModel() => ChatModels.Create(Configuration, line => RequestLog?.Invoke(line));

    /// <summary>What a model must not see, for those that texts are redacted for; null for the others.</summary>
    public Redactor? CreateRedactor(IChatModel model) => model.Redacts ? new(new RedactionSettings { Kinds = Configuration.LlmConfig.Provider?.Redacted ?? RedactionKinds.Usual }) : null;

    private Lazy<CustomerDirectory> LoadCustomers() => new(() => CustomerDirectory.Load(Configuration.LeanCustomerCachePath));
}
