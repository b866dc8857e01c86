using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sdc;

/// <summary>
/// Whose machine it is, as connections tell whose customer is sure: by name, by their source or by a person, not by likeness or a model. Kept in
/// <c>state/machines.json</c>, so that a run reads only the sessions that changed; it can be deleted.
/// </summary>
internal sealed class KnownMachines
{
    private const int HashLength = 16;

    private readonly MachinesFile file;

    private KnownMachines(MachinesFile file, Dictionary<string, long> owners)
    {
        this.file = file;
        Owners = owners;
        Hash = Identity.Hash([.. owners.OrderBy(owner => owner.Key, StringComparer.Ordinal).SelectMany(owner => new[] { owner.Key, owner.Value.ToString(CultureInfo.InvariantCulture) })], HashLength);
    }

    /// <summary>The customers of those machines that belong to one alone and have a name of their own, by <see cref="MachineName.Key"/>.</summary>
    public IReadOnlyDictionary<string, long> Owners { get; }

    public string Hash { get; }

    /// <summary>Learns from all stored connections.</summary>
    /// <param name="store">The store.</param>
    /// <param name="earlier">What was learned before in this run; null reads what an earlier run kept.</param>
    /// <param name="noted">What is known, by their file names, of sessions that were stored since.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static KnownMachines Learn(StoreWriter store, KnownMachines? earlier, IReadOnlyDictionary<string, MachinesOfSession> noted, CancellationToken cancellation)
    {
        var path = PathIn(store.StateFolder);
        var before = earlier?.file ?? Load(path);
        var now = new MachinesFile();
        var changed = false;
        foreach (var entry in store.Index.Sessions.Where(entry => entry.Source == SourceSystem.ScreenConnect && entry.CustomerId != 0))
        {
            cancellation.ThrowIfCancellationRequested();
            if (before.Sessions.TryGetValue(entry.FileName, out var known) && known.Size == entry.Size && known.Written == entry.Written)
            {
                now.Sessions[entry.FileName] = known;
                continue;
            }

            var told = noted.TryGetValue(entry.FileName, out var stored) && stored.Size == entry.Size && stored.Written == entry.Written ? stored : Read(store, entry);
            if (told is null) continue;
            now.Sessions[entry.FileName] = told;
            changed = true;
        }

        if (changed || now.Sessions.Count != before.Sessions.Count) Save(path, now, store.Folder.Storage);
        var owners = now.Sessions.Values.Where(session => session.CustomerId != 0).SelectMany(session => session.Machines.Select(machine => (machine, session.CustomerId)))
            .GroupBy(pair => pair.machine, pair => pair.CustomerId, StringComparer.Ordinal)
            .Where(machine => machine.Distinct().Count() == 1)
            .ToDictionary(machine => machine.Key, machine => machine.First(), StringComparer.Ordinal);
        return new(now, owners);
    }

    public static string PathIn(string stateFolder) => Path.Combine(stateFolder, "machines.json");

    /// <summary>Forgets the machines of a customer, and of session files.</summary>
    /// <returns>How many sessions' machines they are.</returns>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static int Forget(string stateFolder, long customerId, ICollection<string> fileNames, bool remove, StorageSettings storage)
    {
        var file = Load(PathIn(stateFolder));
        var found = file.Sessions.Where(session => session.Value?.CustomerId == customerId || fileNames.Contains(session.Key)).Select(session => session.Key).ToList();
        if (!remove || found.Count == 0) return found.Count;
        foreach (var name in found) file.Sessions.Remove(name);
        AtomicFile.Write(PathIn(stateFolder), JsonSerializer.SerializeToUtf8Bytes(file, MachinesJson.Default.MachinesFile), storage);
        return found.Count;
    }

    private static MachinesOfSession? Read(StoreWriter store, IndexedSession entry)
    {
        try
        {
            var told = MachinesOfSession.Of(store.Folder.Read(entry.FileName));
            (told.Size, told.Written) = (entry.Size, entry.Written);
            return told;
        }
        catch (Exception error) when (error is SessionFileException or IOException or UnauthorizedAccessException)
        {
            // Whoever reads it next says so.
            return null;
        }
    }

    private static MachinesFile Load(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize(AtomicFile.Read(path), MachinesJson.Default.MachinesFile) ?? new() : new();
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            return new();
        }
    }

    private static void Save(string path, MachinesFile file, StorageSettings storage)
    {
        try
        {
            AtomicFile.Write(path, stream => JsonSerializer.Serialize(stream, file, MachinesJson.Default.MachinesFile), storage);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The next run reads the sessions again.
        }
    }
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(MachinesFile))]
internal sealed partial class MachinesJson : JsonSerializerContext;
