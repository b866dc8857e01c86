using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

namespace Sdc.Benchmarks;

/// <summary>Large sources: importing them, and only reading them, against a bare pass that deserialises the same bytes; in turns.</summary>
internal static class LargeScenario
{
    private const double Megabyte = 1_000_000;

    public static Command Create()
    {
        var megabytes = new Option<int>("--megabytes") { Description = "The size of notes.json, and that of the chats.", DefaultValueFactory = _ => 500 };
        var command = new Command("large", "A large notes.json, and large chats.") { megabytes };
        command.SetAction(async (parsed, _) =>
        {
            var settings = BenchmarkSettings.Of(parsed);
            var bytes = (long)(parsed.GetValue(megabytes) * Megabyte);
            await MeasureAsync(settings, "`notes.json`", SourceSystem.Notes, "ingest-notes", input => LargeNotes.Write(Path.Combine(input, "notes.json"), bytes), BarePass.NotesAsync);
            await MeasureAsync(settings, "Chats", SourceSystem.SillyTavern, "ingest-sillytavern", input => LargeChats.Write(Path.Combine(input, "sillytavern"), bytes), BarePass.ChatAsync);
        });
        return command;
    }

    private static async Task MeasureAsync(BenchmarkSettings settings, string title, string source, string command, Action<string> write, Func<string, Task<int>> barePass)
    {
        using var work = new WorkFolder(settings);
        var config = work.Combine("config.json");
        File.WriteAllText(config, """{ "processing_defaults": { "time_zone": "America/New_York" } }""");
        var input = Path.Combine(work.Root, "data", "input");
        write(input);
        string[] files = [.. Directory.EnumerateFiles(input, "*", SearchOption.AllDirectories)];
        var bytes = files.Sum(file => new FileInfo(file).Length);
        var workspace = new Workspace(ConfigurationLoader.Load(config, work.Root, new Dictionary<string, string>()));
        var reader = workspace.Sources.First(step => step.Reader.Rule.Source == source).Reader;

        Samples bare = new(), alone = new(), import = new(), memory = new();
        var segments = 0;
        for (var run = 0; run < settings.Runs; run++)
        {
            bare.Add(await SecondsAsync(files, barePass));
            alone.Add(await SecondsAsync(files, async file => segments += await ReadAsync(reader, file)));
            var measured = MeasuredProcess.RunSdc(work.Root, command, "--quiet");
            import.Add(measured.Seconds);
            memory.Add(measured.PeakBytes);
            if (run < settings.Runs - 1) RemoveResults(work.Root);
        }

        var stored = StoredSessions.Count(ProjectGenerator.Sessions(work.Root));
        var table = new ResultTable($"{title}, {ResultTable.Megabytes(bytes)}", "Result", "Target");
        table.Add("Segments read, and stored", ResultTable.Count(segments / settings.Runs) + ", " + ResultTable.Count(stored.Segments), "");
        table.Add("Session files, bytes of them", ResultTable.Count(stored.Files) + ", " + ResultTable.Megabytes(stored.Bytes), "");
        table.Add("Bare deserialising pass", ResultTable.Seconds(bare), "");
        table.Add("Reader alone", ResultTable.Seconds(alone), "");
        table.Add("Reader's speed / bare pass's", Percent(bare.Median / alone.Median), "70 %");
        table.Add($"`sdc {command}`", ResultTable.Seconds(import), "");
        table.Add("Import's speed / bare pass's", Percent(bare.Median / import.Median), "");
        table.Add("Peak memory of the import", ResultTable.Megabytes(memory.Median), "150 MB");
        table.Write();
    }

    private static async Task<double> SecondsAsync(string[] files, Func<string, Task<int>> read)
    {
        GC.Collect();
        var clock = Stopwatch.StartNew();
        foreach (var file in files) await read(file);
        return clock.Elapsed.TotalSeconds;
    }

    private static Task<int> ReadAsync(ISourceReader reader, string path)
    {
        using var stream = AtomicFile.OpenRead(path);
        var segments = 0;
        foreach (var item in reader.Read(stream, path, CancellationToken.None))
        {
            if (item is GoodRecord record) segments += record.Segments.Count;
            else if (item is BadRecord bad) throw new InvalidOperationException(bad.ToString());
        }

        return Task.FromResult(segments);
    }

    private static void RemoveResults(string project)
    {
        foreach (var folder in (string[])["output", "state"]) Directory.Delete(Path.Combine(project, "data", folder), recursive: true);
    }

    private static string Percent(double value) => (value * 100).ToString("0", CultureInfo.InvariantCulture) + " %";
}
