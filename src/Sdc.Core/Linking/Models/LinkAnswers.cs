using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sdc;

/// <summary>
/// The answers that were paid for, by their questions' keys. Kept in <c>state/model-links.json</c>; where that is deleted or damaged, questions are asked again.
/// Safe to use from several threads.
/// </summary>
internal sealed class LinkAnswers
{
    // A run that is killed pays again for what it got in so short a time.
    private static readonly TimeSpan UnsavedTime = TimeSpan.FromSeconds(1);

    private readonly object gate = new();
    private readonly string path;
    private readonly LinkAnswersFile file;
    private readonly StorageSettings storage;
    private readonly Stopwatch sinceSaved = Stopwatch.StartNew();
    private bool changed;

    private LinkAnswers(string path, LinkAnswersFile file, StorageSettings storage)
    {
        this.path = path;
        this.file = file;
        this.storage = storage;
    }

    public static string PathIn(string stateFolder) => Path.Combine(stateFolder, "model-links.json");

    public static LinkAnswers Load(string stateFolder, StorageSettings storage)
    {
        var path = PathIn(stateFolder);
        try
        {
            return new(path, File.Exists(path) ? JsonSerializer.Deserialize(AtomicFile.Read(path), LinkAnswersJson.Default.LinkAnswersFile) ?? new() : new(), storage);
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            return new(path, new(), storage);
        }
    }

    public LinkAnswer? Find(string key)
    {
        lock (gate) return file.Answers.TryGetValue(key, out var answer) ? answer : null;
    }

    /// <summary>Remembers an answer.</summary>
    public void Add(string key, LinkAnswer answer)
    {
        lock (gate)
        {
            file.Answers[key] = answer;
            changed = true;
            if (sinceSaved.Elapsed >= UnsavedTime) Save();
        }
    }

    /// <summary>Forgets the answers that fit.</summary>
    /// <returns>How many they are.</returns>
    public int Forget(Func<LinkAnswer, bool> fits, bool remove)
    {
        lock (gate)
        {
            var found = file.Answers.Where(answer => fits(answer.Value)).Select(answer => answer.Key).ToList();
            if (!remove || found.Count == 0) return found.Count;
            foreach (var key in found) file.Answers.Remove(key);
            AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(file, LinkAnswersJson.Default.LinkAnswersFile), storage);
            return found.Count;
        }
    }

    /// <summary>Writes what is new. What cannot be written is asked again by a later run.</summary>
    public void Save()
    {
        lock (gate)
        {
            if (!changed) return;
            try
            {
                AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(file, LinkAnswersJson.Default.LinkAnswersFile), storage);
                changed = false;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // The sessions that the answers link are stored all the same.
            }

            sinceSaved.Restart();
        }
    }
}

internal sealed class LinkAnswersFile
{
    [JsonPropertyName("answers")]
    public SortedDictionary<string, LinkAnswer> Answers { get; set => field = new(value ?? [], StringComparer.Ordinal); } = new(StringComparer.Ordinal);
}

[JsonSourceGenerationOptions(WriteIndented = true, NewLine = "\n", GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(LinkAnswersFile))]
internal sealed partial class LinkAnswersJson : JsonSerializerContext;
