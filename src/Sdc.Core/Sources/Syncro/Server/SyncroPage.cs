using System.Globalization;
using System.Text.Json;

namespace Sdc;

/// <summary>One page of a list; its entries are valid until it is disposed.</summary>
internal sealed class SyncroPage : IDisposable
{
    private readonly JsonDocument json;

    private SyncroPage(JsonDocument json, int number, int? totalPages, long? totalEntries, List<JsonElement> entries)
    {
        this.json = json;
        Number = number;
        TotalPages = totalPages;
        TotalEntries = totalEntries;
        Entries = entries;
    }

    /// <summary>Number of the page, from 1.</summary>
    public int Number { get; }

    /// <summary>How many pages there are now; null where the server does not say, and one page is all.</summary>
    public int? TotalPages { get; }

    /// <summary>How many entries there are on all pages; null where the server does not say.</summary>
    public long? TotalEntries { get; }

    public IReadOnlyList<JsonElement> Entries { get; }

    public bool IsLast => TotalPages is not { } pages || Number >= pages;

    /// <summary>Reads an answer: an object with the list under its noun, or a bare list.</summary>
    /// <exception cref="JsonException">It is no JSON, or neither of both.</exception>
    public static async Task<SyncroPage> ReadAsync(Stream content, string noun, int number, CancellationToken cancellation)
    {
        var json = await JsonDocument.ParseAsync(content, default, cancellation).ConfigureAwait(false);
        try
        {
            var root = json.RootElement;
            if (root.ValueKind == JsonValueKind.Array) return new(json, number, null, null, [.. root.EnumerateArray()]);
            if (root.ValueKind != JsonValueKind.Object || !JsonName.TryFind(root, noun, out var list) || list.ValueKind != JsonValueKind.Array) throw new JsonException($"the answer has no list '{noun}'.");
            var meta = JsonName.TryFind(root, SyncroContract.Meta, out var told) && told.ValueKind == JsonValueKind.Object ? told : default;
            return new(json, number, (int?)Whole(meta, SyncroContract.TotalPages), Whole(meta, SyncroContract.TotalEntries), [.. list.EnumerateArray()]);
        }
        catch
        {
            json.Dispose();
            throw;
        }
    }

    public void Dispose() => json.Dispose();

    private static long? Whole(JsonElement meta, string name)
    {
        if (meta.ValueKind != JsonValueKind.Object || !JsonName.TryFind(meta, name, out var value)) return null;
        var text = value.ValueKind switch { JsonValueKind.Number => value.GetRawText(), JsonValueKind.String => JsonValueText.Of(value), _ => null };
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= int.MaxValue ? number : null;
    }
}
