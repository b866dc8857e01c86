namespace Sdc;

/// <summary>Which value has which placeholder, over all texts of one prompt.</summary>
internal sealed class PlaceholderTable
{
    private readonly Dictionary<string, (RedactionKind Kind, int Number)> byValue = new(StringComparer.Ordinal);
    private readonly Dictionary<(RedactionKind Kind, int Number), string> byPlaceholder = [];
    private readonly HashSet<(RedactionKind Kind, int Number)> taken = [];
    private readonly int[] last = new int[RedactionKinds.All.Count];

    public IReadOnlyCollection<KeyValuePair<string, (RedactionKind Kind, int Number)>> Values => byValue;

    /// <summary>Numbers that the texts themselves use are passed over, so that what already looks like a placeholder stays what it is, there and back.</summary>
    public void Reserve(string text)
    {
        taken.UnionWith(RedactionPlaceholder.PossibleIn(text));
    }

    public void Add(string value, RedactionKind kind)
    {
        if (byValue.ContainsKey(value)) return;
        int number;
        do number = ++last[(int)kind];
        while (taken.Contains((kind, number)));
        byValue.Add(value, (kind, number));
        byPlaceholder.Add((kind, number), value);
    }

    public (RedactionKind Kind, int Number) this[string value] => byValue[value];

    public bool TryGetValue(RedactionKind kind, int number, out string value)
    {
        var found = byPlaceholder.TryGetValue((kind, number), out var text);
        value = text ?? "";
        return found;
    }
}
