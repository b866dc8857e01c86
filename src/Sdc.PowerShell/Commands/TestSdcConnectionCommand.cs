using System.Management.Automation;

namespace Sdc.PowerShell;

/// <summary>Tests all that SDC needs: configuration, folders, disk, keys, each endpoint of the servers, clock. Nothing is changed.</summary>
[Cmdlet(VerbsDiagnostic.Test, "SdcConnection")]
[OutputType(typeof(ConnectionCheck), typeof(bool))]
public sealed class TestSdcConnectionCommand : SdcCmdlet
{
    /// <summary>Only whether nothing failed: true or false.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>Writes each check as it is done.</summary>
    protected override void EndProcessing()
    {
        var (path, folder) = (ResolvedConfigPath, WorkingFolder);
        var test = new ConnectionTest(() => ConfigurationLoader.Load(path, folder), MyInvocation.MyCommand.Name);
        var good = true;
        foreach (var check in BlockingPull.Of(test.RunAsync(Cancellation), Cancellation, onStopped: () => throw new PipelineStoppedException()))
        {
            good &= check.Status != CheckStatus.Failed;
            if (!Quiet) WriteObject(check);
        }

        if (Quiet) WriteObject(good);
    }
}
