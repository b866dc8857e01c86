using System.Runtime.CompilerServices;

namespace Sdc;

/// <summary>
/// Removes what SDC keeps of one customer. What is removed last tells where the rest is: first the events are noted as removed, by their hashes alone, then all
/// that repeats them is cleaned, then the sessions go, and the entry of the customer cache at the very end. Stopped anywhere, it is done again from the beginning.
/// </summary>
/// <param name="workspace">The project.</param>
/// <param name="wanted">The customer: name or id.</param>
internal sealed class CustomerForgetting(Workspace workspace, string wanted)
{
    private readonly List<Session> own = [];
    private readonly List<(string FileName, string SessionId)> candidates = [];
    private readonly List<string> told = [];
    private readonly List<string> damaged = [];
    private bool isIncomplete;

    private string State => workspace.Configuration.StateFolder;

    /// <summary>The customer that is meant.</summary>
    /// <exception cref="SdcException">Nobody, or more than one, is called so.</exception>
    public ForgottenCustomer Find(CancellationToken cancellation) => ForgottenCustomer.Find(workspace.Customers, workspace.ReadIndex(cancellation).Sessions, Decisions.Load(State).ConfirmedNames, wanted);

    /// <summary>Tells what there is; nothing is changed.</summary>
    public IAsyncEnumerable<RunEvent> PlanAsync(CancellationToken cancellation) => RunAsync(null, cancellation);

