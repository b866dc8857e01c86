namespace Sdc.Cli.Tests;

/// <summary>A test with cmdlets that takes long and is in tests/fault-run.sh: where the variable that it sets is not there, it is reported as skipped, with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FaultRunFactAttribute : PowerShellFactAttribute
{
    public FaultRunFactAttribute(string variable)
    {
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 }) return;
        Skip = $"it takes long and is in tests/fault-run.sh, which sets {variable}.";
        DisplayName = Shown(Skip);
    }
}
