using System.Management.Automation;

namespace Sdc.PowerShell;

/// <summary>Gets the configuration in force: file, environment and defaults together. Keys are shown only as set or not set.</summary>
[Cmdlet(VerbsCommon.Get, "SdcConfig")]
[OutputType(typeof(SdcConfiguration))]
public sealed class GetSdcConfigCommand : SdcCmdlet
{
    /// <summary>Writes the configuration.</summary>
    protected override void EndProcessing() => WriteObject(Workspace.Configuration);
}
