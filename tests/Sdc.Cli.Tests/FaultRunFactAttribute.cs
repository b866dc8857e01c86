namespace Sdc.Cli.Tests;

/// <summary>A test that takes long and is in tests/fault-run.sh: where the variable that it sets is not there, it is reported as skipped, with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FaultRunFactAttribute : FactAttribute
{
    public FaultRunFactAttribute(string variable, bool needsPowerShell = false)
    {
        if (Environment.GetEnvironmentVariable(variable) is not { Length: > 0 }) Skip = $"it takes long and is in tests/fault-run.sh, which sets {variable}.";
        else if (needsPowerShell && !SdcProcess.HasPowerShell) Skip = "'pwsh' is not on the PATH; install PowerShell 7 to run it.";
        // The runner's console shows a skipped test's name and not its reason.
        if (Skip is not null) DisplayName = "A test of kills and crowds: " + Skip;
    }
}
