namespace Sdc;

/// <summary>
/// The store, opened for writing under the run lock. The commands of one PowerShell pipeline share one writer, for they take turns on one thread
/// (<c>Import-… | Invoke-SdcCustomerLink</c>); everybody else waits their turn.
/// </summary>
internal sealed class StoreWriter : IDisposable
{
    private static readonly Dictionary<string, StoreWriter> Opened = new(StringComparer.Ordinal);

    private readonly string key;
    private readonly object owner;
    private readonly RunLock runLock;
    private int uses = 1;
    private bool damageTaken;
    private List<RunWarning> warnings = [];

    private StoreWriter(string key, object owner, RunLock runLock, string stateFolder, SessionFolder folder, IReadOnlyDictionary<string, ISessionRule> rules, CancellationToken cancellation)
    {
        this.key = key;
        this.owner = owner;
        this.runLock = runLock;
        StateFolder = stateFolder;
        Folder = folder;
        Rules = rules;
        folder.Prepare();
        var listing = Task.Run(() => folder.Files().ToList(), CancellationToken.None);
        foreach (var leftover in Directory.EnumerateFiles(stateFolder, "*" + AtomicFile.TemporaryExtension, SearchOption.AllDirectories)) AtomicFile.TryDelete(leftover);
        Decisions = Decisions.Load(stateFolder, folder.Storage);
        Ledger = Ledger.Load(stateFolder, folder.Storage);
        Quarantine = new(stateFolder, folder.Storage);
        Index = SessionIndex.Open(stateFolder, folder, listing, rules, cancellation);
        if (Decisions.SessionsCopy is null && Index.Sessions.Any(session => session.IsForeign)) warnings.Add(CopySessions());
    }

    /// <summary>Lock, ledger, index, decisions, and temporary files of the run.</summary>
    public string StateFolder { get; }

    public SessionFolder Folder { get; }

    public IReadOnlyDictionary<string, ISessionRule> Rules { get; }

    public Decisions Decisions { get; }

    public Ledger Ledger { get; }

    public Quarantine Quarantine { get; }

    public SessionIndex Index { get; }

    /// <summary>Opens the store, or joins the writer of the same owner.</summary>
    /// <param name="stateFolder">Lock, ledger, index and decisions.</param>
    /// <param name="folder">The session files.</param>
    /// <param name="rules">The rules of the sources, by source.</param>
    /// <param name="owner">Who shares the writer; compared with <see cref="object.Equals(object)"/>.</param>
    /// <param name="purpose">What is being done, for the message that others get.</param>
    /// <param name="wait">How long to wait for another run that is writing.</param>
    /// <param name="cancellation">Stops the waiting, and the reading of the index.</param>
    /// <exception cref="RunLockException">Another run is writing.</exception>
    /// <exception cref="SdcException">A folder cannot be written, or the decisions cannot be read.</exception>
    public static StoreWriter Open(string stateFolder, SessionFolder folder, IReadOnlyDictionary<string, ISessionRule> rules, object owner, string purpose, LockWait wait, CancellationToken cancellation) =>
        wait.For(() => Open(stateFolder, folder, rules, owner, purpose, cancellation), cancellation);

    private static StoreWriter Open(string stateFolder, SessionFolder folder, IReadOnlyDictionary<string, ISessionRule> rules, object owner, string purpose, CancellationToken cancellation)
    {
        var key = Path.GetFullPath(stateFolder) + "|" + Path.GetFullPath(folder.Path);
        lock (Opened)
        {
            if (Opened.TryGetValue(key, out var opened) && opened.owner.Equals(owner))
            {
                opened.uses++;
                return opened;
            }
        }

        // The run lock alone keeps others out, of this process as of another: nobody waits here while somebody reads a large index.
        MakeState(stateFolder, folder.Storage);
        var runLock = RunLock.Acquire(stateFolder, purpose, cancellation);
        try
        {
            var writer = new StoreWriter(key, owner, runLock, stateFolder, folder, rules, cancellation);
            lock (Opened) Opened[key] = writer;
            return writer;
        }
        catch
        {
            runLock.Dispose();
            throw;
        }
    }

    /// <summary>The session files that cannot be read: once a writer, whatever steps it serves.</summary>
    public IReadOnlyList<SessionFailed> TakeDamage()
    {
        if (damageTaken) return [];
        damageTaken = true;
        return [.. Index.Damaged.Select(damage => new SessionFailed(Folder.FullName(damage.Key), damage.Value))];
    }

    /// <summary>Has something told by the first step that uses the store.</summary>
    public void Warn(RunWarning warning) => warnings.Add(warning);

    /// <summary>What its opening brought about, such as the copy of another program's sessions: once, whoever asks first.</summary>
    public IReadOnlyList<RunWarning> TakeWarnings()
    {
        var taken = warnings;
        warnings = [];
        return taken;
    }

    /// <summary>The stored session of an id, older ids and the beginning of one included; null when there is none.</summary>
    public IndexedSession? Find(string sessionId)
    {
        var now = Decisions.Resolve(sessionId);
        return Index.OfId(sessionId) ?? Index.OfId(now) ?? (Index.OfBeginning(sessionId) is { Count: 1 } begun ? begun[0] : null);
    }

