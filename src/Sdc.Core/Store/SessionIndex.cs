namespace Sdc;

/// <summary>
/// Ids and times of all stored segments, rebuilt from the session files wherever size or time of a file differ from what the index saw.
/// Kept in <c>state/index.bin</c>; it can be deleted.
/// </summary>
internal sealed class SessionIndex
{
    private readonly string path;
    private readonly Dictionary<string, IndexedSession> byFile;
    private readonly Dictionary<string, string> damaged = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> gaps = new(StringComparer.Ordinal);
    private Dictionary<SegmentKey, List<IndexedSession>>? bySegment;
    private Dictionary<(string Source, string Group), List<IndexedSession>>? byGroup;
    private Dictionary<string, IndexedSession>? byId;
    private bool changed;

    private SessionIndex(string path, Dictionary<string, IndexedSession> byFile)
    {
        this.path = path;
        this.byFile = byFile;
    }

    public IReadOnlyCollection<IndexedSession> Sessions => byFile.Values;

    /// <summary>Files in the sessions folder that hold no session, with what is wrong; never overwritten.</summary>
    public IReadOnlyDictionary<string, string> Damaged => damaged;

    /// <summary>Brings the index up to date with the folder.</summary>
    /// <param name="stateFolder">Where the saved index is.</param>
    /// <param name="folder">The session files.</param>
    /// <param name="rules">How sources tell groups, by source.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static SessionIndex Open(string stateFolder, SessionFolder folder, IReadOnlyDictionary<string, ISessionRule> rules, CancellationToken cancellation)
    {
        var path = Path.Combine(stateFolder, "index.bin");
        var index = new SessionIndex(path, new(StringComparer.Ordinal));
        var saved = SessionIndexFile.Read(path, index.gaps).ToDictionary(entry => entry.FileName, StringComparer.Ordinal);
        foreach (var file in folder.Files())
        {
            cancellation.ThrowIfCancellationRequested();
            if (saved.TryGetValue(file.Name, out var known) && known.Size == file.Length && known.Written == file.LastWriteTimeUtc.Ticks)
            {
                index.byFile[file.Name] = known;
                continue;
            }

            index.changed = true;
            try
            {
                var session = folder.Read(file.Name);
                index.byFile[file.Name] = IndexedSession.Of(session, file.Name, file.Length, file.LastWriteTimeUtc.Ticks, rules.TryGetValue(session.Source, out var rule) ? rule : null);
            }
            catch (Exception error) when (error is SessionFileException or IOException or UnauthorizedAccessException)
            {
                if (File.Exists(file.FullName)) index.damaged[file.Name] = error.Message;
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

    /// <summary>Notes with which customers and settings the linker looked at a session.</summary>
    public void SetLinkedWith(IndexedSession session, string fingerprint)
    {
        if (session.LinkedWith == fingerprint) return;
        session.LinkedWith = fingerprint;
        changed = true;
    }

    /// <summary>The sessions that hold a segment: one, but for a run that was killed while it moved segments from one file to another.</summary>
    public IReadOnlyList<IndexedSession> Holding(SegmentKey segment) => BySegment().TryGetValue(segment, out var sessions) ? sessions : [];

    public bool Holds(SegmentKey segment) => BySegment().ContainsKey(segment);

    public IReadOnlyList<IndexedSession> OfGroup(string source, string groupKey) => ByGroup().TryGetValue((source, groupKey), out var sessions) ? sessions : [];

    /// <summary>The keys of segments that more than one session of the source holds.</summary>
    public IEnumerable<SegmentKey> Doubled(string source) =>
        BySegment().Where(pair => pair.Value.Count > 1 && pair.Value[0].Source == source).Select(pair => pair.Key).ToList();

    public IndexedSession? OfFile(string fileName) => byFile.TryGetValue(fileName, out var session) ? session : null;

    public IndexedSession? OfId(string sessionId) => ById().TryGetValue(sessionId, out var session) ? session : null;

    /// <summary>Takes in a file that was just written.</summary>
    public IndexedSession Put(SessionFolder folder, Session session, string fileName, ISessionRule? rule)
    {
        Forget(fileName);
        var file = new FileInfo(folder.FullName(fileName));
        var entry = IndexedSession.Of(session, fileName, file.Length, file.LastWriteTimeUtc.Ticks, rule);
        byFile[fileName] = entry;
        changed = true;
        if (byId is not null) byId[entry.SessionId] = entry;
        if (bySegment is not null) Add(bySegment, entry);
        if (byGroup is not null) Add(byGroup, (entry.Source, entry.GroupKey), entry);
        return entry;
    }

    /// <summary>Forgets a file that was deleted.</summary>
    public void Forget(string fileName)
    {
        if (!byFile.TryGetValue(fileName, out var entry)) return;
        byFile.Remove(fileName);
        if (byId is not null && byId.TryGetValue(entry.SessionId, out var named) && named == entry) byId.Remove(entry.SessionId);
        changed = true;
        if (byGroup is not null && byGroup.TryGetValue((entry.Source, entry.GroupKey), out var group)) group.Remove(entry);
        if (bySegment is null) return;
        foreach (var segment in entry.Segments)
        {
            if (bySegment.TryGetValue(segment.Key, out var holders) && holders.Remove(entry) && holders.Count == 0) bySegment.Remove(segment.Key);
        }
    }

    /// <summary>Writes the index if it changed.</summary>
    /// <exception cref="IOException">The file could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void Save()
    {
        if (!changed) return;
        SessionIndexFile.Write(path, gaps, byFile.Values);
        changed = false;
    }

    private static long Ticks(TimeSpan? gap) => gap?.Ticks ?? -1;

    private Dictionary<SegmentKey, List<IndexedSession>> BySegment()
    {
        if (bySegment is not null) return bySegment;
        bySegment = [];
        foreach (var entry in byFile.Values) Add(bySegment, entry);
        return bySegment;
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
        foreach (var entry in byFile.Values) Add(byGroup, (entry.Source, entry.GroupKey), entry);
        return byGroup;
    }

    private static void Add(Dictionary<SegmentKey, List<IndexedSession>> map, IndexedSession entry)
    {
        foreach (var segment in entry.Segments) Add(map, segment.Key, entry);
    }

    private static void Add<TKey>(Dictionary<TKey, List<IndexedSession>> map, TKey key, IndexedSession entry)
        where TKey : notnull
    {
        if (!map.TryGetValue(key, out var list)) map[key] = list = new(1);
        if (!list.Contains(entry)) list.Add(entry);
    }
}
