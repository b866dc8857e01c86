namespace Sdc.PowerShell.Tests;

public class EngineTests
{
    private static readonly string Folder = Checkout.File("tests", "Sdc.PowerShell.Tests", "Engine");

    private const string Analyzer = "Analyzer.Tests.ps1";

    public static TheoryData<string> Files() => [.. Directory.EnumerateFiles(Folder, "*.Tests.ps1").Select(file => Path.GetFileName(file)).Where(file => file != Analyzer).Order(StringComparer.Ordinal)];

    [EngineTheory]
    [MemberData(nameof(Files))]
    public void Pester_passes(string file) => Run(file);

    [AnalyzerFact]
    public void The_PowerShell_files_are_clean_to_PSScriptAnalyzer() => Run(Analyzer);

    private static void Run(string file)
    {
        var tests = EngineRun.Run(Path.Combine(Folder, file));

        var failed = tests.Where(test => test.Result != "Passed" && test.Result != "Skipped").ToList();
        Assert.True(failed.Count == 0, $"{failed.Count} of {tests.Count} failed:\n\n" + string.Join("\n\n", failed.Select(test => $"[{test.Result}] {test.Name}\n{test.Message}")));
        Assert.Contains(tests, test => test.Result == "Passed");
    }
}
