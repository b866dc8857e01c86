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
    private static readonly string[] SureMethods = [MatchMethod.Exact, MatchMethod.Normalized, MatchMethod.Source, MatchMethod.Manual];

    private KnownMachines(Dictionary<string, long> owners)
    {
        Owners = owners;
        Hash = Identity.Hash([.. owners.OrderBy(owner => owner.Key, StringComparer.Ordinal).SelectMany(owner => new[] { owner.Key, owner.Value.ToString(CultureInfo.InvariantCulture) })], HashLength);
    }

    /// <summary>The customers of those machines that belong to one alone and have a name of their own, by <see cref="MachineName.Key"/>.</summary>
    public IReadOnlyDictionary<string, long> Owners { get; }

    public string Hash { get; }

    /// <summary>Learns from all stored connections.</summary>
    public static KnownMachines Learn(StoreWriter store, CancellationToken cancellation)
    {
        var path = PathIn(store.StateFolder);
        var before = Load(path);
        var now = new MachinesFile();
        var changed = false;
        foreach (var entry in store.Index.Sessions.Where(entry => entry.Source == SourceSystem.ScreenConnect && entry.CustomerId != 0))
        {
            cancellation.ThrowIfCancellationRequested();
            if (before.Sessions.TryGetValue(entry.FileName, out var known) && known.Size == entry.Size && known.Written == entry.Written) now.Sessions[entry.FileName] = known;
            else if (Read(store, entry) is { } read)
            {
                now.Sessions[entry.FileName] = read;
                changed = true;
            }
        }

        if (changed || now.Sessions.Count != before.Sessions.Count) Save(path, now, store.Folder.Storage);
        var owners = now.Sessions.Values.Where(session => session.CustomerId != 0).SelectMany(session => session.Machines.Select(machine => (machine, session.CustomerId)))
            .GroupBy(pair => pair.machine, pair => pair.CustomerId, StringComparer.Ordinal)
            .Where(machine => machine.Distinct().Count() == 1)
            .ToDictionary(machine => machine.Key, machine => machine.First(), StringComparer.Ordinal);
        return new(owners);
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
            var session = store.Folder.Read(entry.FileName);
            var isSure = session.Status == SessionStatus.Reviewed || Ownership.OwnsCustomer(session.Context) || SureMethods.Contains(session.Context.CustomerMatch?.Method);
            return new()
            {
                Size = entry.Size,
                Written = entry.Written,
                CustomerId = isSure ? session.CustomerId ?? 0 : 0,
                Machines = isSure ? [.. session.Segments.Select(segment => segment.Metadata.Text(ConnectionMetadata.Machine)).OfType<string>().Select(MachineName.Key).Where(MachineName.IsSpecific).Distinct(StringComparer.Ordinal)] : [],
            };
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
            AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(file, MachinesJson.Default.MachinesFile), storage);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The next run reads the sessions again.
        }
    }
}

internal sealed class MachinesFile
{
    [JsonPropertyName("sessions")]
    public Dictionary<string, MachinesOfSession> Sessions { get; set => field = new(value ?? [], StringComparer.Ordinal); } = new(StringComparer.Ordinal);
}

internal sealed class MachinesOfSession
{
    [JsonPropertyName("size")]
    public long Size { get; set; }

    [JsonPropertyName("written")]
    public long Written { get; set; }

    /// <summary>0 where it is not sure whose it is.</summary>
    [JsonPropertyName("customer_id")]
    public long CustomerId { get; set; }

    [JsonPropertyName("machines")]
    public List<string> Machines { get; set => field = value ?? []; } = [];
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(MachinesFile))]
internal sealed partial class MachinesJson : JsonSerializerContext;
