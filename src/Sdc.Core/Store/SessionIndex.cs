namespace Sdc;

/// <summary>
/// Ids and times of all stored segments, rebuilt from the session files wherever size or time of a file differ from what the index saw.
/// Kept in <c>state/index.bin</c>; it can be deleted.
/// </summary>
internal sealed class SessionIndex
{
    public const string FileName = "index.bin";

    private readonly string path;
    private readonly Dictionary<string, IndexedSession> byFile;
    private readonly Dictionary<string, string> damaged = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> gaps = new(StringComparer.Ordinal);
    private SegmentHolders? holders;
    private Dictionary<(string Source, string Group), List<IndexedSession>>? byGroup;
    private Dictionary<string, IndexedSession>? byId;
    private Dictionary<string, int>? counts;
    private readonly StorageSettings storage;
    private bool changed;

    private SessionIndex(string path, Dictionary<string, IndexedSession> byFile, StorageSettings storage)
    {
        this.storage = storage;
        this.path = path;
        this.byFile = byFile;
    }

    public IReadOnlyCollection<IndexedSession> Sessions => byFile.Values;

    /// <summary>Files in the sessions folder that hold no session, with what is wrong; never overwritten.</summary>
    public IReadOnlyDictionary<string, string> Damaged => damaged;

    /// <summary>Brings the index up to date with the folder.</summary>
    /// <param name="stateFolder">Where the saved index is.</param>
    /// <param name="folder">The session files.</param>
    /// <param name="listing">What the folder lists. Of a large one that takes longer than the reading of the index, so it is begun before.</param>
    /// <param name="rules">How sources tell groups, by source.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static SessionIndex Open(string stateFolder, SessionFolder folder, Task<List<SessionFileInfo>> listing, IReadOnlyDictionary<string, ISessionRule> rules, CancellationToken cancellation)
    {
        var path = Path.Combine(stateFolder, FileName);
        var index = new SessionIndex(path, new(StringComparer.Ordinal), folder.Storage);
        var saved = SessionIndexFile.Read(path, index.gaps);
        foreach (var file in listing.GetAwaiter().GetResult())
        {
            cancellation.ThrowIfCancellationRequested();
            if (saved.TryGetValue(file.Name, out var known) && known.Size == file.Size && known.Written == file.Written)
            {
                index.byFile[file.Name] = known;
                continue;
            }

            index.changed = true;
            try
            {
                var session = folder.Read(file.Name);
                index.byFile[file.Name] = IndexedSession.Of(session, file, rules.TryGetValue(session.Source, out var rule) ? rule : null);
            }
            catch (Exception error) when (error is SessionFileException or IOException or UnauthorizedAccessException)
            {
                if (File.Exists(folder.FullName(file.Name))) index.damaged[file.Name] = error.Message;
            }
        }

        index.changed |= index.byFile.Count != saved.Count;
        return index;
    }

    /// <summary>Whether the sessions of a source were last cut with this gap.</summary>
    public bool IsCutWith(string source, TimeSpan? gap) => gaps.TryGetValue(source, out var ticks) && ticks == Ticks(gap);

    /// <summary>Notes the gap that all sessions of a source are cut with now.</summary>
    public void SetGap(string source, TimeSpan? gap)
    {
        if (IsCutWith(source, gap)) return;
        gaps[source] = Ticks(gap);
        changed = true;
    }

    /// <summary>Has all sessions of a source cut anew, in this run or, if it does not come to its end, in the next.</summary>
    public void ForgetGap(string source) => changed |= gaps.Remove(source);

    /// <summary>Notes that the events of a session that another program stored were looked for among all that is stored.</summary>
    public void SetCompared(IndexedSession session)
    {
        changed |= !session.IsCompared;
        session.IsCompared = true;
    }

    /// <summary>Notes with which customers and settings the linker looked at a session.</summary>
    public void SetLinkedWith(IndexedSession session, string fingerprint)
    {
        if (session.LinkedWith == fingerprint) return;
        session.LinkedWith = fingerprint;
        changed = true;
    }

    /// <summary>Notes with which tasks analysis found a session to need nothing.</summary>
    public void SetAnalyzedWith(IndexedSession session, string fingerprint)
    {
        if (session.AnalyzedWith == fingerprint) return;
        session.AnalyzedWith = fingerprint;
        changed = true;
    }

