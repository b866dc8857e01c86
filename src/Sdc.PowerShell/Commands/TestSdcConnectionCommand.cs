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
        var test = new ConnectionTest(Configuration(path, folder), MyInvocation.MyCommand.Name);
        var good = true;
        foreach (var check in BlockingPull.Of(test.RunAsync(Cancellation), Cancellation, onStopped: () => throw new PipelineStoppedException()))
        {
            good &= check.Status != CheckStatus.Failed;
            if (!Quiet) WriteObject(check);
        }

        if (Quiet) WriteObject(good);
    }

    // Secrets are read here, on the pipeline's thread; of one that is not there the test of its key tells.
    private static Func<SdcConfiguration> Configuration(string? path, string folder)
    {
        try
        {
            var configuration = ConfigurationLoader.Load(path, folder);
            foreach (var key in configuration.UnreadKeys) SecretReader.Read(key);
            return () => configuration;
        }
        catch (ConfigurationException)
        {
            return () => ConfigurationLoader.Load(path, folder);
        }
    }
}
