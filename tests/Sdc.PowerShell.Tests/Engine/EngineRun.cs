using System.Diagnostics;
using System.Text.Json;

namespace Sdc.PowerShell.Tests;

/// <summary>Runs Pester files in a PowerShell of their own. The environment variable SDC_TEST_POWERSHELL names another engine than <c>pwsh</c>.</summary>
internal static class EngineRun
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    private static readonly string Engine = Environment.GetEnvironmentVariable("SDC_TEST_POWERSHELL") is { Length: > 0 } engine ? engine : "pwsh";

    private static readonly Lazy<(string? Pester, string? Analyzer, string? Gallery)> Missing = new(FindMissing);

    /// <summary>Why Pester files cannot run here; null where they can.</summary>
    public static string? WhyNot => Missing.Value.Pester;

    /// <summary>Why PowerShell files cannot be analysed here; null where they can.</summary>
    public static string? WhyNoAnalyzer => WhyNot ?? Missing.Value.Analyzer;

    /// <summary>Why no client of the gallery can be asked here; null where one can.</summary>
    public static string? WhyNoGallery => WhyNot ?? Missing.Value.Gallery;

    /// <summary>Runs one file; yields what Pester says of each test.</summary>
    public static IReadOnlyList<PesterTest> Run(string testFile)
    {
        var folder = Directory.CreateTempSubdirectory("sdc-engine-").FullName;
        try
        {
            var result = Path.Combine(folder, "result.json");
            var (exitCode, output) = Start(folder, "-File", Checkout.File("tests", "Sdc.PowerShell.Tests", "Engine", "Invoke-EngineTest.ps1"), testFile, result);
            Assert.True(File.Exists(result), $"{Engine} ended with {exitCode} and left no result.\n{output}");
            return JsonSerializer.Deserialize<PesterTest[]>(File.ReadAllBytes(result))!;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (string? Pester, string? Analyzer, string? Gallery) FindMissing()
    {
        const string found = "found: ";
        const string script = "Import-Module Pester -MinimumVersion 5.0.0 -ErrorAction Stop; Get-Module PSScriptAnalyzer, Microsoft.PowerShell.PSResourceGet, PowerShellGet -ListAvailable | ForEach-Object { '" + found + "' + $_.Name }";
        try
        {
            var (exitCode, output) = Start(Path.GetTempPath(), "-Command", script);
            if (exitCode != 0) return ($"{Engine} has no Pester 5 or later (Install-Module Pester): {output.Trim().Split('\n')[0]}", null, null);
            return (null,
                output.Contains(found + "PSScriptAnalyzer", StringComparison.Ordinal) ? null : $"{Engine} has no PSScriptAnalyzer (Install-Module PSScriptAnalyzer).",
                output.Contains(found + "Microsoft.PowerShell.PSResourceGet", StringComparison.Ordinal) || output.Contains(found + "PowerShellGet", StringComparison.Ordinal) ? null : $"{Engine} has neither PSResourceGet nor PowerShellGet, which come with PowerShell's own packages.");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return ($"'{Engine}' is not on the PATH; install PowerShell and Pester to run these tests.", null, null);
        }
    }

    private static (int ExitCode, string Output) Start(string folder, params string[] arguments)
    {
        // Windows refuses scripts where nobody has allowed them.
        string[] allowed = OperatingSystem.IsWindows() ? ["-ExecutionPolicy", "Bypass"] : [];
        var start = new ProcessStartInfo(Engine, ["-NoProfile", "-NonInteractive", .. allowed, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        KeepOut(start.Environment);
        // Started from PowerShell 7, Windows PowerShell would look for its modules in the folders of the former.
        if (Path.GetFileNameWithoutExtension(Engine).Equals("powershell", StringComparison.OrdinalIgnoreCase)) start.Environment.Remove("PSModulePath");
        start.Environment["NO_COLOR"] = "1";
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["POWERSHELL_UPDATECHECK"] = "Off";
        // An engine of a few seconds: what it compiled once need not be watched and soon compiled again.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_TC_CallCountingDelayMs"] = "400";
        start.Environment["XDG_CONFIG_HOME"] = Path.Combine(folder, "config");

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{Engine} {string.Join(' ', arguments)} did not end within {Limit.TotalMinutes} minutes.");
        }

        return (process.ExitCode, output.Result + errors.Result);
    }

    // What this machine's user has set for SDC must not decide a test.
    private static void KeepOut(IDictionary<string, string?> environment)
    {
        string[] usual = ["SYNCRO_API_KEY", "GOOGLE_API_KEY", "OPENAI_API_KEY", "SCREENCONNECT_API_KEY"];
        foreach (var name in environment.Keys.Where(name => name.StartsWith("SDC_", StringComparison.OrdinalIgnoreCase) || usual.Contains(name, StringComparer.OrdinalIgnoreCase)).ToList())
        {
            environment.Remove(name);
        }
    }
}
