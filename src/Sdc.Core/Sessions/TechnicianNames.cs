namespace Sdc;

/// <summary>The one name of each technician, by what sources write: letter case, and spaces beyond one, aside.</summary>
internal sealed class TechnicianNames
{
    private readonly Dictionary<string, string> names = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="names">Pairs of what a source writes and the name that is meant; of two pairs with one text the later counts.</param>
    public TechnicianNames(IEnumerable<KeyValuePair<string, string>> names)
    {
        foreach (var pair in names) this.names[Plain(pair.Key)] = pair.Value;
    }

    /// <summary>No aliases: everybody is called what the source calls them.</summary>
    public static TechnicianNames None { get; } = new([]);

    /// <summary>The names that are meant.</summary>
    public IEnumerable<string> Names => names.Values;

    /// <summary>The name that is meant; the text itself where none is configured for it.</summary>
    public string? Of(string? sourceText) => sourceText is not null && names.Count > 0 && names.TryGetValue(Plain(sourceText), out var name) ? name : sourceText;

    /// <summary>The text trimmed, with single spaces.</summary>
    public static string Plain(string text) => string.Join(" ", text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
