namespace Sdc.PowerShell.Tests.Packaging;

/// <summary>A test that builds everything anew in Release; reported as skipped, with the reason, unless SDC_PACKAGE is set.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PackageRunFactAttribute : FactAttribute
{
    public PackageRunFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("SDC_PACKAGE") is { Length: > 0 }) return;
        Skip = "it builds everything anew, which takes minutes; set SDC_PACKAGE=1 to run it.";
        DisplayName = "The packages of a release: " + Skip;
    }
}
