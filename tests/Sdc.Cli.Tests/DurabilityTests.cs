using System.Globalization;
using System.Text.RegularExpressions;

namespace Sdc.Cli.Tests;

/// <summary>What is on the disk before what says so.</summary>
public partial class DurabilityTests
{
    [TracedFact]
    public void Every_file_is_on_the_disk_before_it_gets_its_name_and_all_sessions_before_the_ledger_says_so()
    {
        // Few sessions are flushed one by one, many at once.
        foreach (var sessions in (int[])[3, 300])
        {
            using var project = Project(sync: true);
            project.Log("a.csv", [.. Enumerable.Range(1, sessions).Select(number => SdcProject.Row(number, "Dana", string.Create(CultureInfo.InvariantCulture, $"Company {number}"), number))]);

            var calls = SystemTrace.Of(project, "run", "--quiet");

            Assert.Equal(sessions, project.Files().Count);
            var unsynced = new HashSet<string>(StringComparer.Ordinal);
            var unlisted = new HashSet<string>(StringComparer.Ordinal);
            var renamed = 0;
            foreach (var call in calls)
            {
                if (Created().Match(call) is { Success: true } created && created.Groups[1].Value.StartsWith(project.Data, StringComparison.Ordinal)) unsynced.Add(created.Groups[1].Value);
                if (call.StartsWith("syncfs(", StringComparison.Ordinal)) unsynced.Clear();
                if (Synced().Match(call) is { Success: true } synced)
                {
                    unsynced.Remove(synced.Groups[1].Value);
                    unlisted.RemoveWhere(path => Path.GetDirectoryName(path) == synced.Groups[1].Value);
                }

                if (Renamed().Match(call) is not { Success: true } rename) continue;
                renamed++;
                var (from, to) = (rename.Groups[1].Value, rename.Groups[2].Value);
                Assert.DoesNotContain(from, unsynced);
                if (Path.GetFileName(to) == "ledger.json") Assert.DoesNotContain(unlisted, path => path.StartsWith(project.Sessions, StringComparison.Ordinal));
                unlisted.Add(to);
            }

            Assert.True(renamed > sessions, $"{renamed} renames");
            Assert.Empty(unlisted);
        }
    }

    [TracedFact]
    public void A_file_that_the_disk_refuses_gets_no_name_and_the_run_says_so()
    {
        using var project = Project(sync: true);
        project.Log("a.csv", [.. Enumerable.Range(1, 3).Select(number => SdcProject.Row(number, "Dana", string.Create(CultureInfo.InvariantCulture, $"Company {number}"), number))]);

        var result = SystemTrace.Injected(project, "fsync:error=EIO:when=1+", null, "run");

        Assert.Empty(project.Files());
        Assert.Equal(4, result.ExitCode);
        Assert.Contains("could not be written to the disk (error 5)", result.Errors, StringComparison.Ordinal);
        project.Run("run").Ended(0);
        Assert.Equal(3, project.Files().Count);
    }

    [TracedFact]
    public void An_old_file_that_cannot_be_removed_is_told_of_and_the_next_run_removes_it()
    {
        using var project = Project(sync: true);
        project.Log("a.csv", SdcProject.Row(1, "Dana", "Harbor Dental", 20));
        project.Run("run").Ended(0);
        var old = Assert.Single(project.Files());
        // The session begins earlier now: it has another id.
        project.Log("b.csv", SdcProject.Row(2, "Dana", "Harbor Dental", 5));
        project.TicketFile("tickets.json", SdcProject.Ticket(1));

        // It is read once for its session, and once more before it goes.
        var result = SystemTrace.Injected(project, "openat:error=EIO:when=2+", old, "run");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(old + ": The session goes on in another file, and this one could not be removed", result.Errors, StringComparison.Ordinal);
        Assert.Equal(3, project.Files().Count);
        project.Run("run").Ended(0);
        Assert.Equal(2, project.Files().Count);
        Assert.DoesNotContain(old, project.Files());
        project.AssertWhole();
    }

    [TracedFact]
    public void Nothing_is_flushed_where_the_configuration_says_so()
    {
        using var project = Project(sync: false);
        project.Log("a.csv", SdcProject.Row(1, "Dana", "Harbor Dental", 0));

        var calls = SystemTrace.Of(project, "run", "--quiet");

        Assert.Single(project.Files());
        Assert.DoesNotContain(calls, call => call.Contains("sync", StringComparison.Ordinal) && call.Contains(project.Data, StringComparison.Ordinal));
    }

    [TracedFact]
    public void At_no_moment_can_others_read_what_is_being_written()
    {
        using var project = Project(sync: true);
        project.Log("a.csv", SdcProject.Row(1, "Dana", "Harbor Dental", 0));

        var calls = SystemTrace.Of(project, "run", "--quiet");

        var made = calls.Where(call => !call.Contains(" = -1 ", StringComparison.Ordinal) && call.Contains('"' + project.Data, StringComparison.Ordinal) && (call.StartsWith("mkdir", StringComparison.Ordinal) || call.Contains("O_CREAT", StringComparison.Ordinal))).ToList();
        Assert.Contains(made, call => call.StartsWith("mkdir", StringComparison.Ordinal));
        Assert.All(made.Where(call => call.StartsWith("mkdir", StringComparison.Ordinal)), call => Assert.Matches(", 0700[ )]", call));
        // What is there already keeps its rights; the log's file is opened once more by what writes it.
        var first = made.Where(call => !call.StartsWith("mkdir", StringComparison.Ordinal)).GroupBy(call => Created().Match(call).Groups[1].Value, StringComparer.Ordinal).Select(calls => calls.First());
        Assert.All(first.Where(call => !call.Contains("run.lock", StringComparison.Ordinal)), call => Assert.Matches(", 0600[ )]", call));
    }

    private static SdcProject Project(bool sync) => new($$"""{ "processing_defaults": { "time_zone": "UTC" }, "storage": { "sync": {{(sync ? "true" : "false")}} } }""");

    [GeneratedRegex("^openat\\([^,]*, \"([^\"]+)\", [^,]*O_CREAT")]
    private static partial Regex Created();

    [GeneratedRegex("^f(?:data)?sync\\(\\d+<([^>]+)>")]
    private static partial Regex Synced();

    [GeneratedRegex("^rename[^(]*\\((?:[^\"]*, )?\"([^\"]+)\", (?:[^\"]*, )?\"([^\"]+)\"")]
    private static partial Regex Renamed();
}
