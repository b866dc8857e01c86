namespace Sdc;

/// <summary>Writes texts that come again and again as numbers: sources, groups, states, customers. A text itself is written where it comes first.</summary>
internal sealed class SharedTextWriter(BinaryWriter writer)
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    /// <summary>Writes a text.</summary>
    public void Write(string text)
    {
        var isKnown = numbers.TryGetValue(text, out var number);
        if (!isKnown) numbers[text] = number = numbers.Count;
        writer.Write(number);
        if (!isKnown) writer.Write(text);
    }
}
