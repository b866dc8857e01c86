using System.Management.Automation;

namespace Sdc.PowerShell;

/// <summary>Gets what is there of each source on each day, and the days that look as if an export were missing.</summary>
[Cmdlet(VerbsCommon.Get, "SdcCoverage")]
[OutputType(typeof(CoverageDay), typeof(CoverageSource))]
public sealed class GetSdcCoverageCommand : SdcCmdlet
{
    /// <summary>Only these sources.</summary>
    [Parameter]
    [ValidateSet(SourceSystem.ScreenConnect, SourceSystem.SillyTavern, SourceSystem.SyncroRmm, SourceSystem.Notes)]
    public string[]? Source { get; set; }

    /// <summary>From this day on, in the configured zone; a time means its whole day.</summary>
    [Parameter]
    [ValidateNotNull]
    public DateOrTime? Since { get; set; }

    /// <summary>Up to this day, which is included.</summary>
    [Parameter]
    [ValidateNotNull]
    public DateOrTime? Until { get; set; }

    /// <summary>One object a source, with its first and last event and its sums, in place of one a day.</summary>
    [Parameter]
    public SwitchParameter BySource { get; set; }

    /// <summary>Reads the sessions, then writes the days.</summary>
    protected override void EndProcessing()
    {
        var (since, until) = Range(Since, Until);
        var query = new CoverageQuery
        {
            Sources = Source ?? [],
            Since = since,
            Until = until,
            Now = DateTimeOffset.UtcNow,
            BySource = BySource,
        };
        Drain(Workspace.Coverage.ReadAsync(query, Cancellation));
    }
}
