using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sdc.TestServers;

namespace Sdc.Cli.Tests;

/// <summary>Names and texts of sources that mean harm, through everything that sdc prints and writes.</summary>
public partial class HostileTests : IClassFixture<HostileTests.Stored>
{
    private static readonly string[] Names =
    [
        "../../../etc/cron.d/x", "..\\..\\x", "C:\\Windows\\x", "CON", "NUL", "COM1.txt", "aux", "name. ", "a:b", "x;=cmd|' /C calc'!A0", "=1+1", "+1", "-1", "@SUM(A1)", " =1+1", "＝1+1", "＠x",
        "exe\u202Egpj.x", "\u2066x\u2069", "\u200Fx\u061C", "[red]x[/]", "%0A%0D", "${jndi:ldap://x}", "<script>", "a\u2028ERROR forged", "\uFEFFx",
    ];

    private readonly SdcProject project;
    private readonly List<SdcResult> runs;

    public HostileTests(Stored stored) => (project, runs) = (stored.Project, stored.Runs);

    [Fact]
    public void Session_files_stay_in_their_folder_under_plain_names()
    {
        Assert.Equal(project.Files(), Directory.GetFileSystemEntries(project.Sessions).Order(StringComparer.Ordinal));
        Assert.InRange(project.Files().Count, Names.Length, int.MaxValue);
        Assert.All(project.Files(), file => Assert.Matches("^([0-9]{4}-[0-9]{2}-[0-9]{2}|UNKNOWN-DATE)_[A-Za-z_]+_[0-9a-f]{16}\\.json$", Path.GetFileName(file)));
        // Nothing was written beside what a project has.
        Assert.Equal(["config.json", "data", "input"], Directory.GetFileSystemEntries(project.Root).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nothing_that_is_printed_moves_a_cursor_or_turns_the_reading_direction()
    {
        string[][] commands =
        [
            ["sessions"], ["sessions", "-o", "json"], ["sessions", "-o", "jsonl"], ["sessions", "--id", "\u001b[2J\u202e"], ["coverage"], ["coverage", "--by-source", "-o", "json"], ["doctor"], ["doctor", "-o", "jsonl"],
            ["repair", "--check"], ["repair", "--check", "-o", "json"], ["analyze", "--dry-run", "--show-prompts"], ["ingest-notes", "no\u001b[31m\u202e.json"], ["link", "--summary", "json"], ["--\u001b[2J"],
        ];

        foreach (var result in commands.Select(arguments => project.Run(arguments)).Concat(runs)) AssertPlain(result.Output + result.Errors);
    }

    [Fact]
    public void Json_says_exactly_what_the_files_say()
    {
        var printed = JsonDocument.Parse(project.Run("sessions", "--source", "ScreenConnect", "-o", "json").Ended(0).Output).RootElement.EnumerateArray().Select(session => session.GetProperty("context").GetProperty("source_customer_name").GetString()).Order(StringComparer.Ordinal);
        var stored = project.Files().Select(SdcProject.Json).Where(session => (string?)session["meta"]!["source_system"] == "ScreenConnect").Select(session => (string?)session["context"]!["source_customer_name"]).Order(StringComparer.Ordinal);

        Assert.Equal(stored, printed);
        Assert.Contains("exe\u202Egpj.x", printed);
    }

    [Fact]
    public void No_cell_of_Csv_is_a_formula_whichever_sign_separates()
    {
        foreach (var arguments in (string[][])[["sessions", "-o", "csv"], ["coverage", "-o", "csv"], ["doctor", "-o", "csv"], ["repair", "--check", "-o", "csv"]])
        {
            var text = project.Run(arguments).Output;
            Assert.All(Cell().Matches(text), cell => Assert.DoesNotMatch(Formula(), cell.Groups[1].Value.Trim('"')));
            Assert.All(text.Split(';', '\t', '\n'), cell => Assert.DoesNotMatch(Formula(), cell));
        }
    }

    [Fact]
    public void The_log_keeps_one_event_a_line()
    {
        var lines = Directory.GetFiles(project.Data, "*.log*", SearchOption.AllDirectories).SelectMany(File.ReadAllLines).ToList();

        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Matches("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+[+-][0-9:]+ [A-Z]+ +\\[[0-9a-f]{8}\\] ", line));
        AssertPlain(string.Join("\n", lines));
    }

    private static void AssertPlain(string text) => Assert.DoesNotContain(text, letter => (char.IsControl(letter) && letter is not ('\n' or '\r'))
        || letter is '\u061C' or '\u200E' or '\u200F' or '\u2028' or '\u2029' or '\uFEFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'));

    [GeneratedRegex("(\"(?:[^\"]|\"\")*\"|[^,\\r\\n]+)(?:,|\\r?\\n|$)")]
    private static partial Regex Cell();

    [GeneratedRegex("^[ \\u00A0]*[=+\\-@＝＋－＠\\t\\r]")]
    private static partial Regex Formula();

    /// <summary>A project whose every name means harm.</summary>
    public sealed class Stored : IAsyncLifetime
    {
        internal SdcProject Project { get; private set; } = null!;

        internal ModelServer Server { get; private set; } = null!;

        internal List<SdcResult> Runs { get; } = [];

        public async Task InitializeAsync()
        {
            Server = await ModelServer.StartAsync(_ => "{}");
            Project = new(new JsonObject
            {
                ["processing_defaults"] = new JsonObject { ["time_zone"] = "UTC" },
                ["logging"] = new JsonObject { ["log_level"] = "DEBUG" },
                ["llm_config"] = new JsonObject { ["active_provider"] = "test", ["test"] = new JsonObject { ["base_url"] = Server.BaseUrl, ["api_key"] = Server.Key, ["models"] = new JsonObject { ["general"] = "m" } } },
            }.ToJsonString());
            Project.Log("a.csv", [.. Names.Select((name, number) => SdcProject.Row(number + 1, Quoted(Names[(number + 3) % Names.Length]), Quoted(name), number * 200)), "Host,Access,x\u001b[2J\u202e,Dana,\u202enever\u001b]0;x\u0007,,,,"]);
            Project.TicketFile("t.json", [.. Names.Select((name, number) => SdcProject.Ticket(number + 1, $", \"subject\": {JsonSerializer.Serialize(name + "\u001b[2J\n2026-01-01T00:00:00.000+00:00 ERROR   [00000000] forged")}, \"comments\": [{{ \"id\": {number + 1}, \"tech\": {JsonSerializer.Serialize(name)}, \"body\": {JsonSerializer.Serialize(name + "\u001b[31m\u202e")}, \"created_at\": \"2026-10-05T10:00:00Z\" }}]"))]);
            File.WriteAllText(Path.Combine(Project.Root, "input", "cache", "lean_customer_cache.json"), JsonSerializer.Serialize(Names.Select((name, number) => new { id = number + 1, business_name = name + "\u001b", contacts = Array.Empty<object>() })));
            foreach (var step in (string[])["ingest-screenconnect", "ingest-syncro", "link"]) Runs.Add(Project.Run(step));
        }

        public Task DisposeAsync()
        {
            Project.Dispose();
            return Server.DisposeAsync().AsTask();
        }

        private static string Quoted(string name) => '"' + name.Replace("\"", "\"\"") + '"';
    }
}
