using System.Text.Json;

namespace Sdc;

/// <summary>A look at a whole store, which changes nothing of it: every session file is read, and compared with the index and with what the sources were read to hold.</summary>
internal sealed class StoreInspection
{
    private readonly List<StoreFault> faults = [];
    private readonly SessionFolder folder;
    private readonly string stateFolder;
    private readonly Predicate<string> isFetched;
    private readonly Dictionary<string, IndexedSession> read = new(StringComparer.Ordinal);
    private readonly List<(string Is, string ShouldBe)> misnamed = [];
    private readonly HashSet<SegmentKey> inDamaged = [];

    private StoreInspection(SessionFolder folder, string stateFolder, Predicate<string> isFetched)
    {
        (this.folder, this.stateFolder, this.isFetched) = (folder, stateFolder, isFetched);
        Ledger = Ledger.Load(stateFolder);
        Indexed = SessionIndexFile.Read(Path.Combine(stateFolder, SessionIndex.FileName), []);
    }

    /// <summary>What is wrong, in the order in which it is mended.</summary>
    public IReadOnlyList<StoreFault> Faults => faults;

    public Ledger Ledger { get; }

    /// <summary>What the index knew when it was last written.</summary>
    public IReadOnlyDictionary<string, IndexedSession> Indexed { get; }

    /// <summary>Looks at a store.</summary>
    /// <param name="folder">The session files.</param>
    /// <param name="stateFolder">Ledger, index and decisions.</param>
    /// <param name="rules">The rules of the sources, by source.</param>
    /// <param name="isFetched">Whether a source's events are fetched from a server.</param>
    /// <param name="isQuiet">Whether nobody is writing; otherwise temporary files are not leftovers.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static StoreInspection Of(SessionFolder folder, string stateFolder, IReadOnlyDictionary<string, ISessionRule> rules, Predicate<string> isFetched, bool isQuiet, CancellationToken cancellation)
    {
        var inspection = new StoreInspection(folder, stateFolder, isFetched);
        inspection.LookAtState(cancellation);
        if (isQuiet) inspection.LookForLeftovers();
        inspection.LookForStrangeFiles(cancellation);
        inspection.ReadSessions(rules, cancellation);
        inspection.LookForDoubles();
        cancellation.ThrowIfCancellationRequested();
        inspection.LookAtNames();
        inspection.LookAtEvents();
        cancellation.ThrowIfCancellationRequested();
        inspection.LookAtIndex();
        return inspection;
    }