    /// <summary>The sessions that hold a segment: one, but for a run that was killed while it moved segments from one file to another.</summary>
    public IEnumerable<IndexedSession> Holding(SegmentKey segment) => Holders().Of(segment);

    /// <summary>The sessions that hold any of the segments.</summary>
    public HashSet<IndexedSession> HoldingAny(IEnumerable<IReadOnlyCollection<SegmentKey>> segments)
    {
        var sessions = new HashSet<IndexedSession>();
        foreach (var some in segments) Holders().AddTo(sessions, some);
        return sessions;
    }

    /// <summary>Whether a session of the source is stored.</summary>
    public bool HasAny(string source) => Counts().TryGetValue(source, out var count) && count > 0;

    public bool Holds(SegmentKey segment) => Holders().Contains(segment);

    /// <summary>Whether one session of the source holds the segment, and holds it just so.</summary>
    public bool IsStoredAs(SegmentRef segment, string source) => Holders().HoldsAs(segment, source);

    /// <summary>The keys of segments that more than one session of the source holds.</summary>
    public IReadOnlyList<SegmentKey> Doubled(string source) => Holders().Doubled(source);

    public IReadOnlyList<IndexedSession> OfGroup(string source, string groupKey) => ByGroup().TryGetValue((source, groupKey), out var sessions) ? sessions : [];

    public IndexedSession? OfFile(string fileName) => byFile.TryGetValue(fileName, out var session) ? session : null;

    public IndexedSession? OfId(string sessionId) => ById().TryGetValue(sessionId, out var session) ? session : null;

    /// <summary>The sessions whose ids begin so.</summary>
    public IReadOnlyList<IndexedSession> OfBeginning(string beginning) =>
        beginning.Length < SessionIdBeginning.Shown ? [] : [.. ById().Values.Where(session => SessionIdBeginning.Fits(session.SessionId, beginning))];

    /// <summary>Takes in a file that was just written.</summary>
    public void Put(IndexedSession entry)
    {
        Forget(entry.FileName);
        byFile[entry.FileName] = entry;
        changed = true;
        if (byId is not null) byId[entry.SessionId] = entry;
        if (counts is not null) Count(counts, entry, 1);
        holders?.Add(entry);
        if (byGroup is not null) Add(byGroup, entry);
    }

    /// <summary>Forgets a file that was deleted.</summary>
    public void Forget(string fileName)
    {
        if (!byFile.TryGetValue(fileName, out var entry)) return;
        byFile.Remove(fileName);
        if (byId is not null && byId.TryGetValue(entry.SessionId, out var named) && named == entry) byId.Remove(entry.SessionId);
        changed = true;
        if (byGroup is not null && byGroup.TryGetValue((entry.Source, entry.GroupKey), out var group)) group.Remove(entry);
        holders?.Remove(entry);
        if (counts is not null) Count(counts, entry, -1);
    }

    /// <summary>Writes the index if it changed.</summary>
    /// <exception cref="IOException">The file could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void Save()
    {
        if (!changed) return;
        SessionIndexFile.Write(path, gaps, byFile.Values, storage);
        changed = false;
    }

    private static long Ticks(TimeSpan? gap) => gap?.Ticks ?? -1;

    private SegmentHolders Holders()
    {
        if (holders is not null) return holders;
        holders = new(byFile.Values);
        return holders;
    }

    private Dictionary<string, int> Counts()
    {
        if (counts is not null) return counts;
        counts = new(StringComparer.Ordinal);
        foreach (var entry in byFile.Values) Count(counts, entry, 1);
        return counts;
    }

    private static void Count(Dictionary<string, int> counts, IndexedSession entry, int more)
    {
        counts.TryGetValue(entry.Source, out var count);
        counts[entry.Source] = count + more;
    }

    private Dictionary<string, IndexedSession> ById()
    {
        if (byId is not null) return byId;
        byId = new(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in byFile.Values) byId[entry.SessionId] = entry;
        return byId;
    }

    private Dictionary<(string Source, string Group), List<IndexedSession>> ByGroup()
    {
        if (byGroup is not null) return byGroup;
        byGroup = [];
        foreach (var entry in byFile.Values) Add(byGroup, entry);
        return byGroup;
    }

    private static void Add(Dictionary<(string Source, string Group), List<IndexedSession>> groups, IndexedSession entry)
    {
        if (!groups.TryGetValue((entry.Source, entry.GroupKey), out var sessions)) groups[(entry.Source, entry.GroupKey)] = sessions = new(1);
        sessions.Add(entry);
    }
}
