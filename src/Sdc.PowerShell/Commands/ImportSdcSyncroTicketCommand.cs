using System.Management.Automation;

namespace Sdc.PowerShell;

/// <summary>Reads Syncro ticket export files (JSON) into sessions.</summary>
[Cmdlet(VerbsData.Import, "SdcSyncroTicket", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[OutputType(typeof(Session))]
public sealed class ImportSdcSyncroTicketCommand : SdcImportCmdlet
{
    private protected override SourceStep Source => Workspace.Syncro;
}
