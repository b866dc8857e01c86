using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Sdc.Cli.Tests;

/// <summary>Starts the real <c>sdc</c> from the folder that it was built into, in the configuration of these tests.</summary>
internal static class SdcProcess
{
    // Only a hang reaches it.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <summary>The assembly of <c>sdc</c> as it was built.</summary>
    public static string Program { get; } = Path.Combine(Checkout, "src", "Sdc.Cli", "bin", typeof(SdcProcess).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration, "net10.0", "sdc.dll");

    // The same with its machine code, which the build of these tests made; not where something was built after it.
    private static readonly string Started = Precompiled();

    /// <summary>The checkout that the tests were built from.</summary>
    public static string Checkout
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "Sdc.psd1"))) return folder.FullName;
            }

            throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Sdc.psd1.");
        }
    }

    /// <summary>Runs to the end.</summary>
    public static SdcResult Run(string folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        return Finish(process);
    }

    /// <summary>Starts and does not wait; standard output and error have to be read, which <see cref="Finish"/> does.</summary>
    public static Process Start(string folder, params string[] arguments) => Start(folder, _ => { }, arguments);

    /// <summary>Starts in other circumstances: another environment, or by another program.</summary>
    public static Process Start(string folder, Action<ProcessStartInfo> change, params string[] arguments) =>
        StartProgram(folder, Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet", [Started, .. arguments], change);

    /// <summary>Whether PowerShell 7 is there.</summary>
    public static bool HasPowerShell { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => folder.Length > 0 && (File.Exists(Path.Combine(folder, "pwsh")) || File.Exists(Path.Combine(folder, "pwsh.exe"))));

    /// <summary>Starts a script with the module of this checkout as its first argument, and does not wait.</summary>
    public static Process StartPowerShell(string folder, string script, params string[] arguments) =>
        StartProgram(folder, "pwsh", ["-NoProfile", "-NonInteractive", "-File", script, Path.Combine(Checkout, "Sdc.psd1"), .. arguments]);

    /// <summary>Runs a script to its end.</summary>
    public static SdcResult FinishPowerShell(string folder, string script, params string[] arguments)
    {
        using var process = StartPowerShell(folder, script, arguments);
        return Finish(process).Ended(0);
    }

    private static Process StartProgram(string folder, string program, IEnumerable<string> arguments, Action<ProcessStartInfo>? change = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        KeepOut(start.Environment);
        // A terminal's and a build server's settings, which tempt libraries to colour what goes to a file.
        start.Environment["TERM"] = "xterm-256color";
        start.Environment["COLORTERM"] = "truecolor";
        start.Environment["GITHUB_ACTIONS"] = "true";
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["POWERSHELL_UPDATECHECK"] = "Off";
        // These processes are short: code that is compiled once more, better, is seldom used long enough for it.
        start.Environment["DOTNET_TC_CallCountingDelayMs"] = "100";
        start.Environment["DOTNET_TieredPGO"] = "0";
        change?.Invoke(start);
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    /// <summary>Waits for the end.</summary>
    public static SdcResult Finish(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"sdc did not end within {Limit.TotalMinutes} minutes.\n{errors.Result}");
        }

        return new(process.ExitCode, output.Result, errors.Result);
    }

    /// <summary>What Ctrl+C sends.</summary>
    public static void Interrupt(Process process) => Assert.Equal(0, Kill(process.Id, 2));

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);

    private static string Precompiled()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "precompiled", Path.GetFileName(Program));
        return File.Exists(file) && Directory.EnumerateFiles(Path.GetDirectoryName(Program)!).All(built => File.GetLastWriteTimeUtc(built) <= File.GetLastWriteTimeUtc(file)) ? file : Program;
    }

    // What this machine's user has set for SDC must not decide a test.
    private static void KeepOut(IDictionary<string, string?> environment)
    {
        string[] usual = ["SYNCRO_API_KEY", "GOOGLE_API_KEY", "OPENAI_API_KEY", "SCREENCONNECT_API_KEY", "NO_COLOR"];
        foreach (var name in environment.Keys.Where(name => name.StartsWith("SDC_", StringComparison.OrdinalIgnoreCase) || usual.Contains(name, StringComparer.OrdinalIgnoreCase)).ToList())
        {
            environment.Remove(name);
        }
    }
}
