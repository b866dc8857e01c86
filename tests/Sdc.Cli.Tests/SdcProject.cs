using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Sdc.Cli.Tests;

/// <summary>A project in a temporary folder, and what its session files hold.</summary>
internal sealed class SdcProject : IDisposable
{
    public const string LogHeader = "ProcessType,SessionSessionType,SessionName,ParticipantName,ConnectedTime,DisconnectedTime,DurationSeconds,ConnectionID,SessionCustomProperty1";

    private static readonly UTF8Encoding Utf8 = new(false);

    public SdcProject(string configuration = """{ "processing_defaults": { "time_zone": "America/New_York" } }""")
    {
        Directory.CreateDirectory(Logs);
        Directory.CreateDirectory(Chats);
        Directory.CreateDirectory(Tickets);
        Directory.CreateDirectory(Path.Combine(Root, "input", "cache"));
        Customers((7, "Harbor Dental"));
        Configure(configuration);
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("sdc-cli-").FullName;

    public string Logs => Path.Combine(Root, "input", "screenconnect");

    public string Chats => Path.Combine(Root, "input", "sillytavern");

    public string Tickets => Path.Combine(Root, "input", "syncro");

    public string CustomerCache => Path.Combine(Root, "input", "cache", "lean_customer_cache.json");

    public string Data => Path.Combine(Root, "data");

    public string Sessions => Path.Combine(Data, "output", "sessions");

    /// <summary>A row of a connection log: number, start as minutes after noon of 5 October 2026, UTC, length in minutes.</summary>
    public static string Row(int number, string technician, string company, double start, double length = 10)
    {
        var noon = new DateTime(2026, 10, 5, 12, 0, 0, DateTimeKind.Utc);
        return string.Create(CultureInfo.InvariantCulture, $"Host,Access,PC-1,{technician},{noon.AddMinutes(start):yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'},{noon.AddMinutes(start + length):yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'},{length * 60},{Id(number)},{company}");
    }

    /// <summary>The connection id of that number.</summary>
    public static string Id(int number) => new Guid(number, 7, 7, new byte[8]).ToString();

    public static string Ticket(int id, string more = "") =>
        $$"""{ "id": {{id}}, "number": {{id}}, "subject": "Printer", "created_at": "2026-10-05T09:00:00.000-04:00", "customer_id": 7, "customer_business_then_name": "Harbor Dental"{{more}} }""";

    public void Configure(string configuration)
    {
        var json = JsonNode.Parse(configuration)!.AsObject();
        var paths = json["project_paths"] as JsonObject ?? [];
        json["project_paths"] = paths;
        paths.TryAdd("input_folder", "{{project_root}}/input");
        paths.TryAdd("screenconnect_logs", "{{input_folder}}/screenconnect");
        paths.TryAdd("sillytavern_chat_input_folder", "{{input_folder}}/sillytavern");
        paths.TryAdd("syncro_tickets_input_folder", "{{input_folder}}/syncro");
        paths.TryAdd("cache_folder", "{{input_folder}}/cache");
        // Many tests at once would wait for one disk; those of its flushing say otherwise.
        json.TryAdd("storage", new JsonObject { ["sync"] = false });
        File.WriteAllText(Path.Combine(Root, "config.json"), json.ToJsonString(), Utf8);
    }

    public void Customers(params (long Id, string Name)[] customers) =>
        File.WriteAllText(CustomerCache, new JsonArray([.. customers.Select(customer => (JsonNode)new JsonObject { ["id"] = customer.Id, ["business_name"] = customer.Name, ["contacts"] = new JsonArray() })]).ToJsonString(), Utf8);

    public void Log(string name, params string[] rows) => LogText(name, string.Join("\n", rows.Prepend(LogHeader)) + "\n");

    public void LogText(string name, string text) => File.WriteAllText(Path.Combine(Logs, name), text, Utf8);

    public void TicketFile(string name, params string[] tickets) => File.WriteAllText(Path.Combine(Tickets, name), "{\"tickets\":[\n" + string.Join(",\n", tickets) + "\n]}", Utf8);

    public SdcResult Run(params string[] arguments) => SdcProcess.Run(Root, arguments);

    /// <summary>The session files; full paths, sorted.</summary>
    public List<string> Files() => Directory.Exists(Sessions) ? [.. Directory.GetFiles(Sessions, "*.json").Order(StringComparer.Ordinal)] : [];

    public static JsonNode Json(string file) => JsonNode.Parse(File.ReadAllText(file))!;

    /// <summary>The connection ids that are stored.</summary>
    public List<string> Connections() =>
        [.. Files().SelectMany(file => Json(file)["segments"]!.AsArray()).Select(segment => (string?)segment!["metadata"]!["connection_id"]).OfType<string>().Order(StringComparer.Ordinal)];

    /// <summary>The ids of the tickets that are stored.</summary>
    public List<long> TicketIds() =>
        [.. Files().SelectMany(file => Json(file)["segments"]!.AsArray()).Select(segment => (long?)segment!["metadata"]!["syncro_ticket_id"]).OfType<long>().Distinct().Order()];

    /// <summary>All session files by name, without what may depend on the clock or on the names of source files.</summary>
    /// <param name="stepsInOrder">Whether it matters in which order the steps of processing were first done.</param>
    public string Snapshot(bool stepsInOrder = true)
    {
        var text = new StringBuilder();
        foreach (var file in Files())
        {
            var json = Json(file);
            var meta = json["meta"]!.AsObject();
            foreach (var key in (string[])["ingestion_timestamp_utc", "last_updated_timestamp_utc", "source_identifiers"]) meta.Remove(key);
            if (!stepsInOrder) meta["processing_log"] = new JsonArray([.. meta["processing_log"]!.AsArray().Select(step => (string)step!).Order(StringComparer.Ordinal).Select(step => (JsonNode)step)]);
            text.AppendLine(Path.GetFileName(file)).AppendLine(json.ToJsonString());
        }

        return text.ToString();
    }

    /// <summary>What cannot be made again; empty where nothing was decided.</summary>
    public string Decisions() => Path.Combine(Data, "state", "decisions.json") is var file && File.Exists(file) ? File.ReadAllText(file) : "";

    /// <summary>Names and times of the session files: equal only if nothing was written.</summary>
    public string Times() => string.Join("\n", Files().Select(file => Path.GetFileName(file) + " " + File.GetLastWriteTimeUtc(file).Ticks.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Fails if a session file is no whole session; temporary files may lie about until the next run.</summary>
    public void AssertNoHalfFile()
    {
        foreach (var file in Files()) Assert.NotNull(Json(file)["meta"]!["session_id"]);
    }

    /// <summary>Fails if a file in the sessions folder is no whole session, or a temporary file lies anywhere.</summary>
    public void AssertWhole()
    {
        AssertNoHalfFile();
        if (Directory.Exists(Sessions)) Assert.Equal(Files(), Directory.GetFileSystemEntries(Sessions).Order(StringComparer.Ordinal));
        Assert.Empty(Directory.EnumerateFiles(Root, "*.tmp", SearchOption.AllDirectories));
    }

    /// <summary>A second project with the same files in it.</summary>
    public SdcProject Copy()
    {
        var copy = new SdcProject();
        CopyTo(copy);
        return copy;
    }

    /// <summary>Gives another project the same files.</summary>
    public void CopyTo(SdcProject other)
    {
        foreach (var file in Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(other.Root, Path.GetRelativePath(Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
