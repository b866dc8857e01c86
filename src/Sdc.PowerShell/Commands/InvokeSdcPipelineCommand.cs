using System.Management.Automation;

namespace Sdc.PowerShell;

/// <summary>Does the whole run: reads all sources from their configured folders, and links sessions to customers.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "SdcPipeline", SupportsShouldProcess = true)]
[OutputType(typeof(StepSummary))]
public sealed class InvokeSdcPipelineCommand : SdcCmdlet
{
    /// <summary>Read files that have not changed, too, and bring back sessions that were removed.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Runs.</summary>
    protected override void EndProcessing()
    {
        if (!ShouldProcess(Workspace.Folder.Path, "Read all sources and link sessions")) return;
        Drain(new Pipeline(Workspace).RunAsync(Workspace.Sources, true, new(Force), Store, Cancellation));
    }

    private protected override void Write(SessionStored stored)
    {
        if (stored.Change != SessionChange.Unchanged) WriteVerbose($"{stored.Change}: {DisplayText.Line(stored.Session)}");
    }

    private protected override void Write(StepSummary summary) => WriteObject(summary);
}
