using System.Management.Automation;

namespace Sdc.PowerShell;

/// <summary>Reads Syncro tickets into sessions: without a path from the server, where one is configured, and from the configured folder; else from export files (JSON).</summary>
[Cmdlet(VerbsData.Import, "SdcSyncroTicket", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[OutputType(typeof(Session))]
public sealed class ImportSdcSyncroTicketCommand : SdcImportCmdlet
{
    private const string ServerSet = "Server";

    /// <summary>Fetch from the server the tickets that were updated at this time or later, instead of those since the last run; without an offset it is in the configured zone.</summary>
    [Parameter(ParameterSetName = ServerSet, Mandatory = true)]
    [ValidateNotNull]
    public DateOrTime? Since { get; set; }

    private protected override SourceStep Source => Workspace.Syncro;

    private protected override ServerQuery? Query() => Since is null ? null : new(Range(Since).Since);
}
