namespace Sdc.PowerShell.Tests;

/// <summary>A theory that needs PowerShell and Pester; reported as skipped, with the reason, where they are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EngineTheoryAttribute : TheoryAttribute
{
    public EngineTheoryAttribute()
    {
        if (EngineRun.WhyNot is not { } reason) return;
        Skip = reason;
        // The runner's console shows a skipped test's name and not its reason.
        DisplayName = "Tests in PowerShell: " + reason;
    }
}
