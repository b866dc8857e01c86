using System.CommandLine;
using System.Globalization;

namespace Sdc.Benchmarks;

/// <summary>First runs over projects of growing size: time and memory for each segment.</summary>
internal static class GrowthScenario
{
    public static Command Create()
    {
        var sizes = new Option<int[]>("--sizes") { Description = "The sizes of the projects, in segments.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [10_000, 100_000, 1_000_000] };
        var command = new Command("growth", "First runs over projects of growing size.") { sizes };
        command.SetAction(parsed => Measure(BenchmarkSettings.Of(parsed), parsed.GetValue(sizes)!));
        return command;
    }

    private static void Measure(BenchmarkSettings settings, int[] sizes)
    {
        var table = new ResultTable("Segments", "Session files", "From nothing", "Less bare start, a segment", "Against the smallest", "Peak memory", "Bare loop", "From nothing / bare loop");
        double? smallest = null;
        foreach (var size in sizes.Order())
        {
            using var work = new WorkFolder(settings);
            var source = work.Combine("source");
            var project = work.Combine("project");
            var loopFolder = work.Combine("loop");
            ProjectGenerator.Create(source, size);
            Samples start = new(), first = new(), memory = new(), loop = new();
            var files = 0;
            for (var run = 0; run < settings.Runs; run++)
            {
                WorkFolder.Copy(source, project);
                start.Add(MeasuredProcess.RunSdc(project, "--version").Seconds);
                var measured = MeasuredProcess.RunSdc(project, "run", "--quiet");
                first.Add(measured.Seconds);
                memory.Add(measured.PeakBytes);
                var sessions = ProjectGenerator.Sessions(project);
                files = Directory.GetFiles(sessions).Length;
                loop.Add(BareLoop.Seconds(sessions, loopFolder));
                Directory.Delete(loopFolder, recursive: true);
                Directory.Delete(project, recursive: true);
            }

            var each = (first.Median - start.Median) / size;
            smallest ??= each;
            table.Add(
                ResultTable.Count(size),
                ResultTable.Count(files),
                ResultTable.Seconds(first),
                (each * 1_000_000).ToString("0.0", CultureInfo.InvariantCulture) + " µs",
                ResultTable.Times(each / smallest.Value),
                ResultTable.Megabytes(memory.Median),
                ResultTable.Seconds(loop),
                ResultTable.Times(first.Median / loop.Median));
        }

        table.Write();
    }
}
