using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Sdc.TestServers;

namespace Sdc.Cli.Tests;

/// <summary>Four processes that do different things to one data folder at once, and a person who edits a session file meanwhile; SDC_ROUNDS in the environment says how often.</summary>
public class CrowdTests
{
    private const int Companies = 40;

    // The session that the person edits.
    private const string Edited = "Harbor Dental";

    [Fact]
    public async Task What_several_do_at_once_ends_as_if_one_had_done_it_after_the_other()
    {
        await using var servers = await ServersAsync();
        await using var model = await ModelServer.StartAsync(_ => """{ "title": "Printer", "summary": "Mended.", "invoice_line": "Printer repaired", "category": "Printing", "detailed_overview": "Mended." }""");
        using var before = Begun(servers, model);
        using var serial = before.Copy();
        foreach (var command in (string[])["ingest-all", "link", "analyze"]) serial.Run(command).Ended(0);
        var file = FileOf(serial);
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"user_notes\": \"\"", "\"user_notes\": \"(edited)\""));
        serial.Run("run").Ended(0);
        var expected = serial.Snapshot(stepsInOrder: false);
        for (var round = 1; round <= TestCount.Rounds; round++)
        {
            using var crowded = before.Copy();
            var note = await CrowdAsync(crowded, round);
            Assert.True(expected.Replace("(edited)", note) == crowded.Snapshot(stepsInOrder: false), $"Round {round} ended in other files.");
        }
    }

    [FaultRunFact("SDC_ROUNDS")]
    public async Task Cmdlets_wait_for_runs_and_runs_for_cmdlets()
    {
        await using var servers = await ServersAsync();
        await using var model = await ModelServer.StartAsync();
        using var project = Begun(servers, model);
        var script = Path.Combine(project.Root, "change.ps1");
        File.WriteAllText(script, """
            param($Module)
            $ErrorActionPreference = 'Stop'
            Import-Module $Module
            foreach ($session in Get-SdcSession) { Set-SdcSession $session.SessionId -AddLink 'Batch: 7' -WaitSeconds 170 -WarningAction SilentlyContinue; "changed $($session.SessionId)" }
            """);

        using var cmdlets = SdcProcess.StartPowerShell(project.Root, script);
        var runs = 0;
        while (!cmdlets.HasExited || runs == 0)
        {
            project.Run("link", "--wait", "170").Ended(0);
            project.Run("sessions").Ended(0);
            runs++;
        }

        var changed = SdcProcess.Finish(cmdlets).Ended(0).Lines.Where(line => line.StartsWith("changed ", StringComparison.Ordinal)).Select(line => line["changed ".Length..]).ToList();
        var linked = project.Files().Select(SdcProject.Json).Where(session => session["context"]!["links"]!.AsArray().Any(link => (string?)link == "Batch: 7")).Select(session => (string?)session["meta"]!["session_id"]);
        Assert.Equal(changed.Order(StringComparer.Ordinal), linked.Order(StringComparer.Ordinal));
        Assert.NotEmpty(changed);
        project.AssertWhole();
    }

    // Gives the note that the person saved last.
    private static async Task<string> CrowdAsync(SdcProject project, int round)
    {
        var person = new EditingPerson(FileOf(project), round);
        var processes = Start(project, new Random(round), round);
        var results = processes.ConvertAll(SdcProcess.Finish);
        processes.ForEach(process => process.Dispose());
        await person.EndAsync();

        Assert.Empty(person.Lost);
        Assert.All(results, result => Assert.True(
            result.ExitCode == 0 || (result.ExitCode == 3 && result.Errors.Contains("Another run is writing to this data folder: sdc ")), $"Round {round}: {result.ExitCode}\n{result.Output}\n{result.Errors}"));
        project.Run("run").Ended(0);
        project.AssertWhole();
        Assert.Equal(person.Note, Note(FileOf(project)));
        return person.Note;
    }

    // Each waits for the others, or does not.
    private static List<Process> Start(SdcProject project, Random random, int round)
    {
        List<string[]> commands = [["ingest-all"], ["link"], round % 2 == 0 ? ["analyze"] : ["cache-customers", "--force"], ["sessions", "--output", "jsonl"]];
        if (round % 3 == 0) commands[3] = ["process-all"];
        return [.. commands.OrderBy(_ => random.Next()).Select(command =>
        {
            Thread.Sleep(random.Next(60));
            return SdcProcess.Start(project.Root, command[0] == "sessions" || random.Next(4) == 0 ? command : [.. command, "--wait", "170"]);
        })];
    }

    private static Task<LoopbackServers> ServersAsync() =>
        LoopbackServers.StartAsync(new ServerWorld(5, new() { Customers = 40, Tickets = 0, Connections = 0 }), null, new() { CustomersAPage = 5, ContactsAPage = 10 });

    private static string FileOf(SdcProject project) => project.Files().Single(file => SdcProject.Json(file)["context"]!["source_customer_name"] is { } name && (string?)name == Edited);

    private static string? Note(string file) => (string?)SdcProject.Json(file)["insights"]!["user_notes"];

    // A stored half, and more to be read: sessions that grow, move and join, and new ones. The one that is edited grows.
    private static SdcProject Begun(LoopbackServers servers, ModelServer model)
    {
        var project = new SdcProject(new JsonObject
        {
            ["processing_defaults"] = new JsonObject { ["time_zone"] = "UTC", ["syncro_cache_policy"] = "manual_only" },
            ["syncro_api"] = new JsonObject { ["base_url"] = servers.SyncroBaseUrl, ["api_key"] = servers.Syncro.Key, ["requests_per_minute"] = 100_000 },
            ["llm_config"] = new JsonObject
            {
                ["active_provider"] = "test", ["max_parallel"] = 4, ["requests_per_minute"] = 100_000,
                ["test"] = new JsonObject { ["base_url"] = model.BaseUrl, ["api_key"] = model.Key, ["models"] = new JsonObject { ["general"] = "model-a" } },
            },
        }.ToJsonString());
        var ids = servers.World.Customers.Select(customer => customer.Id).ToList();
        for (var at = 0; at < ids.Count; at++) servers.World.RenameCustomer(ids[at], at == 0 ? Edited : Company(at));
        project.Run("cache-customers", "--force", "--quiet").Ended(0);
        project.Log("a.csv", [SdcProject.Row(9000, "Dana", Edited, 60), .. Enumerable.Range(1, Companies).SelectMany(number => (string[])
            [SdcProject.Row(number, "Dana", Company(number), 60), SdcProject.Row(1000 + number, "Dana", Company(number), 120)])]);
        project.Run("ingest-all", "--quiet").Ended(0);
        project.Log("b.csv", [SdcProject.Row(9001, "Dana", Edited, 75), .. Enumerable.Range(1, Companies).SelectMany(number => (string[])
            [SdcProject.Row(2000 + number, "Dana", Company(number), number % 2 == 0 ? 45 : 85, number % 2 == 0 ? 10 : 20), SdcProject.Row(3000 + number, "Lee", Company(number), 0)])]);
        return project;

        static string Company(int number) => "Company " + number.ToString(CultureInfo.InvariantCulture);
    }
}
