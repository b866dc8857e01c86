using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sdc.Cli.Tests;

public sealed class SessionsCommandTests(SessionsCommandTests.Stored stored) : IClassFixture<SessionsCommandTests.Stored>
{
    [Theory]
    [InlineData("1 2 3 4 5 6")]
    [InlineData("1 2 3 4 5", "--source", "ScreenConnect")]
    [InlineData("6", "--source", "syncrormm")]
    [InlineData("1 6", "--status", "Linked")]
    [InlineData("2 3 4 5", "--status", "needs review")]
    [InlineData("1 6", "--customer", "harbor*")]
    [InlineData("1 5 6", "--customer", "harbor*", "--customer", "night ow?")]
    [InlineData("", "--customer", "Harbor")]
    [InlineData("1 5", "--technician", "dan?")]
    // 5 begins at 23:50 in the configured zone, and ends on the next day.
    [InlineData("1 2 3 4 5 6", "--since", "2026-10-05", "--until", "2026-10-05")]
    [InlineData("", "--since", "2026-10-06")]
    [InlineData("5", "--since", "2026-10-05T23:50", "--until", "2026-10-06")]
    [InlineData("", "--until", "2026-10-05T08:00")]
    [InlineData("1 2 3 4 5 6", "--since", "0001-01-01", "--until", "9999-12-31")]
    public void Filters_choose(string expected, params string[] arguments)
    {
        var result = stored.Project.Run(["sessions", "-o", "jsonl", .. arguments]).Ended(0);

        Assert.Equal(expected, string.Join(" ", result.Lines.Select(line => stored.Numbers[(string)JsonNode.Parse(line)!["meta"]!["session_id"]!]).Order()));
    }

    [Fact]
    public void Jsonl_prints_each_file_as_it_is_on_one_line()
    {
        var result = stored.Project.Run("sessions", "-o", "jsonl").Ended(0);

        var files = stored.Project.Files().Select(file => Compact(File.ReadAllText(file))).Order(StringComparer.Ordinal);
        Assert.Equal(files, result.Lines.Select(Compact).Order(StringComparer.Ordinal));
        Assert.Contains("\"mood\":{\"level\":1.10,\"ids\":[18446744073709551616,null]}", result.Output);
    }

    [Fact]
    public void Json_is_one_list_of_the_same()
    {
        var result = stored.Project.Run("sessions", "--output", "json").Ended(0);

        Assert.Equal(6, JsonDocument.Parse(result.Output).RootElement.GetArrayLength());
    }

    [Fact]
    public void Csv_cells_that_look_like_formulas_are_harmless()
    {
        var result = stored.Project.Run("sessions", "-o", "csv").Ended(0);

        Assert.Contains("\"'=HYPERLINK(\"\"http://x\"\")\"", result.Output);
        foreach (var sign in "=+-@") Assert.DoesNotContain("," + sign, result.Output.Replace("\"", ""));
        Assert.StartsWith("SessionId,Date,StartTime,EndTime,DurationMinutes,CustomerName,", result.Output);
    }

    [Fact]
    public void Nothing_hostile_reaches_the_terminal_raw()
    {
        var table = stored.Project.Run("sessions").Ended(0);

        Assert.Contains("Night Owl", table.Output);
        Assert.Contains("\\u202E", table.Output);
        Assert.Contains("[red]", table.Output);
        Assert.DoesNotContain(table.Output + stored.FirstRun.Output + stored.FirstRun.Errors, letter => (char.IsControl(letter) && letter is not ('\n' or '\r')) || letter is '\u202e' or '\u2066' or '\u200f');
        Assert.Equal(["ScreenConnect: 5 sessions, 50 minutes.", "SyncroRMM: 1 session, 10 minutes."], table.Lines.TakeLast(2));
    }

    [Fact]
    public void An_unknown_id_is_named()
    {
        var known = stored.Numbers.First(pair => pair.Value == 1).Key;

        var result = stored.Project.Run("sessions", "--id", known, "n0ne\u001b[31m", "-o", "jsonl").Ended(1);

        Assert.Contains("no session 'n0ne\\u001B[31m'", result.Errors);
        Assert.Single(result.Lines);
    }

    [UnixFact]
    public void A_reader_that_has_seen_enough_ends_it_quietly()
    {
        using var process = SdcProcess.Start(stored.Project.Root, "sessions", "-o", "jsonl");
        process.StandardOutput.ReadLine();
        process.StandardOutput.Close();

        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();

        Assert.Equal((0, ""), (process.ExitCode, errors));
    }

    private static string Compact(string json) => JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement);

    /// <summary>Six sessions of ten minutes, some with names that mean harm.</summary>
    public sealed class Stored : IDisposable
    {
        public Stored()
        {
            Project.Log(
                "a.csv",
                SdcProject.Row(1, "Dana", "Harbor Dental", 0),
                SdcProject.Row(2, "=1+1", "\"=HYPERLINK(\"\"http://x\"\")\"", 10),
                SdcProject.Row(3, "+Lee", "@SUM(A1)", 20),
                SdcProject.Row(4, "-\u001b[31mLee\u202e\u2066\u200f", "[red]Two\nlines[/]\u001b]0;x\u0007\u009b2J".Replace("\n", "\u0085"), 30),
                SdcProject.Row(5, "Dana", "Night Owl", 950));
            Project.TicketFile("t.json", SdcProject.Ticket(6, """, "total_formatted_billable_time": "00:10:00", "subject": "-1\u001b[2J\nsecond \u202e line" """));
            FirstRun = Project.Run("run", "--quiet").Ended(0);
            foreach (var file in Project.Files())
            {
                var session = SdcProject.Json(file);
                var metadata = session["segments"]![0]!["metadata"]!;
                Numbers[(string)session["meta"]!["session_id"]!] = (int?)metadata["syncro_ticket_id"] ?? Enumerable.Range(1, 5).Single(number => SdcProject.Id(number) == (string?)metadata["connection_id"]);
            }

            var edited = Project.Files()[0];
            File.WriteAllText(edited, File.ReadAllText(edited).Replace("\"user_notes\": \"\"", "\"user_notes\": \"by hand\",\r\n \"mood\": { \"level\": 1.10, \"ids\": [18446744073709551616, null] }"));
        }

        internal SdcProject Project { get; } = new();

        internal SdcResult FirstRun { get; }

        /// <summary>The sessions' numbers by id.</summary>
        internal Dictionary<string, int> Numbers { get; } = [];

        public void Dispose() => Project.Dispose();
    }
}
