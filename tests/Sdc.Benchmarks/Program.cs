using System.CommandLine;

namespace Sdc.Benchmarks;

/// <summary>Measures whole runs; see docs/benchmarks.md.</summary>
internal static class Program
{
    public static int Main(string[] arguments)
    {
        var root = new RootCommand("Measures SDC: whole runs of the real program, medians, as Markdown tables.");
        foreach (var option in BenchmarkSettings.Options) root.Options.Add(option);
        root.Subcommands.Add(RunScenario.Create());
        root.Subcommands.Add(GrowthScenario.Create());
        root.Subcommands.Add(LargeScenario.Create());
        root.Subcommands.Add(NamesScenario.Create());
        root.Subcommands.Add(MatchingScenario.Create());
        root.Subcommands.Add(SessionsScenario.Create());
        root.Subcommands.Add(ImportScenario.Create());
        root.Subcommands.Add(CompletionScenario.Create());
        root.Subcommands.Add(FetchScenario.Create());
        root.Subcommands.Add(RedactionScenario.Create());
        root.Subcommands.Add(AnalyzeScenario.Create());
        root.Subcommands.Add(ProjectCommand.Create());
        root.Subcommands.Add(BareClient.Create());
        return root.Parse(arguments).Invoke();
    }
}
