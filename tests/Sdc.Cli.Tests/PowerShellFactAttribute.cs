namespace Sdc.Cli.Tests;

/// <summary>A test that needs PowerShell 7; reported as skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PowerShellFactAttribute : FactAttribute
{
    public PowerShellFactAttribute()
    {
        if (SdcProcess.HasPowerShell) return;
        Skip = "'pwsh' is not on the PATH; install PowerShell 7 to run this test.";
        // The runner's console shows a skipped test's name and not its reason.
        DisplayName = "Tests of cmdlets that are killed or crowded: " + Skip;
    }
}
