using System.CommandLine;
using System.Diagnostics;

namespace Sdc.Benchmarks;

/// <summary>Reading stored sessions: how long until the first of them comes, in this process and from <c>Get-SdcSession</c>.</summary>
internal static class SessionsScenario
{
    // A little more than there are, so that there are enough files.
    private const int SegmentsASession = 4;

    public static Command Create()
    {
        var files = new Option<int>("--files") { Description = "How many session files there are.", DefaultValueFactory = _ => 20_000 };
        var command = new Command("sessions", "The first session out of a folder of many.") { files };
        command.SetAction(parsed => Measure(BenchmarkSettings.Of(parsed), parsed.GetValue(files)));
        return command;
    }

    private static void Measure(BenchmarkSettings settings, int files)
    {
        using var work = new WorkFolder(settings);
        var project = work.Combine("project");
        ProjectGenerator.Create(project, files * SegmentsASession);
        MeasuredProcess.RunSdc(project, "run", "--quiet");
        var folder = ProjectGenerator.Sessions(project);
        // The newest ones go, so that just so many are left.
        foreach (var file in Directory.GetFiles(folder).Order(StringComparer.Ordinal).Skip(files)) File.Delete(file);
        var count = Directory.GetFiles(folder).Length;

        var reader = new Workspace(ConfigurationLoader.Load(Path.Combine(project, "config.json"), project, new Dictionary<string, string>())).Reader;
        Samples first = new(), all = new();
        var cold = FirstOf(reader);
        for (var run = 0; run < settings.Runs; run++)
        {
            first.Add(FirstOf(reader));
            all.Add(AllOf(reader));
        }

        var table = new ResultTable($"Sessions out of {ResultTable.Count(count)} files", "Result", "Target");
        table.Add("First one, in process", ResultTable.Seconds(first), "");
        table.Add("First one, in process, nothing compiled yet", ResultTable.Seconds(cold), "");
        table.Add("All of them, in process", ResultTable.Seconds(all), "");
        AddCmdlet(table, project, settings.Runs);
        table.Write();
    }

    private static void AddCmdlet(ResultTable table, string project, int runs)
    {
        const string measure = "$clock = [Diagnostics.Stopwatch]::StartNew(); $null = Get-SdcSession | Select-Object -First 1; $clock.Elapsed.TotalSeconds.ToString([cultureinfo]::InvariantCulture)";
        // What PowerShell's own commands take when they are first used is not the module's.
        Samples warm = new(), cold = new();
        for (var run = 0; run < runs; run++)
        {
            var numbers = PowerShellEngine.Numbers(project, $"Import-Module {PowerShellEngine.Literal(PowerShellEngine.Module)}; $null = Get-ChildItem / | Select-Object -First 1; foreach ($time in 0..{runs}) {{ {measure} }}");
            if (numbers is null) return;
            cold.Add(numbers[0]);
            foreach (var number in numbers.Skip(1)) warm.Add(number);
        }

        table.Add("First one, `Get-SdcSession`", ResultTable.Seconds(warm), "0.100 s");
        table.Add("First one, the first `Get-SdcSession` of a PowerShell", ResultTable.Seconds(cold), "");
    }

    private static double FirstOf(SessionReader reader)
    {
        var clock = Stopwatch.StartNew();
        var sessions = reader.ReadAsync(new(), CancellationToken.None).GetAsyncEnumerator();
        sessions.MoveNextAsync().AsTask().GetAwaiter().GetResult();
        var seconds = clock.Elapsed.TotalSeconds;
        sessions.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return seconds;
    }

    private static double AllOf(SessionReader reader)
    {
        var clock = Stopwatch.StartNew();
        var sessions = reader.ReadAsync(new(), CancellationToken.None).GetAsyncEnumerator();
        while (sessions.MoveNextAsync().AsTask().GetAwaiter().GetResult())
        {
        }

        return clock.Elapsed.TotalSeconds;
    }
}
