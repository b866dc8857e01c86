using System.Management.Automation;

namespace Sdc.PowerShell;

/// <summary>Reads SillyTavern chats (JSONL) into sessions.</summary>
[Cmdlet(VerbsData.Import, "SdcSillyTavernChat", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[OutputType(typeof(Session))]
public sealed class ImportSdcSillyTavernChatCommand : SdcImportCmdlet
{
    private protected override SourceStep Source => Workspace.SillyTavern;
}
