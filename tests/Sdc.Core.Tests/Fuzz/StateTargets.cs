using System.Text;
using System.Text.Json;
using Sdc.Tests.Store;

namespace Sdc.Tests.Fuzz;

/// <summary>The readers of SDC's own files, with those that a run over the samples' features wrote.</summary>
internal sealed class StateTargets : IDisposable
{
    private const string Server = "https://example.com";

    private readonly TestProject project = new();

    public StateTargets()
    {
        project.Customers((7, "Harbor Dental"), (8, "Zoë's Größe GmbH"));
        for (var number = 0; number < 4; number++) project.Log($"{number}.csv", new Connection(new Guid(number, 1, 1, new byte[8]).ToString(), "Dana", "Harbor Dental Inc", "PC-1", new(2026, 10, 5 + number, 12, 0, 0, DateTimeKind.Utc), TimeSpan.FromMinutes(15)).Exact(), "rubbish,row");
        project.Ticket("t.json", """{"id":5,"number":1042,"created_at":"2026-10-05T09:00:00Z","subject":"Größe 😀","customer_id":7,"customer_business_then_name":"Acme","tag_list":["a"],"comments":[{"id":9,"created_at":"2026-10-06T09:00:00Z","body":"B"}]}""");
        project.Run(link: true);
        using (var store = project.Workspace.OpenStore(new object(), "test", CancellationToken.None))
        {
            store.Remove(store.Index.Sessions.First());
            store.Decisions.Rename("old", "new");
            store.SaveState();
        }
    }

