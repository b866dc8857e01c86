using System.Management.Automation;

namespace Sdc.PowerShell;

/// <summary>Does the whole run: reads all sources from their configured folders, links sessions to customers, and has them described where a language model is configured.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "SdcPipeline", SupportsShouldProcess = true)]
[OutputType(typeof(StepSummary))]
public sealed class InvokeSdcPipelineCommand : SdcStoreCmdlet
{
    /// <summary>Read files that have not changed, too, and bring back sessions that were removed.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Runs.</summary>
    protected override void EndProcessing()
    {
        if (!ShouldProcess(Workspace.Folder.Path, "Read all sources, link and analyse sessions")) return;
        ReadKeys();
        Drain(new Pipeline(Workspace).RunAllAsync(Workspace.Sources, new(Force), Store, Cancellation));
    }

    private protected override void Write(SessionStored stored)
    {
        if (stored.Change != SessionChange.Unchanged) WriteVerbose($"{stored.Change}: {DisplayText.Line(stored.Session)}");
    }

    private protected override void Write(StepSummary summary) => WriteObject(summary);
}
