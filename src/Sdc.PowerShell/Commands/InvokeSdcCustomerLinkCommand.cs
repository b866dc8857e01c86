using System.Management.Automation;

namespace Sdc.PowerShell;

/// <summary>Links sessions to customers: those of the pipeline, or else all that need it.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "SdcCustomerLink", SupportsShouldProcess = true)]
[OutputType(typeof(Session))]
public sealed class InvokeSdcCustomerLinkCommand : SdcStoreCmdlet
{
    private LinkStep? link;

    /// <summary>Sessions, as Get-SdcSession and the imports write them. One that is not stored is linked in memory only.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public Session[]? InputObject { get; set; }

    private LinkStep Link => link ??= Begin();

    /// <summary>Links the sessions of the pipeline, each as it comes.</summary>
    protected override void ProcessRecord()
    {
        foreach (var session in InputObject ?? [])
        {
            if (Stopping) return;
            if (!ShouldProcess(session.SessionId, "Link to customer")) Emit(session);
            // What a model is asked comes at the end.
            else if (OrStop(() => Link.Decide(session, Store, Cancellation)) is { } happened) Show(happened);
        }
    }

    /// <summary>Links all that need it, where no sessions were given.</summary>
    protected override void EndProcessing()
    {
        if (InputObject is null && !MyInvocation.ExpectingInput)
        {
            if (ShouldProcess(Workspace.Folder.Path, "Link all sessions that need it")) Drain(Link.RunAsync(Store, Cancellation));
            return;
        }

        if (link is not null) Drain(link.FinishAsync(Store, Cancellation));
    }

    // The customers are renewed first where that is due; what of their cache cannot be used is told.
    private LinkStep Begin()
    {
        ReadKeys();
        _ = Store;
        Drain(new CustomerStep(Workspace).RenewAsync(Cancellation));
        foreach (var remark in OrStop(() => Workspace.Customers).Remarks) WriteWarning(DisplayText.Line(remark));
        return OrStop(() => Workspace.CreateLink(Store.Decisions.ConfirmedNames));
    }
}