    public IEnumerable<FuzzTarget> All() =>
    [
        new("sessions", [.. Directory.GetFiles(project.Sessions).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)], Session) { Expects = error => error is SessionFileException },
        new("salvage", [.. Directory.GetFiles(project.Sessions).Order(StringComparer.Ordinal).Select(File.ReadAllBytes), State("decisions.json")], Salvaged),
        new("configuration", [Encoding.UTF8.GetBytes(Configuration)], Configured) { Expects = error => error is SdcException },
        new("customer-cache", [File.ReadAllBytes(project.CustomerCache), Encoding.UTF8.GetBytes(Cache)], Customers) { Expects = error => error is CustomerCacheException },
        new("ledger", [State("ledger.json")], bytes => InState("ledger.json", bytes, Ledgered)),
        new("decisions", [State("decisions.json")], bytes => InState("decisions.json", bytes, Decided)) { Expects = error => error is SdcException },
        new("index", [State("index.bin")], bytes => InState("index.bin", bytes, folder => _ = SessionIndexFile.Read(Path.Combine(folder, "index.bin"), []).Values.Sum(session => session.Segments.Length))),
        new("machines", [Encoding.UTF8.GetBytes("""{"sessions":{"2026-10-05_ScreenConnect_x.json":{"size":1,"written":2,"customer_id":7,"machines":["pc1"]}}}""")], bytes => InState("machines.json", bytes, Learned)),
        new("model-links", [Encoding.UTF8.GetBytes("""{"answers":{"k":{"customer_id":7,"confidence":0.9,"reason":"r","model":"m","prompt_version":1}}}""")], bytes => InState("model-links.json", bytes, folder => LinkAnswers.Load(folder, StorageSettings.Default).Find("k"))),
        new("report-state", [Encoding.UTF8.GetBytes("""{"report":"r","watermark":"2026-10-05T12:00:00+00:00","open":{"a":{"start":"2026-10-05T12:00:00+00:00","missing_since":"2026-10-06T12:00:00+00:00"}},"again":[{"since":"2026-10-05T12:00:00+00:00","until":"2026-10-05T13:00:00+00:00","noted":"2026-10-05T12:00:00+00:00"}]}""")], bytes => InState("r.json", bytes, Reported)),
        new("ticket-progress", [Encoding.UTF8.GetBytes($$$"""{"server":"{{{Server}}}","watermark":"2026-10-05T12:00:00+00:00","timers_from":"2026-10-05T12:00:00+00:00","timers_to":"2026-10-06T12:00:00+00:00","running_timers":["2026-10-05T12:00:00+00:00"],"looked_through":"2026-10-05","due":{"5":"2026-10-05T12:00:00+00:00","6":null}}""")], bytes => InState("p.json", bytes, Progressed)),
        new("ticket-log", [[.. BitConverter.GetBytes(5L), .. BitConverter.GetBytes(DateTime.UnixEpoch.Ticks), .. BitConverter.GetBytes(6L), .. BitConverter.GetBytes(long.MaxValue)]], bytes => InState("log", bytes, Fetched)),
        new("request-times", [[.. BitConverter.GetBytes(DateTime.UtcNow.Ticks), .. BitConverter.GetBytes(-1L), .. BitConverter.GetBytes(0L)]], bytes => InState("requests", bytes, folder => new RequestLimiter(180, Path.Combine(folder, "requests")).Dispose())),
    ];

    public void Dispose() => project.Dispose();

    private byte[] State(string name) => File.ReadAllBytes(Path.Combine(project.State, name));

    private string Scratch(string name, byte[] bytes)
    {
        var path = Path.Combine(project.Root, "scratch", Path.GetFileNameWithoutExtension(name), name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private IReadOnlyList<string> InState(string name, byte[] bytes, Action<string> use)
    {
        use(Path.GetDirectoryName(Scratch(name, bytes))!);
        return [];
    }

    private IReadOnlyList<string> Session(byte[] bytes)
    {
        var path = Scratch("2026-10-05_ScreenConnect_x.json", bytes);
        // A file that was saved just now is looked at again for a while.
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddDays(-1));
        var folder = new SessionFolder(Path.GetDirectoryName(path)!, project.Workspace.Folder.View with { Zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York") }, StorageSettings.Default);
        var session = folder.Read(Path.GetFileName(path));
        var rule = project.Workspace.Sources.Select(source => source.Reader.Rule).FirstOrDefault(rule => rule.Source == session.Source);
        var entry = IndexedSession.Of(session, new(Path.GetFileName(path), bytes.Length, 0), rule);
        _ = (session.Date, session.StartTime, session.EndTime, session.Title, session.Technician, session.DurationMinutes, entry.Segments.Length, SessionFileName.Of(session));
        _ = AnalysisRecord.Of(session).Count();
        new SessionFilter { Since = DateTimeOffset.UnixEpoch, Technicians = ["*"] }.Compile()(session);
        // What could be read can be written, and reads the same again.
        Assert.Equal(SessionJson.Serialize(session), SessionJson.Serialize(SessionJson.Deserialize(SessionJson.Serialize(session))));
        SessionJson.ToLine(session);
        return [];
    }

    private IReadOnlyList<string> Salvaged(byte[] bytes)
    {
        var salvage = SessionSalvage.Of(bytes, "2026-10-05_ScreenConnect_0123456789abcdef.json");
        if (salvage.Session is { } session) SessionJson.Deserialize(SessionJson.Serialize(session));
        HeldEvents.Of(bytes, null).Tell(Ledger.Load(project.State), false);
        _ = DamagedText.Ailment(bytes);
        if (Decisions.Salvage(bytes) is { } decisions) InState("decisions.json", decisions, Decided);
        return [];
    }

    private IReadOnlyList<string> Configured(byte[] bytes)
    {
        var path = Scratch("config.json", bytes);
        ConfigurationFile.IsOurs(path);
        _ = new Workspace(ConfigurationLoader.Load(path, project.Root, new Dictionary<string, string>()));
        return [];
    }

    private IReadOnlyList<string> Customers(byte[] bytes)
    {
        var directory = CustomerDirectory.Load(Scratch("customers.json", bytes));
        _ = (directory.Hash, new CustomerMatcher(directory, new(95)).ToString());
        LeanCustomerCacheWriter.Write(new MemoryStream(), directory.Customers);
        return [];
    }

    private static void Ledgered(string folder)
    {
        var ledger = Ledger.Load(folder);
        foreach (var source in SourceSystem.All)
        {
            foreach (var (path, entry) in ledger.Of(source).ToList())
            {
                using var scan = SourceScan.Of(path, entry, "settings", _ => true, false);
                _ = (entry.SegmentKeys().Length, scan.StillBad, scan.IsNewForm);
                ledger.Set(source, path, entry);
            }
        }

        ledger.Save();
    }

    private static void Decided(string folder)
    {
        var decisions = Decisions.Load(folder);
        decisions.Rename(decisions.Resolve("old"), "newer");
        decisions.Remove(["0123456789abcdef0123456789abcdef"]);
        decisions.Save();
    }

    private void Learned(string folder)
    {
        using var store = StoreWriter.Open(folder, project.Workspace.Folder, project.Workspace.Sources.ToDictionary(source => source.Reader.Rule.Source, source => source.Reader.Rule), new object(), "test", LockWait.None, CancellationToken.None);
        _ = KnownMachines.Learn(store, null, new Dictionary<string, MachinesOfSession>(), CancellationToken.None).Hash;
    }

    private static void Reported(string folder)
    {
        var state = ReportState.Load(Path.Combine(folder, "r.json"), "r");
        _ = (state.Again.Count, state.Watermark is { } mark ? ReportWindow.Second(mark - ReportFetch.Overlap) : default);
        state.Note(new(new(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200)), []), new(new(default, []), ConnectionColumns.Read(ReportContract.Fields(1), 1, out _, out _), Server), DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(50));
    }

    private static void Progressed(string folder)
    {
        var progress = TicketProgress.Load(Path.Combine(folder, "p.json"), Server);
        // A fetch goes back from these.
        foreach (var time in progress.RunningTimers.Concat(progress.Due.Values.OfType<DateTimeOffset>()).Concat(new[] { progress.Watermark, progress.TimersFrom, progress.TimersTo }.OfType<DateTimeOffset>())) _ = (time.AddDays(-400), time.AddDays(400));
        _ = progress.LookedThrough.Length;
        progress.Save(Path.Combine(folder, "p.json"), StorageSettings.Default);
    }

    private static void Fetched(string folder)
    {
        var log = TicketLog.Load(Path.Combine(folder, "log"), StorageSettings.Default);
        _ = log.UpdatedSince(DateTimeOffset.MinValue).Count;
        log.Append([(1, DateTimeOffset.UnixEpoch)]);
    }

    private const string Configuration = """
        {
          // A comment.
          "user_context": { "name": "Dana" }, "project_paths": { "data_folder": "{{project_root}}/data", "sessions_output_folder": "{{data_folder}}/sessions" },
          "processing_defaults": { "time_zone": "America/New_York", "screenconnect_session_gap_minutes": 60, "customer_linking_fuzzy_match_threshold": 95 },
          "screenconnect_ingestor": { "company_property": 1, "date_format": ["M/d/yyyy H:mm"], "encoding": "windows-1252", "technician_aliases": { "Dana": ["dw", "Dana W"] }, "mode": "csv", "api_config": { "base_url": "https://example.com", "extension_id": "x", "filter": { "ProcessType": "Host" } } },
          "syncro_api": { "base_url": "https://example.syncromsp.com/api/v1", "timeout_seconds": 30 },
          "llm_config": { "active_provider": "openai", "openai": { "models": { "general": "m" }, "prices": { "m": { "input": 1.5, "output": 2 } } }, "categories": ["A", "B"], "tasks": { "title": { "enabled": true, "system": "S {{source}}", "user": "{{text}}" } } },
          "logging": { "log_level": "DEBUG", "log_to_terminal": true }, "network": { "proxy": "http://example.com:8080" },
        }
        """;

    private const string Cache = """
        [ { "id": 7, "business_name": "Größe 😀", "contacts": [ { "id": 1, "name": "Zoë", "email": null } ], "aliases": ["G", "H"], "disabled": false, "gone": true }, { "id": "8", "business_name": null }, 7, // comment
        ]
        """;
}
