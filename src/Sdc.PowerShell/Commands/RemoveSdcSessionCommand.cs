using System.Management.Automation;

namespace Sdc.PowerShell;

/// <summary>Removes sessions. What they were made of stays away until an import with <c>-Force</c> brings it back.</summary>
[Cmdlet(VerbsCommon.Remove, "SdcSession", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveSdcSessionCommand : SdcStoreCmdlet
{
    /// <summary>Ids of the sessions; older ids of a session are accepted.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SessionIdCompleter))]
    public string[] SessionId { get; set; } = [];

    /// <summary>Removes the sessions.</summary>
    protected override void ProcessRecord()
    {
        foreach (var id in SessionId)
        {
            if (!ShouldProcess(id, "Remove session")) continue;
            if (Store.Find(id) is { } entry) Show(Store.Remove(entry));
            else Show(Store.WhyNone(id));
        }
    }

    /// <summary>Notes what was removed.</summary>
    protected override void EndProcessing()
    {
        if (HasStore && Store.SaveState() is { } warning) Show(warning);
    }

    private protected override void Write(SessionStored stored) => WriteVerbose("Removed session " + stored.Session.SessionId);
}
