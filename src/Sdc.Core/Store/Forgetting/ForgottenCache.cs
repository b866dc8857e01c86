using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Sdc;

/// <summary>Takes a customer out of a list of JSON as the customer cache and the answers beside it are: all other entries stay as they are written.</summary>
internal sealed class ForgottenCache(long customerId, StorageSettings storage)
{
    private static readonly JsonDocumentOptions Tolerant = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>How many entries a file has of the customer; with <paramref name="remove"/> it no longer has them.</summary>
    /// <param name="path">The file; it need not exist.</param>
    /// <param name="key">The key that holds the customer's id.</param>
    /// <param name="remove">Whether to write the file without them.</param>
    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="IOException">It cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read or written.</exception>
    public int Clean(string path, string key, bool remove)
    {
        if (!File.Exists(path)) return 0;
        var written = File.GetLastWriteTimeUtc(path);
        using var document = JsonDocument.Parse(DamagedText.Decode(AtomicFile.Read(path)), Tolerant);
        if (document.RootElement.ValueKind != JsonValueKind.Array) return 0;
        var entries = document.RootElement.EnumerateArray().ToList();
        var kept = entries.Where(entry => !IsOf(entry, key)).ToList();
        if (!remove || kept.Count == entries.Count) return entries.Count - kept.Count;
        var text = kept.Count == 0 ? "[]\n" : "[\n" + string.Join(",\n", kept.Select(entry => entry.GetRawText())) + "\n]\n";
        AtomicFile.Write(path, new UTF8Encoding(false).GetBytes(text), storage);
        // It is no newer than it was: when it is fetched again goes by its time.
        File.SetLastWriteTimeUtc(path, written);
        return entries.Count - kept.Count;
    }

    private bool IsOf(JsonElement entry, string key) =>
        entry.ValueKind == JsonValueKind.Object && JsonName.TryFind(entry, key, out var value)
        && (value.ValueKind == JsonValueKind.Number ? value.GetRawText() : value.ValueKind == JsonValueKind.String ? JsonValueText.Of(value)?.Trim() : "") == customerId.ToString(CultureInfo.InvariantCulture);
}
