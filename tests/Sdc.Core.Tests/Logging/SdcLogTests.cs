using System.Globalization;
using Sdc.Tests.Configuration;
using Serilog.Core;
using Serilog.Events;

namespace Sdc.Tests.Logging;

public class SdcLogTests
{
    [Fact]
    public void An_event_is_one_line_with_time_level_and_run_id()
    {
        using var folder = new ConfigurationFolder("{ \"logging\": {} }");
        using (var log = SdcLog.Create(folder.Load(), "run-1", null))
        {
            log.Logger.Information("Read {File} with {Count} rows", "a\r\nb\u001b[2J.csv", 1234.5);
            log.Logger.Error(new IOException("disk\nfull"), "Gone");
            log.Logger.Debug("not at this level");
            Assert.Null(log.Warning);
        }

        var lines = Lines(folder);
        Assert.Equal(2, lines.Length);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d INFO    \[run-1\] Read a\\r\\nb\\u001B\[2J\.csv with 1234\.5 rows$", lines[0]);
        Assert.Matches(@"ERROR   \[run-1\] Gone \| System\.IO\.IOException: disk\\nfull", lines[1]);
        Assert.Equal($"sdc{DateTime.Now.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}.log", Path.GetFileName(Assert.Single(Directory.GetFiles(folder.Full("data", "logs"), "*.log"))));
    }

    [Theory]
    [InlineData("DEBUG", 4)]
    [InlineData("INFO", 3)]
    [InlineData("WARNING", 2)]
    [InlineData("ERROR", 1)]
    public void The_level_decides_what_is_logged(string level, int expected)
    {
        using var folder = new ConfigurationFolder($$"""{ "logging": { "log_level": "{{level}}" } }""");
        var terminal = new Terminal();
        using (var log = SdcLog.Create(folder.Load(), "r", terminal))
        {
            log.Logger.Debug("d");
            log.Logger.Information("i");
            log.Logger.Warning("w");
            log.Logger.Error("e");
        }

        Assert.Equal(expected, Lines(folder).Length);
        Assert.Equal(expected, terminal.Events.Count);
    }

    [Fact]
    public void The_terminal_gets_clean_lines_only_when_it_is_wanted()
    {
        using var folder = new ConfigurationFolder("{ \"logging\": {} }");
        var terminal = new Terminal();
        using (var log = SdcLog.Create(folder.Load(), "r", terminal)) log.Logger.Warning("Customer {Name} is new", "A\nB {Count}");
        Assert.Equal("Customer A\\nB {Count} is new", Assert.Single(terminal.Events).RenderMessage(CultureInfo.InvariantCulture));

        folder.Write("""{ "logging": { "log_to_terminal": false } }""");
        var silent = new Terminal();
        using (var log = SdcLog.Create(folder.Load(), "r", silent)) log.Logger.Error("x");
        Assert.Empty(silent.Events);
    }

    [Fact]
    public void No_secret_gets_into_the_log()
    {
        using var folder = new ConfigurationFolder("""{ "syncro_api": { "api_key": "file-s3cret+1" } }""");
        folder.Environment["SYNCRO_API_KEY"] = "env-s3cret";
        var terminal = new Terminal();
        using (var log = SdcLog.Create(folder.Load(), "r", terminal))
            log.Logger.Error(new InvalidOperationException("key env-s3cret"), "Sent {Header} and {Url} and {@Deep}", "Bearer env-s3cret", "x?k=file-s3cret%2B1", new { Key = "file-s3cret+1" });

        Assert.DoesNotContain("s3cret", string.Join("\n", Lines(folder)));
        Assert.Contains("Sent Bearer *** and x?k=***", Lines(folder)[0]);
        Assert.DoesNotContain("s3cret", terminal.Events[0].RenderMessage(CultureInfo.InvariantCulture));
        Assert.Null(terminal.Events[0].Exception);
    }

    [Fact]
    public void A_log_that_cannot_be_written_is_a_warning_and_the_terminal_still_works()
    {
        using var folder = new ConfigurationFolder("""{ "logging": { "log_file_path": "blocked/sdc.log" } }""");
        File.WriteAllText(folder.Full("blocked"), "a file where the folder belongs");
        var terminal = new Terminal();
        using var log = SdcLog.Create(folder.Load(), "r", terminal);
        log.Logger.Error("still told");
        Assert.Contains("Nothing is logged to", log.Warning);
        Assert.Single(terminal.Events);
    }

    [Fact]
    public void A_log_that_fails_later_is_a_warning_too()
    {
        using var folder = new ConfigurationFolder("{ \"logging\": {} }");
        using var log = SdcLog.Create(folder.Load(), "r", null);
        Assert.Null(log.Warning);
        Directory.Delete(folder.Full("data", "logs"));
        File.WriteAllText(folder.Full("data", "logs"), "a file where the folder was");
        log.Logger.Error("lost");
        Assert.Contains("Some events are missing in the log", log.Warning);
    }

    [Fact]
    public void A_lock_that_cannot_be_taken_loses_no_event()
    {
        using var folder = new ConfigurationFolder("{ \"logging\": {} }");
        Directory.CreateDirectory(folder.Full("data", "logs", "sdc.log.lock"));
        using (var log = SdcLog.Create(folder.Load(), "r", null)) log.Logger.Error("kept");
        Assert.Contains("kept", Assert.Single(Lines(folder)));
    }

    [Fact]
    public void A_file_rolls_at_ten_megabytes()
    {
        using var folder = new ConfigurationFolder("{ \"logging\": {} }");
        using (var log = SdcLog.Create(folder.Load(), "r", null))
        {
            var text = new string('x', 30_000);
            for (var i = 0; i < 400; i++) log.Logger.Information("{Number} {Text}", i, text);
        }

        Assert.Equal(2, Directory.GetFiles(folder.Full("data", "logs"), "*.log").Length);
        Assert.Equal(400, Lines(folder).Length);
    }

    [Fact]
    public void Files_older_than_thirty_days_go_and_others_stay()
    {
        using var folder = new ConfigurationFolder("{ \"logging\": {} }");
        var logs = Directory.CreateDirectory(folder.Full("data", "logs")).FullName;
        string Name(int days) => Path.Combine(logs, $"sdc{DateTime.Now.AddDays(-days).ToString("yyyyMMdd", CultureInfo.InvariantCulture)}.log");
        foreach (var days in new[] { 2, 29, 32, 400 }) File.WriteAllText(Name(days), "");
        File.WriteAllText(Path.Combine(logs, "other.log"), "");
        using (var log = SdcLog.Create(folder.Load(), "r", null)) log.Logger.Information("x");

        Assert.Equal(new[] { Name(0), Name(2), Name(29), Path.Combine(logs, "other.log") }.Order(), Directory.GetFiles(logs, "*.log").Order());
    }

    [Fact]
    public void Several_runs_write_into_one_file_without_losing_a_line()
    {
        using var folder = new ConfigurationFolder("{ \"logging\": {} }");
        var configuration = folder.Load();
        Parallel.For(0, 4, run =>
        {
            using var log = SdcLog.Create(configuration, $"run-{run}", null);
            for (var i = 0; i < 200; i++) log.Logger.Information("event {Number}", i);
        });

        var lines = Lines(folder);
        Assert.Equal(800, lines.Length);
        for (var run = 0; run < 4; run++) Assert.Equal(200, lines.Count(line => line.Contains($"[run-{run}] event ")));
    }

    private static string[] Lines(ConfigurationFolder folder) =>
        [.. Directory.GetFiles(folder.Full("data", "logs"), "sdc*.log").Order(StringComparer.Ordinal).SelectMany(File.ReadAllLines)];

    private sealed class Terminal : ILogEventSink
    {
        public List<LogEvent> Events { get; } = [];

        public void Emit(LogEvent logEvent) => Events.Add(logEvent);
    }
}
