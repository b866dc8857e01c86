using System.CommandLine;

namespace Sdc.Benchmarks;

/// <summary>
/// <c>sdc run</c> over a project: from nothing, interleaved with a bare loop that writes the same files; again with nothing new, interleaved with the bare
/// start of the process; and with one row more.
/// </summary>
internal static class RunScenario
{
    public static Command Create()
    {
        var segments = new Option<int>("--segments") { Description = "The size of the project.", DefaultValueFactory = _ => 100_000 };
        var sync = new Option<bool>("--sync") { Description = "The setting storage.sync: whether what is stored is on the disk before it is noted.", DefaultValueFactory = _ => true };
        var command = new Command("run", "A first run, a run with nothing new, and one with a row more.") { segments, sync };
        command.SetAction(parsed => Measure(BenchmarkSettings.Of(parsed), parsed.GetValue(segments), parsed.GetValue(sync)));
        return command;
    }

    private static void Measure(BenchmarkSettings settings, int segments, bool sync)
    {
        using var work = new WorkFolder(settings);
        var source = work.Combine("source");
        var project = work.Combine("project");
        var loopFolder = work.Combine("loop");
        ProjectGenerator.Create(source, segments, sync);

        Samples first = new(), loop = new(), memory = new();
        for (var run = 0; run < settings.Runs; run++)
        {
            if (Directory.Exists(project)) Directory.Delete(project, recursive: true);
            WorkFolder.Copy(source, project);
            var measured = MeasuredProcess.RunSdc(project, "run", "--quiet");
            first.Add(measured.Seconds);
            memory.Add(measured.PeakBytes);
            loop.Add(BareLoop.Seconds(ProjectGenerator.Sessions(project), loopFolder));
            Directory.Delete(loopFolder, recursive: true);
        }

        var stored = StoredSessions.Count(ProjectGenerator.Sessions(project));
        Samples start = new(), nothing = new(), row = new();
        for (var run = 0; run < settings.Runs; run++)
        {
            start.Add(MeasuredProcess.RunSdc(project, "--version").Seconds);
            nothing.Add(MeasuredProcess.RunSdc(project, "run", "--quiet").Seconds);
            ConnectionLogs.AppendRow(ProjectGenerator.Logs(project), run + 1);
            row.Add(MeasuredProcess.RunSdc(project, "run", "--quiet").Seconds);
        }

        var table = new ResultTable($"`run`, {ResultTable.Count(segments)} segments, storage.sync {(sync ? "on" : "off")}, in {settings.Folder}", "Result", "Target");
        table.Add("Session files", ResultTable.Count(stored.Files), "");
        table.Add("Segments in them", ResultTable.Count(stored.Segments), "");
        table.Add("Bytes of them", ResultTable.Megabytes(stored.Bytes), "");
        table.Add("From nothing", ResultTable.Seconds(first), "");
        table.Add("Bare loop, same bytes and files", ResultTable.Seconds(loop), "");
        table.Add("From nothing / bare loop", ResultTable.Times(first.Median / loop.Median), "2.5×");
        table.Add("Peak memory", ResultTable.Megabytes(memory.Median), "200 MB");
        table.Add("Bare process start", ResultTable.Seconds(start), "");
        table.Add("Nothing new", ResultTable.Seconds(nothing), "");
        table.Add("Nothing new, over bare start", ResultTable.Seconds(nothing.Median - start.Median), "0.5 s");
        table.Add("One row more", ResultTable.Seconds(row), "");
        table.Add("One row more, over nothing new", ResultTable.Seconds(row.Median - nothing.Median), "0.25 s");
        table.Write();
    }
}
