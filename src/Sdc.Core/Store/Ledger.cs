using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sdc;

/// <summary>
/// What has been read already, in <c>state/ledger.json</c>: so that an unchanged source costs one look at its size and time.
/// It can be deleted: then every source is read again, and nothing changes.
/// </summary>
internal sealed class Ledger
{
    public const string FileName = "ledger.json";

    private readonly string path;
    private readonly LedgerFile file;
    private readonly StorageSettings? storage;
    private bool changed;

    private Ledger(string path, LedgerFile file, StorageSettings? storage)
    {
        this.path = path;
        this.file = file;
        this.storage = storage;
    }

    /// <summary>Reads the ledger; one that is missing or damaged is an empty one.</summary>
    public static Ledger Load(string stateFolder, StorageSettings? storage = null)
    {
        var path = Path.Combine(stateFolder, FileName);
        try
        {
            if (File.Exists(path) && Read(path) is { } file) return new(path, file, storage);
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException or FormatException)
        {
            // Every source is read again, which is slow and changes nothing.
        }

        return new(path, new(), storage);
    }

    public LedgerEntry? Find(string source, string sourcePath)
    {
        // The next source is read while what was read of one is noted.
        lock (file) return file.Sources.TryGetValue(Key(source, sourcePath), out var entry) ? entry : null;
    }

    /// <summary>All files of a source that were read, with their entries.</summary>
    public IEnumerable<(string Path, LedgerEntry Entry)> Of(string source) =>
        file.Sources.Where(pair => pair.Key.StartsWith(Key(source, ""), StringComparison.Ordinal)).Select(pair => (pair.Key.Substring(Key(source, "").Length), pair.Value));

    public void Set(string source, string sourcePath, LedgerEntry entry)
    {
        lock (file) file.Sources[Key(source, sourcePath)] = entry;
        changed = true;
    }

    /// <summary>Forgets a file.</summary>
    public void Remove(string source, string sourcePath)
    {
        lock (file) changed |= file.Sources.Remove(Key(source, sourcePath));
    }

    /// <summary>Forgets the bad records that fit; they are told of once more if their files still hold them.</summary>
    /// <returns>How many they are.</returns>
    public int ForgetBad(Func<LedgerBadRecord, bool> fits, bool remove)
    {
        var count = file.Sources.Values.Sum(entry => entry.Bad.Count(fits));
        if (!remove || count == 0) return count;
        foreach (var entry in file.Sources.Values) entry.Bad.RemoveAll(bad => fits(bad));
        changed = true;
        return count;
    }

    /// <summary>Writes the ledger if it changed.</summary>
    /// <exception cref="IOException">The file could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void Save()
    {
        if (!changed) return;
        AtomicFile.Write(path, stream => JsonSerializer.Serialize(stream, file, LedgerJson.Default.LedgerFile), storage);
        changed = false;
    }

    /// <summary>Whether a ledger is what one should be.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static bool IsReadable(string path)
    {
        try
        {
            return Read(path) is not null;
        }
        catch (Exception error) when (error is JsonException or FormatException)
        {
            return false;
        }
    }

    private static LedgerFile? Read(string path) => JsonSerializer.Deserialize(AtomicFile.Read(path), LedgerJson.Default.LedgerFile) is { } file && IsSound(file) ? file : null;

    private static bool IsSound(LedgerFile file) => file.Sources.Values.All(entry => entry is not null && entry.Bad.TrueForAll(bad => bad is not null));

    private static string Key(string source, string path) => source + "|" + path;
}

internal sealed class LedgerFile
{
    [JsonPropertyName("sources")]
    public SortedDictionary<string, LedgerEntry> Sources { get; set => field = new(value ?? field, StringComparer.Ordinal); } = new(StringComparer.Ordinal);
}

[JsonSourceGenerationOptions(WriteIndented = true, NewLine = "\n", GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(LedgerFile))]
internal sealed partial class LedgerJson : JsonSerializerContext;
