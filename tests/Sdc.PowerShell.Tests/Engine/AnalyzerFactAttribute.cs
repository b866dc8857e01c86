namespace Sdc.PowerShell.Tests;

/// <summary>A test that needs PSScriptAnalyzer, too; reported as skipped, with the reason, where it is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AnalyzerFactAttribute : FactAttribute
{
    public AnalyzerFactAttribute()
    {
        if (EngineRun.WhyNoAnalyzer is not { } reason) return;
        Skip = reason;
        DisplayName = "PowerShell files, analysed: " + reason;
    }
}
