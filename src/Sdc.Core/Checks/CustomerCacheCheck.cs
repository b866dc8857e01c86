namespace Sdc;

/// <summary>The customer cache: whether it can be read, how many customers it has, how old it is.</summary>
internal sealed class CustomerCacheCheck(SdcConfiguration configuration) : ICheck
{
    public string Name => "Customer cache";

    private bool HasServer => configuration.SyncroApi.BaseUrl is not null;

    public Task<CheckResult> RunAsync(CancellationToken cancellation) => Task.FromResult(Look());

    private CheckResult Look()
    {
        var path = configuration.LeanCustomerCachePath;
        if (!File.Exists(path) && !Directory.Exists(path)) return CheckResult.Warning($"{path}: not there, so that no session is linked by name.", HasServer ? "Fetch the customers with Update-SdcCustomerCache (sdc cache-customers)." : "Put it there, or set syncro_api.base_url to fetch the customers.");
        CustomerDirectory customers;
        try
        {
            customers = CustomerDirectory.Load(path);
        }
        catch (CustomerCacheException error)
        {
            return CheckResult.Failed(error.Message, HasServer ? "Correct the file, or fetch it anew with Update-SdcCustomerCache -Force (sdc cache-customers --force)." : "Correct the file, or take it away to go on without customers.");
        }

        var found = FormattableString.Invariant($"{customers.Customers.Count} customers, {Age(DateTime.UtcNow - File.GetLastWriteTimeUtc(path))} old, {Policy()}.");
        return customers.Remarks.Count == 0 ? CheckResult.Ok(found) : CheckResult.Warning($"{found} {customers.Remarks[0]}{(customers.Remarks.Count > 1 ? FormattableString.Invariant($" And {customers.Remarks.Count - 1} more such entries.") : "")}", "Correct the file; what is left out can be no session's customer.");
    }

    private string Policy()
    {
        var defaults = configuration.ProcessingDefaults;
        if (!HasServer) return "kept by hand, for no server is set";
        return FormattableString.Invariant($"policy {defaults.SyncroCachePolicy}{(defaults.SyncroCachePolicy == "if_older_than_hours" ? $" ({defaults.SyncroCacheExpiryHours})" : "")}");
    }

    private static string Age(TimeSpan age) => age switch
    {
        { TotalDays: >= 2 } => FormattableString.Invariant($"{(int)age.TotalDays} days"),
        { TotalHours: >= 2 } => FormattableString.Invariant($"{(int)age.TotalHours} hours"),
        _ => FormattableString.Invariant($"{Math.Max(0, (int)age.TotalMinutes)} minutes"),
    };
}
