using System.Text;
using System.Text.Json;

namespace Sdc;

/// <summary>
/// What no source can tell again: which segments a person removed, which session an old id means now, and whose name a name is.
/// Kept in <c>state/decisions.json</c>, written as carefully as the sessions.
/// </summary>
internal sealed class Decisions
{
    public const string FileName = "decisions.json";

    private readonly string path;
    private readonly DecisionsFile file;
    private readonly StorageSettings? storage;
    private readonly Dictionary<SegmentKey, string> removed = [];
    private Dictionary<string, HashSet<string>>? aliasesOf;
    private bool changed;

    private Decisions(string path, DecisionsFile file, StorageSettings? storage)
    {
        this.path = path;
        this.file = file;
        this.storage = storage;
        ConfirmedNames = new(file.ConfirmedNames);
        foreach (var id in file.RemovedSegments) removed[SegmentKey.Of(id)] = id;
    }

    /// <summary>Reads the decisions; there are none where the file does not exist.</summary>
    /// <exception cref="SdcException">The file is there and cannot be read; going on without it would bring back what was removed.</exception>
    public static Decisions Load(string stateFolder, StorageSettings? storage = null)
    {
        var path = Path.Combine(stateFolder, FileName);
        try
        {
            var file = File.Exists(path) ? JsonSerializer.Deserialize(AtomicFile.Read(path), DecisionsJson.Default.DecisionsFile) ?? new() : new();
            if (!file.IsSound) throw new JsonException("It holds null where an id is expected.");
            if (!file.IsText) throw new JsonException("It holds what is no text.");
            return new(path, file, storage);
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new SdcException("DecisionsUnreadable", $"'{path}' cannot be read ({error.Message}). It holds what was removed and which ids were renamed, so nothing was done. Mend it, or delete it to forget these decisions.", error);
        }
    }

    /// <summary>What can still be had of damaged decisions, as the content of a file; null for nothing.</summary>
    public static byte[]? Salvage(byte[] content)
    {
        if (JsonBeginning.Of(Encoding.UTF8.GetBytes(DamagedText.Decode(content)), null) is not { } beginning) return null;
        try
        {
            if (JsonSerializer.Deserialize(beginning.Json, DecisionsJson.Default.DecisionsFile) is not { IsSound: true } file) return null;
            if (file.IsText) return beginning.Json;
            // Nobody here knows what it means, and the decisions are worth more.
            file.Unknown = null;
            return JsonSerializer.SerializeToUtf8Bytes(file, DecisionsJson.Default.DecisionsFile);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What people confirmed of names.</summary>
    public ConfirmedNames ConfirmedNames { get; }

    public bool IsRemoved(SegmentKey segment)
    {
        lock (removed) return removed.ContainsKey(segment);
    }

    /// <summary>Keeps the segments away from now on.</summary>
    public void Remove(IEnumerable<string> segmentIds)
    {
        lock (removed)
        {
            foreach (var id in segmentIds)
            {
                removed[SegmentKey.Of(id)] = id;
                changed = true;
            }
        }
    }

    /// <summary>Lets a removed segment come back.</summary>
    public void Restore(SegmentKey segment)
    {
        lock (removed) changed |= removed.Remove(segment);
    }

    /// <summary>Whether sessions of another program were removed, whose events have no ids that we know.</summary>
    public bool HasRemovedForeign => file.RemovedForeign.Count > 0;

    /// <summary>Whether an event was removed with a session of another program, by what it is recognised by.</summary>
    public bool IsRemovedForeign(SegmentKey natural) => file.RemovedForeign.Contains(natural.ToString());

    /// <summary>Keeps events of another program's session away.</summary>
    public void RemoveForeign(IEnumerable<SegmentKey> naturalKeys)
    {
        foreach (var key in naturalKeys) changed |= file.RemovedForeign.Add(key.ToString());
    }

    /// <summary>Lets an event of another program's session come back.</summary>
    public void RestoreForeign(SegmentKey natural) => changed |= file.RemovedForeign.Remove(natural.ToString());

    /// <summary>Remembers that a session has another id now; older aliases of it follow.</summary>
    public void Rename(string oldId, string newId)
    {
        if (oldId == newId) return;
        aliasesOf ??= file.Aliases.GroupBy(alias => alias.Value, StringComparer.Ordinal).ToDictionary(group => group.Key, group => new HashSet<string>(group.Select(alias => alias.Key), StringComparer.Ordinal), StringComparer.Ordinal);
        if (file.Aliases.TryGetValue(newId, out var other)) aliasesOf[other].Remove(newId);
        file.Aliases.Remove(newId);
        var older = aliasesOf.TryGetValue(oldId, out var known) ? known : [];
        aliasesOf.Remove(oldId);
        if (!aliasesOf.TryGetValue(newId, out var aliases)) aliasesOf[newId] = aliases = new(StringComparer.Ordinal);
        aliases.UnionWith([.. older, oldId]);
        aliases.Remove(newId);
        foreach (var alias in aliases) file.Aliases[alias] = newId;
        changed = true;
    }

    /// <summary>The id that a session has now.</summary>
    public string Resolve(string sessionId) => file.Aliases.TryGetValue(sessionId, out var now) ? now : sessionId;

    /// <summary>Forgets the former ids of a session.</summary>
    /// <returns>How many there were.</returns>
    public int ForgetAliases(ICollection<string> sessionIds)
    {
        var former = file.Aliases.Where(alias => sessionIds.Contains(alias.Value)).Select(alias => alias.Key).ToList();
        foreach (var id in former) file.Aliases.Remove(id);
        changed |= former.Count > 0;
        aliasesOf = null;
        return former.Count;
    }

    /// <summary>The former ids of sessions.</summary>
    public IEnumerable<string> AliasesOf(ICollection<string> sessionIds) => file.Aliases.Where(alias => sessionIds.Contains(alias.Value)).Select(alias => alias.Key);

    /// <summary>Where the sessions were copied to before sessions of another program were changed; null when they were not.</summary>
    public string? SessionsCopy => file.SessionsCopy;

    /// <summary>Notes that the sessions were copied.</summary>
    public void NoteCopy(string copy)
    {
        file.SessionsCopy = copy;
        changed = true;
    }

    /// <summary>Writes the decisions if they changed.</summary>
    /// <exception cref="IOException">The file could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void Save()
    {
        if (!changed && !ConfirmedNames.IsChanged) return;
        file.ConfirmedNames = ConfirmedNames.All();
        file.RemovedSegments = [.. removed.Values.OrderBy(id => id, StringComparer.Ordinal)];
        AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(file, DecisionsJson.Default.DecisionsFile), storage);
        changed = false;
        ConfirmedNames.NoteSaved();
    }
}
