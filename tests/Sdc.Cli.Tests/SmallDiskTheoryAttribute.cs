namespace Sdc.Cli.Tests;

/// <summary>A theory that needs a <see cref="SmallDisk"/>; reported as skipped, with the reason, where there can be none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SmallDiskTheoryAttribute : TheoryAttribute
{
    public SmallDiskTheoryAttribute()
    {
        if (SmallDisk.WhyNot is not { } reason) return;
        Skip = reason;
        // The runner's console shows a skipped test's name and not its reason.
        DisplayName = "Tests on a full or read-only disk: " + reason;
    }
}
