namespace Sdc.Cli.Tests;

/// <summary>A test with cmdlets: where there is no PowerShell, it is reported as skipped, with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal class PowerShellFactAttribute : FactAttribute
{
    public PowerShellFactAttribute()
    {
        if (SdcProcess.HasPowerShell) return;
        Skip = "'pwsh' is not on the PATH; install PowerShell 7 to run it.";
        DisplayName = Shown(Skip);
    }

    // The runner's console shows a skipped test's name and not its reason.
    protected static string Shown(string reason) => "A test of kills and crowds: " + reason;
}
