using System.Diagnostics;

namespace Sdc.Cli.Tests;

/// <summary>A test that watches what the system is asked for, with <c>strace</c>; reported as skipped, with the reason, where that cannot be done.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TracedFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Missing = new(Try);

    public TracedFactAttribute()
    {
        if (Missing.Value is not { } reason) return;
        Skip = reason;
        // The runner's console shows a skipped test's name and not its reason.
        DisplayName = "Tests of what is on the disk when: " + reason;
    }

    private static string? Try()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("strace", ["-f", "-y", "-o", "/dev/null", "true"]) { RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEnd().Trim();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : "strace does not work here: " + errors;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "there is no strace here.";
        }
    }
}
