using System.Globalization;
using System.Text.Json.Nodes;
using Sdc.TestServers;

namespace Sdc.Cli.Tests;

/// <summary>Processes that are killed at any moment of their work; SDC_KILLS in the environment says how many, over the five kinds of work.</summary>
public class KilledTests
{
    private const int Companies = 60;
    private const int Kinds = 5;

    private static readonly int Kills = Math.Max(1, TestCount.Kills / Kinds);

    [Fact]
    public void A_run_killed_at_any_moment_is_made_good_by_the_next()
    {
        using var before = Begun();
        AssertKilled(new KilledWork(before, project => SdcProcess.Start(project.Root, "run"), project => project.Run("run").Ended(0), State).Kill(Kills, 1));
    }

    [Fact]
    public void Linking_killed_at_any_moment_is_made_good_by_the_next()
    {
        using var before = new SdcProject();
        before.Log("a.csv", [.. Enumerable.Range(1, 2 * Companies).Select(number => SdcProject.Row(number, "Dana", $"Company {number} Ltd", number))]);
        before.Run("ingest-all", "--quiet").Ended(0);
        Annotate(before);
        before.Customers([.. Enumerable.Range(1, 2 * Companies).Where(number => number % 5 != 0).Select(number => (number + 100L, $"Company {number}"))]);
        AssertKilled(new KilledWork(before, project => SdcProcess.Start(project.Root, "link"), project => project.Run("link").Ended(0), State).Kill(Kills, 2));
    }

    [Fact]
    public async Task Analysis_killed_at_any_moment_is_made_good_by_the_next()
    {
        await using var server = await ModelServer.StartAsync(_ => """{ "title": "Printer", "summary": "Mended.", "invoice_line": "Printer repaired", "category": "Printing", "detailed_overview": "Mended." }""");
        server.Latency = TimeSpan.FromMilliseconds(5);
        using var before = Analysed(server);
        AssertKilled(new KilledWork(before, project => SdcProcess.Start(project.Root, "analyze"), project => project.Run("analyze").Ended(0), State).Kill(Kills, 3));
    }

    [Fact]
    public async Task A_fetch_of_customers_killed_at_any_moment_is_made_good_by_the_next()
    {
        await using var servers = await LoopbackServers.StartAsync(new ServerWorld(5, new() { Customers = 400, Tickets = 0, Connections = 0 }), null, new() { CustomersAPage = 10, ContactsAPage = 10 });
        using var before = RenamedCustomer.Of(servers);
        var old = File.ReadAllText(before.CustomerCache);
        var work = new KilledWork(before, project => SdcProcess.Start(project.Root, "cache-customers", "--force"), project => project.Run("cache-customers", "--force").Ended(0), Cache)
        {
            // All or nothing of it.
            LookAtOnce = (project, _) => Assert.True(File.ReadAllText(project.CustomerCache) is var now && (now == old || JsonNode.Parse(now)!.AsArray().Count(customer => (string?)customer!["business_name"] == RenamedCustomer.Name) == 1)),
        };
        AssertKilled(work.Kill(Kills, 4));
    }

    [PowerShellFact]
    public void Changes_of_a_person_killed_at_any_moment_are_made_or_not_and_none_is_lost()
    {
        using var before = Begun();
        var script = Path.Combine(before.Root, "change.ps1");
        File.WriteAllText(script, """
            param($Module)
            $ErrorActionPreference = 'Stop'
            Import-Module $Module
            $number = 0
            foreach ($session in Get-SdcSession | Sort-Object SessionId) {
                $number++
                Set-SdcSession $session.SessionId -Note "$($session.Insights.UserNotes -replace ' \(seen\)$') (seen)" -AddLink "Link: $number" -Status Reviewed
                "changed $($session.SessionId)"
            }
            """);
        var work = new KilledWork(before, project => SdcProcess.StartPowerShell(project.Root, script), project => SdcProcess.FinishPowerShell(project.Root, script), State)
        {
            LookAtOnce = (project, said) =>
            {
                var sessions = project.Files().Select(SdcProject.Json).ToDictionary(session => (string)session["meta"]!["session_id"]!);
                foreach (var line in said.Split('\n').Where(line => line.StartsWith("changed ", StringComparison.Ordinal)))
                {
                    Assert.EndsWith(" (seen)", (string?)sessions[line["changed ".Length..].Trim()]["insights"]!["user_notes"]);
                }
            },
        };
        AssertKilled(work.Kill(Kills, 5));
    }

    // Of the processes of a kind at least five in six were killed while they lived.
    private static void AssertKilled(int killed) => Assert.InRange(killed, Math.Max(1, (int)Math.Ceiling(Kills * 5 / 6.0)), Kills);

    // The sessions, and what is as carefully kept.
    private static string State(SdcProject project)
    {
        var segments = project.Files().SelectMany(file => SdcProject.Json(file)["segments"]!.AsArray()).Select(segment => (string)segment!["segment_id"]!).ToList();
        Assert.Equal(segments.Count, segments.Distinct(StringComparer.Ordinal).Count());
        return project.Snapshot() + project.Decisions();
    }

    private static string Cache(SdcProject project) =>
        string.Concat(Directory.GetFiles(Path.GetDirectoryName(project.CustomerCache)!).Order(StringComparer.Ordinal).Select(file => Path.GetFileName(file) + "\n" + File.ReadAllText(file) + "\n"));

    private static SdcProject Analysed(ModelServer server)
    {
        var project = WaitingForModel.Of(server, Companies, maxParallel: 4);
        Annotate(project);
        return project;
    }

    // A stored half with notes of a person, and the other half still to be read: it moves, joins and adds sessions.
    private static SdcProject Begun()
    {
        var project = new SdcProject();
        for (var file = 0; file < 4; file++)
        {
            project.Log(file + ".csv", [.. Numbers().Where(number => number % 4 == file).SelectMany(number => (string[])
                [SdcProject.Row(number, "Dana", "Company " + number, 60), SdcProject.Row(1000 + number, "Dana", "Company " + number, 120)])]);
        }

        project.Run("run", "--quiet").Ended(0);
        Annotate(project);
        for (var file = 0; file < 4; file++)
        {
            project.Log($"later-{file}.csv", [.. Numbers().Where(number => number % 4 == file).SelectMany(number => (string[])
                [SdcProject.Row(2000 + number, "Dana", "Company " + number, number % 2 == 0 ? 45 : 85, number % 2 == 0 ? 10 : 20), SdcProject.Row(3000 + number, "Lee", "Company " + number, 0)])]);
        }

        return project;

        static IEnumerable<int> Numbers() => Enumerable.Range(1, Companies);
    }

    private static void Annotate(SdcProject project)
    {
        foreach (var (file, number) in project.Files().Select((file, number) => (file, number)).Where(pair => pair.number % 3 == 0))
        {
            File.WriteAllText(file, File.ReadAllText(file).Replace("\"user_notes\": \"\"", $"\"user_notes\": \"note {number}\""));
        }
    }
}
