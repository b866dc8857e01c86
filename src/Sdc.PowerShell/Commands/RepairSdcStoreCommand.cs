using System.Management.Automation;

namespace Sdc.PowerShell;

/// <summary>
/// Checks all session files, and what SDC keeps beside them, and mends it: damaged files are set aside, what can be read of them is saved, and the next run
/// rebuilds the rest from the sources. With <c>-WhatIf</c> nothing is changed.
/// </summary>
[Cmdlet(VerbsDiagnostic.Repair, "SdcStore", SupportsShouldProcess = true)]
[OutputType(typeof(StoreFinding))]
public sealed class RepairSdcStoreCommand : SdcStoreCmdlet
{
    /// <summary>Writes each finding, with what was done about it.</summary>
    protected override void EndProcessing()
    {
        var repair = new StoreRepair(Workspace);
        Drain(ShouldProcess(Workspace.Folder.Path, "Repair the store") ? repair.RepairAsync(MyInvocation.MyCommand.Name, Wait, Cancellation) : repair.CheckAsync(Cancellation));
    }
}
