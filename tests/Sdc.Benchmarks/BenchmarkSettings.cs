using System.CommandLine;

namespace Sdc.Benchmarks;

/// <summary>What every scenario is told.</summary>
/// <param name="Folder">Where projects and session files are put while they are measured.</param>
/// <param name="Runs">How often each thing is measured; the median counts.</param>
internal sealed record BenchmarkSettings(string Folder, int Runs)
{
    private const string MemoryFileSystem = "/dev/shm";

    private static readonly Option<string> FolderOption = new("--folder")
    {
        Description = $"Where the files lie while they are measured. Without it: {MemoryFileSystem}, where there is one, else the temporary folder.",
        DefaultValueFactory = _ => Directory.Exists(MemoryFileSystem) ? MemoryFileSystem : Path.GetTempPath(),
        Recursive = true,
    };

    private static readonly Option<int> RunsOption = new("--runs")
    {
        Description = "How often each thing is measured; the median counts.",
        DefaultValueFactory = _ => 5,
        Recursive = true,
    };

    private static readonly Option<string?> SdcOption = new("--sdc")
    {
        Description = "The program that is measured, such as a published one. Without it: the checkout's Release build.",
        Recursive = true,
    };

    private static readonly Option<string?> ModuleOption = new("--module")
    {
        Description = "The module's manifest (Sdc.psd1) that is measured, such as a packed one. Without it: the checkout's, as it was last built.",
        Recursive = true,
    };

    public static IReadOnlyList<Option> Options => [FolderOption, RunsOption, SdcOption, ModuleOption];

    public static BenchmarkSettings Of(ParseResult parsed)
    {
        if (parsed.GetValue(SdcOption) is { } sdc) MeasuredProcess.Sdc = Path.GetFullPath(sdc);
        if (parsed.GetValue(ModuleOption) is { } module) PowerShellEngine.Module = Path.GetFullPath(module);
        return new(Path.GetFullPath(parsed.GetValue(FolderOption)!), Math.Max(1, parsed.GetValue(RunsOption)));
    }
}
