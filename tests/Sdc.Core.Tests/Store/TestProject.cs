using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Sdc.Tests.Store;

/// <summary>A project in a temporary folder: real configuration, real files, the real pipeline.</summary>
internal sealed class TestProject : IDisposable
{
    // Many tests at once would wait for one disk; those of its flushing say otherwise.
    private static readonly Dictionary<string, string> Environment = new() { ["SDC__storage__sync"] = "false" };

    public TestProject(string configuration = """{ "processing_defaults": { "time_zone": "UTC" } }""")
    {
        PrivateFiles.CreateFolder(Path.Combine(Root, "data"), isPrivate: true);
        Directory.CreateDirectory(Logs);
        Directory.CreateDirectory(Chats);
        Directory.CreateDirectory(Tickets);
        Directory.CreateDirectory(Path.GetDirectoryName(CustomerCache)!);
        Configure(configuration);
    }

    public string Root { get; } = Path.Combine(Path.GetTempPath(), "sdc-" + Guid.NewGuid().ToString("N"));

    public string Logs => Path.Combine(Root, "data", "input", "screenconnect");

    public string Chats => Path.Combine(Root, "data", "input", "sillytavern");

    public string Tickets => Path.Combine(Root, "data", "input", "syncro");

    public string CustomerCache => Path.Combine(Root, "data", "cache", "lean_customer_cache.json");

    public string State => Path.Combine(Root, "data", "state");

    public string Sessions => Path.Combine(Root, "data", "output", "sessions");

    public Workspace Workspace { get; private set; } = null!;

    public void Configure(string configuration)
    {
        var path = Path.Combine(Root, "config.json");
        File.WriteAllText(path, configuration);
        Workspace = new(ConfigurationLoader.Load(path, Root, Environment));
    }

    public void Customers(params (long Id, string Name)[] customers)
    {
        var list = new JsonArray([.. customers.Select(customer => (JsonNode)new JsonObject { ["id"] = customer.Id, ["business_name"] = customer.Name, ["contacts"] = new JsonArray() })]);
        File.WriteAllText(CustomerCache, list.ToJsonString());
        Workspace = new(Workspace.Configuration);
    }

    /// <summary>Writes a log; a second write to the same name gets another time, as another export would.</summary>
    public string Log(string name, params string[] rows)
    {
        var path = Path.Combine(Logs, name);
        File.WriteAllText(path, string.Join("\n", rows.Prepend(Connection.Header)) + "\n", new UTF8Encoding(false));
        return path;
    }

    public List<RunEvent> Run(bool link = false, IngestOptions? options = null)
    {
        using var store = Workspace.OpenStore(new object(), "test", CancellationToken.None);
        return Collect(new Pipeline(Workspace).RunAsync(Workspace.Sources, link, options ?? new(), store, CancellationToken.None));
    }

    public List<RunEvent> Import(SourceStep source, IngestOptions options, params string[] paths)
    {
        using var store = Workspace.OpenStore(new object(), "test", CancellationToken.None);
        return Collect(new Pipeline(Workspace).ImportAsync(source, paths, true, options, store, null, CancellationToken.None));
    }

    public List<Session> Read() => Collect(Workspace.Reader.ReadAsync(new(), CancellationToken.None)).OfType<SessionStored>().Select(stored => stored.Session).ToList();

    /// <summary>Changes a session as a person does with Set-SdcSession.</summary>
    public void Edit(Session session, SessionEdit edit)
    {
        using var store = Workspace.OpenStore(new object(), "test", CancellationToken.None);
        var entry = store.Find(session.SessionId)!;
        var stored = store.Folder.Read(entry.FileName);
        Assert.True(edit.Apply(stored));
        store.Rewrite(stored, entry);
        store.SaveState();
    }

    /// <summary>All session files by name, without what may depend on the clock or on the names of source files.</summary>
    public string Snapshot()
    {
        var text = new StringBuilder();
        if (!Directory.Exists(Sessions)) return "";
        foreach (var file in Directory.GetFiles(Sessions).OrderBy(file => file, StringComparer.Ordinal))
        {
            var json = JsonNode.Parse(File.ReadAllText(file))!;
            var meta = json["meta"]!.AsObject();
            meta.Remove("ingestion_timestamp_utc");
            meta.Remove("last_updated_timestamp_utc");
            meta.Remove("source_identifiers");
            text.AppendLine(Path.GetFileName(file)).AppendLine(json.ToJsonString());
        }

        return text.ToString();
    }

    /// <summary>Names and times of the session files: equal only if nothing was written.</summary>
    public string Times() => string.Join("\n", new DirectoryInfo(Sessions).GetFiles().OrderBy(file => file.Name, StringComparer.Ordinal)
        .Select(file => file.Name + " " + file.LastWriteTimeUtc.Ticks.ToString(CultureInfo.InvariantCulture)));

    public void Dispose() => Directory.Delete(Root, recursive: true);

    public static List<RunEvent> Collect(IAsyncEnumerable<RunEvent> events)
    {
        var list = new List<RunEvent>();
        var enumerator = events.GetAsyncEnumerator();
        while (enumerator.MoveNextAsync().AsTask().GetAwaiter().GetResult()) list.Add(enumerator.Current);
        enumerator.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return list;
    }
}
