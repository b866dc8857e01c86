using System.Management.Automation;

namespace Sdc.PowerShell;

/// <summary>Reads the legacy notes (notes.json) into sessions.</summary>
[Cmdlet(VerbsData.Import, "SdcNote", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[OutputType(typeof(Session))]
public sealed class ImportSdcNoteCommand : SdcImportCmdlet
{
    private protected override SourceStep Source => Workspace.Notes;
}
