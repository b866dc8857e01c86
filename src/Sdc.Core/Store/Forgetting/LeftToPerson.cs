namespace Sdc;

/// <summary>What of a forgotten customer is not SDC's to delete, or would come back.</summary>
internal sealed class LeftToPerson(Workspace workspace, ForgottenCustomer customer)
{
    private const int SessionsShown = 20;

    /// <summary>Tells it.</summary>
    /// <param name="own">The customer's sessions.</param>
    /// <param name="told">Sessions of others whose texts name it.</param>
    /// <param name="damaged">Session files that cannot be read and name it.</param>
    public IEnumerable<CustomerData> Of(IReadOnlyCollection<Session> own, IReadOnlyCollection<string> told, IReadOnlyList<string> damaged)
    {
        foreach (var source in workspace.Sources)
        {
            var sessions = own.Where(session => session.Source == source.Reader.Rule.Source).ToList();
            if (sessions.Count == 0) continue;
            if (source.IsThere) yield return new(CustomerDataKind.Left, source.DefaultPath, sessions.SelectMany(session => session.Meta.SourceIdentifiers).Distinct().Count(), $"Source files of {source.Reader.Rule.Source} are yours, and still hold what was removed. It stays away; a forced import, or new events of the customer in them, make sessions again.");
            if (source.IsFetched) yield return new(CustomerDataKind.Left, "", sessions.Count, $"The server of {source.Reader.Rule.Source} still holds what was removed. It stays away; new events of the customer make sessions again.");
        }

        if (customer.Known is { IsGone: false } && workspace.Configuration.SyncroApi.BaseUrl is not null) yield return new(CustomerDataKind.Left, workspace.Configuration.LeanCustomerCachePath, 1, "Syncro still has the customer: the next fetch of the customers (Update-SdcCustomerCache, sdc cache-customers, or a run that finds the cache too old) brings the entry back. Delete the customer in Syncro first.");
        if (told.Count > 0) yield return new(CustomerDataKind.Left, workspace.Folder.Path, told.Count, "Sessions of others, or of nobody, name the customer in their texts; these are evidence and were not changed: " + string.Join(", ", told.Take(SessionsShown)) + (told.Count > SessionsShown ? ", …" : "") + ".");
        foreach (var path in damaged) yield return new(CustomerDataKind.Left, path, 1, "The file is damaged and may be a session of the customer. Repair the store (Repair-SdcStore, sdc repair), and do it again.");
    }
}
