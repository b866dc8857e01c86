namespace Sdc.PowerShell.Tests;

/// <summary>A theory that needs PowerShell and Pester; reported as skipped, with the reason, where they are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EngineTheoryAttribute : TheoryAttribute
{
    public EngineTheoryAttribute() => Skip = EngineRun.WhyNot;
}