    /// <summary>Why <see cref="Find"/> finds no session: its file is damaged, or there is none, or the beginning of an id is that of several.</summary>
    public RunEvent WhyNone(string sessionId)
    {
        var now = Decisions.Resolve(sessionId);
        foreach (var damage in Index.Damaged.Where(damage => SessionFileName.Parts(damage.Key) is not null))
        {
            if (!SessionFileName.MayBeOf(damage.Key, sessionId) && !SessionFileName.MayBeOf(damage.Key, now) && !SessionFileName.MayBegin(damage.Key, sessionId)) continue;
            return new SessionFailed(Folder.FullName(damage.Key), damage.Value + " Repair-SdcStore (sdc repair) saves what can be read of it.") { ErrorId = "SessionFileDamaged" };
        }

        return new SessionMissing(sessionId, Index.OfBeginning(sessionId).Count);
    }

    /// <summary>Writes a session back that was read under this lock; a change of its start's day renames the file.</summary>
    /// <exception cref="FileChangedException">Somebody saved the file since it was read; see <see cref="WhileEdited"/>.</exception>
    /// <exception cref="IOException">The file could not be written; it is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public IndexedSession Rewrite(Session session, IndexedSession before)
    {
        session.Meta.LastUpdatedTimestampUtc = DateTimeOffset.UtcNow;
        var name = SessionFileName.Of(session);
        // A name that is taken, by a copy or by a damaged file, stays taken: the session keeps the name it has.
        if (name != before.FileName && File.Exists(Folder.FullName(name))) name = before.FileName;
        var origin = session.Origin;
        var file = Folder.Write(session, name);
        if (name != before.FileName)
        {
            Folder.Sync();
            Folder.TryDelete(before.FileName, origin);
            Index.Forget(before.FileName);
        }

        var entry = IndexedSession.Of(session, file, Rules.TryGetValue(session.Source, out var rule) ? rule : null);
        // Its events are what they were.
        entry.IsCompared = before.IsCompared;
        Index.Put(entry);
        return entry;
    }

    /// <summary>The customer that a stored session has; null where it has none, or cannot be read.</summary>
    public long? CustomerOf(IndexedSession entry)
    {
        try
        {
            return Folder.Read(entry.FileName).CustomerId;
        }
        catch (Exception error) when (error is SessionFileException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Changes a session as a person asks.</summary>
    public RunEvent Edit(IndexedSession entry, SessionEdit edit) => Attempt(entry, "changed", () => WhileEdited.Retry(() =>
    {
        var session = Folder.Read(entry.FileName);
        if (!edit.Apply(session)) return new SessionStored(session, SessionChange.Unchanged);
        Rewrite(session, entry);
        return new SessionStored(session, SessionChange.Changed);
    }));

    /// <summary>Removes a session: its segments stay away until a forced import brings them back.</summary>
    public RunEvent Remove(IndexedSession entry) => Attempt(entry, "removed", () =>
    {
        var session = Folder.Read(entry.FileName);
        // The decision comes first: a file whose deletion fails can be removed again, a deleted one without it would come back.
        Decisions.Remove(session.Segments.Select(segment => segment.SegmentId));
        Decisions.RemoveForeign(entry.NaturalKeys);
        Decisions.Save();
        Folder.Delete(entry.FileName);
        Index.Forget(entry.FileName);
        return new SessionStored(session, SessionChange.Changed);
    });

    // Whatever is about to be changed: what another program made can be taken back as it was.
    private RunWarning CopySessions()
    {
        try
        {
            var path = SessionsCopy.Make(Folder.Path, Folder.Storage);
            Decisions.NoteCopy(path);
            Decisions.Save();
            return new("SessionsCopied", $"The sessions folder holds sessions that another program made (the Python SDC). Before anything in it is changed, it was copied to '{path}'; delete the copy when you need it no more.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SdcException("SessionsNotCopied", $"The sessions folder '{Folder.Path}' holds sessions that another program made (the Python SDC), and cannot be copied beside it before they are changed ({error.Message}). Nothing was changed. Make room or correct the rights of the folder that it lies in.", error);
        }
    }

    // The lock that lies in it says what is wrong where it cannot be made.
    private static void MakeState(string folder, StorageSettings storage)
    {
        try
        {
            PrivateFiles.CreateFolder(folder, storage.Private);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The taking of the lock fails by the same.
        }
    }

    private RunEvent Attempt(IndexedSession entry, string what, Func<RunEvent> action)
    {
        try
        {
            return action();
        }
        catch (Exception error) when (error is SessionFileException or IOException or UnauthorizedAccessException)
        {
            return new SessionFailed(Folder.FullName(entry.FileName), $"The session could not be {what} ({error.Message}). Its file is as it was.");
        }
    }

    /// <summary>Writes what the next run wants to know; it can do without.</summary>
    /// <returns>A warning where that failed.</returns>
    public RunWarning? SaveState() => SaveProgress() ?? Save(Index.Save);

    /// <summary>The same without the index, which costs the most to write and the least to do without: what is stored is in the session files.</summary>
    /// <returns>A warning where that failed.</returns>
    public RunWarning? SaveProgress() => SaveDecisions() ?? Save(Ledger.Save);

    /// <summary>Writes only what cannot be made again: what was removed, and which ids were renamed.</summary>
    /// <returns>A warning where that failed.</returns>
    public RunWarning? SaveDecisions() => Save(() =>
    {
        Folder.Sync();
        Decisions.Save();
    });

    private static RunWarning? Save(Action save)
    {
        try
        {
            save();
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new("StateNotSaved", $"What was read could not be noted down ({error.Message}). The sessions are stored; the next run reads the sources again and changes nothing by it.");
        }
    }

    /// <summary>Frees the lock when the last of the owner's commands is done.</summary>
    public void Dispose()
    {
        lock (Opened)
        {
            if (--uses > 0) return;
            Opened.Remove(key);
        }

        runLock.Dispose();
    }
}
