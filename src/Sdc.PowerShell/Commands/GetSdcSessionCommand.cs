using System.Management.Automation;

namespace Sdc.PowerShell;

/// <summary>Gets stored sessions, in the order of their days; each is written as soon as it is read.</summary>
[Cmdlet(VerbsCommon.Get, "SdcSession")]
[OutputType(typeof(Session))]
public sealed class GetSdcSessionCommand : SdcCmdlet
{
    /// <summary>Ids of sessions; older ids of a session are accepted.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SessionIdCompleter))]
    public string[]? SessionId { get; set; }

    /// <summary>Only sessions of these sources.</summary>
    [Parameter]
    [ValidateSet(SourceSystem.ScreenConnect, SourceSystem.SillyTavern, SourceSystem.SyncroRmm, SourceSystem.Notes)]
    public string[]? Source { get; set; }

    /// <summary>Only sessions of these statuses.</summary>
    [Parameter]
    [ValidateSet(SessionStatus.NeedsLinking, SessionStatus.NeedsReview, SessionStatus.Linked, SessionStatus.Complete, SessionStatus.Analyzed, SessionStatus.Reviewed)]
    public string[]? Status { get; set; }

    /// <summary>Only sessions whose customer's name fits; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(CustomerNameCompleter))]
    public string[]? Customer { get; set; }

    /// <summary>Only sessions whose technician fits, by the name shown or as the source writes it; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(TechnicianCompleter))]
    public string[]? Technician { get; set; }

    /// <summary>Only sessions that start at this time or later; without an offset it is in the configured zone.</summary>
    [Parameter]
    [ValidateNotNull]
    public DateOrTime? Since { get; set; }

    /// <summary>Only sessions that start before this time; a date alone includes its day.</summary>
    [Parameter]
    [ValidateNotNull]
    public DateOrTime? Until { get; set; }

    /// <summary>Reads the sessions that are asked for.</summary>
    protected override void ProcessRecord()
    {
        if (MyInvocation.ExpectingInput && SessionId is null) return;
        var (since, until) = Range(Since, Until);
        var filter = new SessionFilter
        {
            SessionIds = SessionId ?? [],
            Sources = Source ?? [],
            Statuses = Status ?? [],
            Customers = Customer ?? [],
            Technicians = Technician ?? [],
            Since = since,
            Until = until,
        };
        Drain(Workspace.Reader.ReadAsync(filter, Cancellation));
    }
}
