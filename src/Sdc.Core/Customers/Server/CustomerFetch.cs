using System.Runtime.CompilerServices;

namespace Sdc;

/// <summary>
/// Fetches all customers and contacts from Syncro and writes the customer cache: the answers as they came, and the lean cache that all else reads. The lean
/// cache is replaced last and is what counts; whatever fails before that leaves it as it was.
/// </summary>
internal sealed class CustomerFetch(ServerConnection connection, string leanCachePath, StorageSettings storage)
{
    private const int LeftOutShown = 5;

    private readonly SyncroPages pages = new(connection);
    private readonly FetchedCustomers fetched = new();
    private readonly List<string> leftOut = [];

    /// <summary>How many of the server's customers have no id or no name.</summary>
    public int LeftOut => leftOut.Count;

    /// <summary>Fetches and writes; the last event is <see cref="CustomersUpdated"/>.</summary>
    /// <exception cref="SdcException">It could not be fetched as a whole, or brought nothing; the cache is as it was.</exception>
    /// <exception cref="IOException">The cache could not be written; it is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The cache may not be written; it is as it was.</exception>
    public async IAsyncEnumerable<RunEvent> RunAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var folder = Path.GetDirectoryName(leanCachePath)!;
        PrivateFiles.CreateFolder(folder, storage.Private);
        foreach (var leftover in Directory.EnumerateFiles(folder, "*.json.*" + AtomicFile.TemporaryExtension)) AtomicFile.TryDelete(leftover);
        var before = Before(out var damage);
        if (damage is not null) yield return damage;

        using var rawCustomers = new RawAnswers(Path.Combine(folder, "raw_customers.json"), storage);
        using var rawContacts = new RawAnswers(Path.Combine(folder, "raw_contacts.json"), storage);
        await foreach (var progress in ReadCustomersAsync(rawCustomers, cancellation).ConfigureAwait(false)) yield return progress;
        if (fetched.Count == 0 && before.Any(customer => !customer.IsGone))
            throw new SdcException("CustomersMissing", $"Syncro gave no customer at all, although the cache holds some; it was not replaced. Check whether the key belongs to the right account; if there really are none, delete '{leanCachePath}'.");
        foreach (var remark in LeftOutRemarks()) yield return remark;

        ServerException? refusal = null;
        var contacts = ReadContactsAsync(rawContacts, cancellation).GetAsyncEnumerator(cancellation);
        await using (contacts.ConfigureAwait(false))
        {
            while (true)
            {
                try
                {
                    if (!await contacts.MoveNextAsync().ConfigureAwait(false)) break;
                }
                catch (ServerException error) when (error.Fault is RequestFault.Refused or RequestFault.NotFound)
                {
                    // The key may list customers and not contacts, and customers are worth much without them.
                    refusal = error;
                    break;
                }

                yield return contacts.Current;
            }
        }

        if (refusal is not null)
        {
            fetched.KeepContacts(before);
            yield return new RunWarning("ContactsNotFetched", refusal.Message + " The customers are renewed; their contacts are those of before and those that the customers carry.");
        }

        cancellation.ThrowIfCancellationRequested();
        var customers = fetched.With(before);
        using (var lean = new StagedFile(leanCachePath, storage))
        {
            LeanCustomerCacheWriter.Write(lean.Content, customers);
            lean.Close();
            rawCustomers.Close();
            if (refusal is null) rawContacts.Close();
            rawCustomers.Rename();
            if (refusal is null) rawContacts.Rename();
            lean.Commit();
        }

        yield return CustomersUpdated.Between(before, customers);
    }

    private async IAsyncEnumerable<RunEvent> ReadCustomersAsync(RawAnswers raw, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var list = new SyncroList(pages, SyncroContract.AllCustomers, SyncroContract.Customers);
        var progress = "";
        await foreach (var (id, entry) in list.ReadAsync(cancellation).ConfigureAwait(false))
        {
            raw.Add(entry);
            if (id is null) leftOut.Add("a customer without an id: " + (TicketFields.Raw(entry) ?? "no valid text"));
            else if (CustomerMapper.Customer(id.Value, entry) is { } customer) fetched.Add(customer);
            else leftOut.Add(FormattableString.Invariant($"customer {id} without any name"));
            if (list.Progress == progress) continue;
            progress = list.Progress;
            yield return new RunProgress(CustomerStep.Name, progress, fetched.Count, list.Total);
        }
    }

    private async IAsyncEnumerable<RunEvent> ReadContactsAsync(RawAnswers raw, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var list = new SyncroList(pages, SyncroContract.AllContacts, SyncroContract.Contacts);
        var progress = "";
        long read = 0;
        await foreach (var (_, entry) in list.ReadAsync(cancellation).ConfigureAwait(false))
        {
            raw.Add(entry);
            read++;
            if (CustomerMapper.Contact(entry) is { } known) fetched.AddContact(known.CustomerId, known.Contact);
            if (list.Progress == progress) continue;
            progress = list.Progress;
            yield return new RunProgress(CustomerStep.Name, progress, read, list.Total);
        }
    }

    private List<Customer> Before(out RunWarning? damage)
    {
        damage = null;
        try
        {
            return LeanCustomerCache.Read(leanCachePath).Customers;
        }
        catch (CustomerCacheException error) when (File.Exists(leanCachePath))
        {
            var copy = leanCachePath + ".damaged";
            AtomicFile.Write(copy, AtomicFile.Read(leanCachePath), storage);
            damage = new("CustomerCacheReplaced", $"{OneLine.Escape(error.Message)} The cache is fetched anew; the damaged file is kept as '{copy}'.");
            return [];
        }
    }

    private IEnumerable<RunWarning> LeftOutRemarks()
    {
        foreach (var one in leftOut.Take(LeftOutShown)) yield return new("CustomerLeftOut", $"Syncro gave {one}; it is left out of the customer cache.");
        if (leftOut.Count > LeftOutShown) yield return new("CustomerLeftOut", FormattableString.Invariant($"Syncro gave {leftOut.Count - LeftOutShown} more customers without id or name; they are left out, too. raw_customers.json has them all."));
    }
}