    private void LookAtState(CancellationToken cancellation)
    {
        if (!Directory.Exists(stateFolder)) return;
        foreach (var path in Directory.EnumerateFiles(stateFolder, "*.json", SearchOption.AllDirectories).OrderBy(path => path, StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            if (Ailment(path) is not { } ailment) continue;
            var isDecisions = Path.GetFileName(path) == Decisions.FileName;
            faults.Add(new(StoreFindingKind.StateDamaged, path, isDecisions
                ? $"It cannot be read ({ailment}), and no run works without it: it says which sessions were removed and which ids were renamed, which nothing else tells."
                : $"It cannot be read ({ailment}). It is made anew by the next run, which takes longer."));
        }

        var index = Path.Combine(stateFolder, SessionIndex.FileName);
        if (File.Exists(index) && !SessionIndexFile.IsWhole(index)) faults.Add(new(StoreFindingKind.StateDamaged, index, "Its checksum is wrong. It is made anew of the session files."));
    }

    private static string? Ailment(string path)
    {
        try
        {
            if (Path.GetFileName(path) == Decisions.FileName) Decisions.Load(Path.GetDirectoryName(path)!);
            else if (Path.GetFileName(path) == Ledger.FileName) return Ledger.IsReadable(path) ? null : "it is damaged";
            else using (JsonDocument.Parse(AtomicFile.Read(path))) return null;
            return null;
        }
        catch (JsonException)
        {
            return "it is damaged";
        }
        catch (SdcException)
        {
            return "it is damaged";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return error.Message;
        }
    }

    private void LookForLeftovers()
    {
        var state = Directory.Exists(stateFolder) ? Directory.EnumerateFiles(stateFolder, "*" + AtomicFile.TemporaryExtension, SearchOption.AllDirectories) : [];
        foreach (var path in state.Concat(folder.Leftovers()).OrderBy(path => path, StringComparer.Ordinal))
        {
            faults.Add(new(StoreFindingKind.Leftover, path, "A run that was stopped left it; what it should have become is not missing for it."));
        }
    }

    private void LookForStrangeFiles(CancellationToken cancellation)
    {
        if (!Directory.Exists(folder.Path)) return;
        foreach (var path in Directory.EnumerateFileSystemEntries(folder.Path).OrderBy(path => path, StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            var name = Path.GetFileName(path);
            if (IsOfSystem(name) || SessionFolder.IsLeftover(path) || (name.EndsWith(SessionFileName.Extension, StringComparison.OrdinalIgnoreCase) && !Directory.Exists(path))) continue;
            faults.Add(new(StoreFindingKind.StrangeFile, path, "The sessions folder holds nothing but session files; SDC does not look at this."));
        }
    }

    // What file managers and synchronisers put into every folder.
    private static bool IsOfSystem(string name) => name.StartsWith(".", StringComparison.Ordinal) || name.Equals("desktop.ini", StringComparison.OrdinalIgnoreCase) || name.Equals("Thumbs.db", StringComparison.OrdinalIgnoreCase);

    private void ReadSessions(IReadOnlyDictionary<string, ISessionRule> rules, CancellationToken cancellation)
    {
        foreach (var file in folder.Files().TakeWhile(_ => !cancellation.IsCancellationRequested).OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                var session = folder.Read(file.Name);
                read[file.Name] = IndexedSession.Of(session, file, rules.TryGetValue(session.Source, out var rule) ? rule : null);
                var name = SessionFileName.Of(session);
                if (name != file.Name) misnamed.Add((file.Name, name));
            }
            catch (SessionFileException error) when (error.IsNewer)
            {
                faults.Add(new(StoreFindingKind.SessionNewer, folder.FullName(file.Name), error.Message));
            }
            catch (SessionFileException error)
            {
                faults.Add(Damaged(file.Name, error));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                if (File.Exists(folder.FullName(file.Name))) faults.Add(new(StoreFindingKind.SessionDamaged, folder.FullName(file.Name), $"The session file cannot be read ({error.Message}).") { IsUnreadable = true });
            }
        }

        cancellation.ThrowIfCancellationRequested();
    }

    private StoreFault Damaged(string name, SessionFileException error)
    {
        var content = AtomicFile.Read(folder.FullName(name));
        var held = HeldEvents.Of(content, Indexed.TryGetValue(name, out var known) ? known : null);
        inDamaged.UnionWith(held.Keys);
        var salvage = SessionSalvage.Of(content, name);
        var source = salvage.Session?.Source ?? SessionFileName.Parts(name)?.Source ?? "";
        return new(StoreFindingKind.SessionDamaged, folder.FullName(name), $"{error.Message} {held.Tell(Ledger, isFetched(source))}") { FileName = name, Source = source, Salvage = salvage, Held = held };
    }

    /// <summary>The file that holds a session, other than one of a name; null where there is none.</summary>
    public string? HolderOf(string sessionId, string except) =>
        read.Values.FirstOrDefault(session => session.FileName != except && string.Equals(session.SessionId, sessionId, StringComparison.OrdinalIgnoreCase))?.FileName;

    private void LookForDoubles()
    {
        foreach (var same in read.Values.GroupBy(session => session.SessionId, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1))
        {
            var files = same.Select(session => session.FileName).OrderBy(name => misnamed.Exists(wrong => wrong.Is == name)).ThenBy(name => name, StringComparer.Ordinal).ToList();
            foreach (var name in files.Skip(1))
            {
                var isCopy = AtomicFile.Read(folder.FullName(name)).AsSpan().SequenceEqual(AtomicFile.Read(folder.FullName(files[0])));
                faults.Add(new(StoreFindingKind.SessionDoubled, folder.FullName(name), $"It holds the session {same.Key}, as '{files[0]}' does{(isCopy ? ", letter for letter" : ", and differs from that")}.") { FileName = name, IsCopy = isCopy, IsMerged = !isCopy && same.All(session => session.GroupKey.Length > 0) });
            }
        }

        var doubledFiles = new HashSet<string>(faults.Where(fault => fault.Kind == StoreFindingKind.SessionDoubled).Select(fault => fault.FileName!), StringComparer.Ordinal);
        misnamed.RemoveAll(wrong => doubledFiles.Contains(wrong.Is));
        var sessions = read.Values.Where(session => !doubledFiles.Contains(session.FileName)).ToList();
        var holders = new SegmentHolders(sessions);
        foreach (var source in sessions.Select(session => session.Source).Distinct().ToList())
        {
            var keys = holders.Doubled(source);
            if (keys.Count == 0) continue;
            var names = keys.SelectMany(holders.Of).Select(session => session.FileName).Distinct().OrderBy(name => name, StringComparer.Ordinal).ToList();
            faults.Add(new(StoreFindingKind.EventsDoubled, folder.FullName(names[0]), FormattableString.Invariant($"{keys.Count} of its events stand in {string.Join(", ", names.Skip(1).Take(5))} as well, as when a run is stopped while it moves them.")));
        }
    }

    private void LookAtNames()
    {
        foreach (var (name, wanted) in misnamed) faults.Add(new(StoreFindingKind.SessionMisnamed, folder.FullName(name), $"Its session's file would be named '{wanted}'.") { FileName = name, Wanted = wanted });
    }

    // What a source was read to hold, was not removed, and is in no session.
    private void LookAtEvents()
    {
        var held = new HashSet<SegmentKey>(read.Values.SelectMany(session => session.Segments).Select(segment => segment.Key));
        Decisions? decisions = null;
        try
        {
            decisions = Decisions.Load(stateFolder);
        }
        catch (SdcException)
        {
            // Told already; what was removed is not known then, and not missing for certain.
            return;
        }

        foreach (var source in SourceSystem.All)
        {
            foreach (var (path, entry) in Ledger.Of(source).OrderBy(file => file.Path, StringComparer.Ordinal))
            {
                var missing = entry.SegmentKeys().Where(key => !held.Contains(key) && !inDamaged.Contains(key) && !decisions.IsRemoved(key)).ToList();
                if (missing.Count == 0) continue;
                var isThere = File.Exists(path);
                faults.Add(new(StoreFindingKind.EventsMissing, path, FormattableString.Invariant($"{missing.Count} of the {entry.Segments.Length / SegmentKey.Size} events that it was read to hold are in no session. ")
                    + (isThere ? "The file is there: they can be rebuilt from it." : "The file is gone: from it they cannot be rebuilt.")) { Source = source, Missing = missing });
            }
        }
    }

    private void LookAtIndex()
    {
        var wrong = Indexed.Values.Count(entry => read.TryGetValue(entry.FileName, out var real) && real.Size == entry.Size && real.Written == entry.Written && !IsAlike(entry, real));
        if (wrong > 0) faults.Add(new(StoreFindingKind.IndexWrong, Path.Combine(stateFolder, SessionIndex.FileName), FormattableString.Invariant($"Of {wrong} session files it tells something else than stands in them. It is made anew of the session files.")));
    }

    private static bool IsAlike(IndexedSession one, IndexedSession other) =>
        (one.SessionId, one.Source, one.GroupKey, one.Status, one.CustomerId, one.ContactId, one.IsForeign) == (other.SessionId, other.Source, other.GroupKey, other.Status, other.CustomerId, other.ContactId, other.IsForeign)
        && one.Segments.AsSpan().SequenceEqual(other.Segments);
}
