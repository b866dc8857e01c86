using System.Diagnostics;
using System.Globalization;

namespace Sdc.Benchmarks;

/// <summary>Runs a program to its end, and measures its time and its memory.</summary>
internal static class MeasuredProcess
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    /// <summary>The program that <see cref="RunSdc"/> runs.</summary>
    public static string Sdc { get; set; } = Path.Combine(Checkout.Root, "src", "Sdc.Cli", "bin", "Release", "net10.0", OperatingSystem.IsWindows() ? "sdc.exe" : "sdc");

    /// <summary>Runs <c>sdc</c> in a project's folder.</summary>
    /// <exception cref="InvalidOperationException">It is not built, or it failed.</exception>
    public static ProcessRun RunSdc(string folder, params string[] arguments) =>
        File.Exists(Sdc) ? Run(Sdc, folder, arguments) : throw new InvalidOperationException($"{Sdc} is not there. Build in Release first.");

    /// <summary>Runs a program.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static ProcessRun Run(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // What this machine's user has set for SDC must not decide a measurement.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("SDC_", StringComparison.OrdinalIgnoreCase)).ToList()) start.Environment.Remove(name);

        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        long peak = 0;
        do peak = Math.Max(peak, Peak(process));
        while (!process.WaitForExit(Interval));
        var seconds = clock.Elapsed.TotalSeconds;
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(" ", arguments)} ended with exit code {process.ExitCode}.\n{errors.Result}");
        return new(seconds, peak, output.Result);
    }

    // Linux keeps the high-water mark itself, so asking now and then misses only what is taken in the last moments.
    private static long Peak(Process process)
    {
        try
        {
            if (!OperatingSystem.IsLinux())
            {
                process.Refresh();
                return process.PeakWorkingSet64;
            }

            var line = File.ReadLines($"/proc/{process.Id.ToString(CultureInfo.InvariantCulture)}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : 1024 * long.Parse(line.AsSpan("VmHWM:".Length).Trim().TrimEnd("kB").Trim(), CultureInfo.InvariantCulture);
        }
        catch (Exception error) when (error is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            // It has just ended.
            return 0;
        }
    }
}
