using System.CommandLine;

namespace Sdc.Benchmarks;

/// <summary>Completing arguments with <c>TabExpansion2</c>, as a press of the tab key does, over many customers and stored sessions.</summary>
internal static class CompletionScenario
{
    private const int Presses = 20;

    private const int Customers = 10_000;

    private static readonly (string What, string Line)[] Lines =
    [
        ("A customer, by a letter", "Get-SdcSession -Customer h"),
        ("A customer, by a quoted beginning", "Set-SdcSession abc -Customer 'har"),
        ("A contact", "Set-SdcSession -Contact a"),
        ("A technician", "Get-SdcSession -Technician "),
        ("A session's id", "Get-SdcSession a"),
        ("A task", "Invoke-SdcLlmAnalysis -Task "),
        ("A status", "Get-SdcSession -Status n"),
    ];

    public static Command Create()
    {
        var records = new Option<int>("--records") { Description = "How many events the stored sessions are made of.", DefaultValueFactory = _ => 20_000 };
        var command = new Command("completion", $"Completing arguments, over {Customers:N0} customers.") { records };
        command.SetAction(parsed => Measure(BenchmarkSettings.Of(parsed), parsed.GetValue(records)));
        return command;
    }

    private static void Measure(BenchmarkSettings settings, int records)
    {
        using var work = new WorkFolder(settings);
        var project = work.Combine("project");
        ProjectGenerator.Create(project, records);
        CustomerCache.Write(Path.Combine(project, "data", "cache", "lean_customer_cache.json"), BusinessNames.Create(Customers));
        MeasuredProcess.RunSdc(project, "run", "--quiet");
        var count = Directory.GetFiles(ProjectGenerator.Sessions(project)).Length;

        var table = new ResultTable($"`TabExpansion2` over {ResultTable.Count(Customers)} customers and {ResultTable.Count(count)} sessions", "The first of a PowerShell", $"The next {Presses}", "Target");
        foreach (var (what, line) in Lines)
        {
            var script = $"Import-Module {PowerShellEngine.Literal(PowerShellEngine.Module)}; $null = TabExpansion2 'Get-ChildItem -Pa' 17; $line = {PowerShellEngine.Literal(line)}; "
                + $"foreach ($press in 0..{Presses}) {{ $clock = [Diagnostics.Stopwatch]::StartNew(); $found = (TabExpansion2 $line $line.Length).CompletionMatches; $seconds = $clock.Elapsed.TotalSeconds; if ($found.Count -eq 0) {{ throw \"nothing for $line\" }}; $seconds.ToString([cultureinfo]::InvariantCulture) }}";
            if (PowerShellEngine.Numbers(project, script) is not { } numbers) return;
            Samples next = new();
            foreach (var number in numbers.Skip(1)) next.Add(number);
            table.Add(what, ResultTable.Seconds(numbers[0]), ResultTable.Seconds(next), "0.050 s");
        }

        table.Write();
    }
}