    /// <summary>Removes it.</summary>
    /// <param name="store">The store; null only tells.</param>
    /// <param name="cancellation">Stops between two steps.</param>
    /// <exception cref="SdcException">Nobody, or more than one, is called so.</exception>
    public async IAsyncEnumerable<RunEvent> RunAsync(StoreWriter? store, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        var decisions = store?.Decisions ?? Decisions.Load(State);
        var index = store?.Index ?? workspace.ReadIndex(cancellation);
        var customer = ForgottenCustomer.Find(workspace.Customers, index.Sessions, decisions.ConfirmedNames, wanted);
        var trace = new SessionTrace(customer, workspace.Customers);
        foreach (var happened in Read(trace, customer, cancellation)) yield return happened;
        var ids = own.ConvertAll(session => session.SessionId);
        var former = decisions.AliasesOf(ids).ToList();
        if (store is not null)
        {
            foreach (var session in own) decisions.Remove(session.Segments.Select(segment => segment.SegmentId));
            foreach (var session in own) decisions.RemoveForeign(index.OfFile(session.Origin!.FileName)?.NaturalKeys ?? []);
            if (store.SaveDecisions() is { } unsaved) throw new SdcException("StoreNotWritable", unsaved.Message);
        }

        // A source's name of one word, such as "Office", says too little to be looked for.
        var sourceNames = own.Select(session => session.Context.SourceCustomerName?.Trim()).Where(name => name?.Contains(' ') == true).Distinct();
        var texts = new ForgottenTexts([.. customer.Names, .. customer.People, .. sourceNames]);
        var tickets = own.SelectMany(session => session.Meta.SourceIdentifiers).Where(one => one.StartsWith("/tickets/", StringComparison.Ordinal)).Select(one => one.TrimStart('/'));
        var parts = Parts(customer, trace, texts, [.. ids, .. former, .. tickets], store, cancellation).Concat(store is null ? [] : [() => Decide(decisions, customer, ids, store)]);
        foreach (var part in parts)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var happened in Attempt(part)) yield return happened;
        }

        // What is only told is not decided.
        if (store is null) yield return Found(CustomerDataKind.Decision, Path.Combine(State, Decisions.FileName), former.Count + decisions.ConfirmedNames.All().Count(said => said.CustomerId == customer.Id), Words.Decisions, false);
        if (isIncomplete)
        {
            yield return new RunWarning("ForgettingIncomplete", "The sessions and the customer's entry in the cache stay until the rest can be removed, for they tell where it is. Correct what is named, and do it again.");
        }
        else
        {
            foreach (var happened in RemoveSessions(store)) yield return happened;
            foreach (var happened in Attempt(() => Cache(customer, store))) yield return happened;
        }

        if (store?.SaveState() is { } trouble) yield return trouble;
        foreach (var left in new LeftToPerson(workspace, customer).Of(own, told, damaged)) yield return new CustomerDataFound(left);
    }

    private IEnumerable<RunEvent> Read(SessionTrace trace, ForgottenCustomer customer, CancellationToken cancellation)
    {
        var names = new ForgottenTexts(customer.Names);
        var files = workspace.Folder.FileNames();
        for (var at = 0; at < files.Count; at++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (at % 100 == 0) yield return new RunProgress("forget", files[at], at, files.Count);
            try
            {
                var session = workspace.Folder.Read(files[at]);
                if (trace.IsOwn(session)) own.Add(session);
                else
                {
                    if (trace.IsTold(session)) told.Add(session.SessionId);
                    if (trace.TakeOut(session)) candidates.Add((files[at], session.SessionId));
                }
            }
            catch (Exception error) when (error is SessionFileException or IOException or UnauthorizedAccessException)
            {
                if (IsNamed(files[at], names)) damaged.Add(workspace.Folder.FullName(files[at]));
            }
        }
    }

    private bool IsNamed(string fileName, ForgottenTexts names)
    {
        try
        {
            return names.AreIn(DamagedText.Decode(AtomicFile.Read(workspace.Folder.FullName(fileName))));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return File.Exists(workspace.Folder.FullName(fileName));
        }
    }

    private IEnumerable<Func<IEnumerable<RunEvent>>> Parts(ForgottenCustomer customer, SessionTrace trace, ForgottenTexts texts, IReadOnlyCollection<string> ids, StoreWriter? store, CancellationToken cancellation)
    {
        var (remove, storage) = (store is not null, workspace.Configuration.Storage);
        var logs = new ForgottenLogs(workspace.Configuration.Logging.LogFilePath, storage.Private, texts, ids);
        foreach (var file in logs.Files()) yield return () => [Found(CustomerDataKind.Log, file, logs.Clean(file, remove), Words.Logs, remove)];
        var copies = new ForgottenCopies(workspace.Folder, trace, texts);
        foreach (var folder in copies.Folders()) yield return () => [Found(CustomerDataKind.Copy, folder, copies.Clean(folder, remove), Words.Copies, remove)];
        var quarantine = store?.Quarantine ?? new(State, storage);
        yield return () => [Found(CustomerDataKind.BadRecord, Path.Combine(State, "quarantine"), quarantine.Forget(texts.AreIn, remove), Words.Quarantine, remove)];
        var ledger = store?.Ledger ?? Ledger.Load(State);
        yield return () =>
        {
            var count = ledger.ForgetBad(bad => texts.AreIn(bad.Reason) || texts.AreIn(bad.Column), remove);
            if (remove) ledger.Save();
            return [Found(CustomerDataKind.BadRecord, Path.Combine(State, Ledger.FileName), count, Words.Ledger, remove)];
        };
        yield return () => [Found(CustomerDataKind.Memory, LinkAnswers.PathIn(State), LinkAnswers.Load(State, storage).Forget(answer => answer.CustomerId == customer.Id || texts.AreIn(answer.Reason), remove), Words.Answers, remove)];
        yield return () => [Found(CustomerDataKind.Memory, KnownMachines.PathIn(State), KnownMachines.Forget(State, customer.Id, new HashSet<string>(own.Select(session => session.Origin!.FileName), StringComparer.Ordinal), remove, storage), Words.Machines, remove)];
        yield return () => Candidates(trace, store, cancellation);
    }

    private IEnumerable<RunEvent> Candidates(SessionTrace trace, StoreWriter? store, CancellationToken cancellation)
    {
        var failures = new List<RunEvent>();
        foreach (var (fileName, _) in store is null ? [] : candidates)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                WhileEdited.Retry(() =>
                {
                    var session = workspace.Folder.Read(fileName);
                    return trace.TakeOut(session) && store!.Index.OfFile(fileName) is { } entry && store.Rewrite(session, entry) is not null;
                });
            }
            catch (Exception error) when (error is SessionFileException or IOException or UnauthorizedAccessException)
            {
                isIncomplete = true;
                failures.Add(Failed(workspace.Folder.FullName(fileName), error));
            }
        }

        return [.. failures, Found(CustomerDataKind.Candidate, workspace.Folder.Path, candidates.Count, Words.Candidates, store is not null)];
    }

    // The confirmed names are what tells the customer's undecided sessions, so they go when all else is cleaned.
    private static IEnumerable<RunEvent> Decide(Decisions decisions, ForgottenCustomer customer, List<string> ids, StoreWriter store)
    {
        var names = decisions.ConfirmedNames.All().Where(said => said.CustomerId == customer.Id).ToList();
        foreach (var said in names) decisions.ConfirmedNames.TakeBack(said.Name);
        var count = names.Count + decisions.ForgetAliases(ids);
        decisions.Save();
        return [Found(CustomerDataKind.Decision, Path.Combine(store.StateFolder, Decisions.FileName), count, Words.Decisions, true)];
    }

    private IEnumerable<RunEvent> RemoveSessions(StoreWriter? store)
    {
        var count = 0;
        foreach (var session in own)
        {
            var fileName = session.Origin!.FileName;
            RunEvent? failure = null;
            try
            {
                if (store is not null)
                {
                    store.Folder.Delete(fileName);
                    store.Index.Forget(fileName);
                }

                count++;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                failure = Failed(store!.Folder.FullName(fileName), error);
            }

            if (failure is not null) yield return failure;
        }

        yield return Found(CustomerDataKind.Session, workspace.Folder.Path, count, Words.Sessions, store is not null);
    }

    private IEnumerable<RunEvent> Cache(ForgottenCustomer customer, StoreWriter? store)
    {
        var path = workspace.Configuration.LeanCustomerCachePath;
        var folder = Path.GetDirectoryName(path)!;
        var cache = new ForgottenCache(customer.Id, workspace.Configuration.Storage);
        foreach (var (file, key) in new[] { (Path.Combine(folder, "raw_contacts.json"), "customer_id"), (Path.Combine(folder, "raw_customers.json"), "id"), (path, "id") })
        {
            yield return Found(CustomerDataKind.CustomerCache, file, cache.Clean(file, key, store is not null), Words.Cache, store is not null);
        }

        if (store is not null) workspace.ReloadCustomers();
    }

    private static CustomerDataFound Found(CustomerDataKind kind, string path, int count, string what, bool removed) => new(new(kind, path, count, what) { IsRemoved = removed });

    private static SessionFailed Failed(string path, Exception error) => new(path, $"The customer could not be removed from '{path}' ({error.Message}). Correct its rights, or close the program that has it open, and do it again.");

    // What one file refuses keeps nothing else from being removed.
    private List<RunEvent> Attempt(Func<IEnumerable<RunEvent>> part)
    {
        var happened = new List<RunEvent>();
        try
        {
            foreach (var one in part())
            {
                if (one is not CustomerDataFound { Data.Count: 0 }) happened.Add(one);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or System.Text.Json.JsonException)
        {
            isIncomplete = true;
            happened.Add(new SessionFailed("", $"A part of what is kept of the customer could not be removed ({error.Message}). Correct that, and do it again."));
        }

        return happened;
    }

    private static class Words
    {
        public const string Sessions = "sessions of the customer; their events stay away";
        public const string Candidates = "sessions of others, or of nobody, that had the customer as a candidate or runner-up";
        public const string Decisions = "confirmed names and former ids of sessions";
        public const string Answers = "answers of a model";
        public const string Machines = "sessions' machines";
        public const string Quarantine = "bad records with their texts";
        public const string Ledger = "bad records that the ledger told of";
        public const string Copies = "files of damaged sessions and of copies";
        public const string Logs = "lines that told of the customer or its sessions";
        public const string Cache = "entries of the customer";
    }
}
