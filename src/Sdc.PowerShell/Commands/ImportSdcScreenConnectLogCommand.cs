using System.Management.Automation;

namespace Sdc.PowerShell;

/// <summary>Reads ScreenConnect connection logs (CSV) into sessions.</summary>
[Cmdlet(VerbsData.Import, "SdcScreenConnectLog", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[OutputType(typeof(Session))]
public sealed class ImportSdcScreenConnectLogCommand : SdcImportCmdlet
{
    private protected override SourceStep Source => Workspace.ScreenConnect;
}
