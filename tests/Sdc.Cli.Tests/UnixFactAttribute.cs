namespace Sdc.Cli.Tests;

/// <summary>A test that needs signals, named pipes or symbolic links as Unix has them; reported as skipped elsewhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows()) Skip = "It needs what only Unix has.";
    }
}
