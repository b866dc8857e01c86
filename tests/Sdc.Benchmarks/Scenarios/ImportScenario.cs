using System.CommandLine;

namespace Sdc.Benchmarks;

/// <summary>Importing the module into a fresh PowerShell, against importing an empty one, in turns.</summary>
internal static class ImportScenario
{
    private const int Imports = 10;

    public static Command Create()
    {
        var command = new Command("import", "Import-Module, against an empty module.");
        command.SetAction(parsed => Measure(BenchmarkSettings.Of(parsed)));
        return command;
    }

    private static void Measure(BenchmarkSettings settings)
    {
        using var work = new WorkFolder(settings);
        var empty = work.Combine("Empty.psd1");
        File.WriteAllText(work.Combine("Empty.psm1"), "");
        File.WriteAllText(empty, "@{ RootModule = 'Empty.psm1'; ModuleVersion = '1.0.0'; FunctionsToExport = @(); CmdletsToExport = @(); VariablesToExport = @(); AliasesToExport = @() }");

        Samples ours = new(), others = new();
        for (var run = 0; run < Imports; run++)
        {
            if (Import(work.Root, empty) is not { } other) return;
            others.Add(other);
            ours.Add(Import(work.Root, PowerShellEngine.Module)!.Value);
        }

        var table = new ResultTable($"`Import-Module`, {Imports} alternating runs", "Result", "Target");
        table.Add("Sdc", ResultTable.Seconds(ours), "");
        table.Add("An empty module", ResultTable.Seconds(others), "");
        table.Add("Sdc over an empty module", ResultTable.Seconds(ours.Median - others.Median), "0.100 s");
        table.Write();
    }

    private static double? Import(string folder, string module) => PowerShellEngine.Numbers(folder,
        $"$clock = [Diagnostics.Stopwatch]::StartNew(); Import-Module {PowerShellEngine.Literal(module)}; $clock.Elapsed.TotalSeconds.ToString([cultureinfo]::InvariantCulture)")?[0];
}
