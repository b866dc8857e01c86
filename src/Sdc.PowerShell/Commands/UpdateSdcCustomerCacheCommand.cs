using System.Management.Automation;

namespace Sdc.PowerShell;

/// <summary>Fetches all customers and contacts from Syncro into the customer cache, where the cache is older than the configuration wants, and emits the customers.</summary>
[Cmdlet(VerbsData.Update, "SdcCustomerCache", SupportsShouldProcess = true)]
[OutputType(typeof(Customer))]
public sealed class UpdateSdcCustomerCacheCommand : SdcStoreCmdlet
{
    /// <summary>Fetch them although the cache is new enough.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Fetches.</summary>
    protected override void EndProcessing()
    {
        if (!ShouldProcess(Workspace.Configuration.LeanCustomerCachePath, "Replace by the customers of " + (Workspace.Configuration.SyncroApi.BaseUrl ?? "Syncro"))) return;
        ReadKeys();
        // Opened for the lock, so that no run reads the cache while it is replaced, and the log.
        _ = Store;
        Drain(new CustomerStep(Workspace).UpdateAsync(Force, Cancellation));
    }

    private protected override void Write(CustomerFetched fetched) => WriteObject(fetched.Customer);
}
