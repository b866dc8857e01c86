using System.Management.Automation;

namespace Sdc.PowerShell;

/// <summary>A cmdlet that writes to the data folder, which one run at a time may do.</summary>
public abstract class SdcStoreCmdlet : SdcCmdlet
{
    private protected SdcStoreCmdlet()
    {
    }

    /// <summary>How many seconds to wait while another run writes to the data folder; without it, such a run ends the command at once.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int WaitSeconds { get; set; }

    private protected override LockWait Wait => LockWait.Seconds(WaitSeconds, told => WriteWarning(DisplayText.Line(told)));
}
