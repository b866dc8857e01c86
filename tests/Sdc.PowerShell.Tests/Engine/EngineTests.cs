namespace Sdc.PowerShell.Tests;

/// <summary>Runs Pester files, each in an engine of its own. They are in two halves, which run beside each other.</summary>
public abstract class EngineTests
{
    protected const string Analyzer = "Analyzer.Tests.ps1";

    protected const string Gallery = "Gallery.Tests.ps1";

    private static readonly string Folder = Checkout.File("tests", "Sdc.PowerShell.Tests", "Engine");

    public static TheoryData<string> FilesOf(int half) =>
        [.. Directory.EnumerateFiles(Folder, "*.Tests.ps1").Select(file => Path.GetFileName(file)).Where(file => file is not (Analyzer or Gallery)).Order(StringComparer.Ordinal).Where((_, at) => at % 2 == half)];

    protected static void Run(string file)
    {
        var tests = EngineRun.Run(Path.Combine(Folder, file));

        var failed = tests.Where(test => test.Result != "Passed" && test.Result != "Skipped").ToList();
        Assert.True(failed.Count == 0, $"{failed.Count} of {tests.Count} failed:\n\n" + string.Join("\n\n", failed.Select(test => $"[{test.Result}] {test.Name}\n{test.Message}")));
        Assert.Contains(tests, test => test.Result == "Passed");
    }
}
