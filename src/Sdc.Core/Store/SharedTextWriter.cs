namespace Sdc;

/// <summary>Writes texts that come again and again as numbers: sources, groups, states, customers. A text itself is written where it comes first.</summary>
/// <param name="writer">Where to.</param>
/// <param name="columns">How many columns of texts there are.</param>
internal sealed class SharedTextWriter(BlockWriter writer, int columns)
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    // Most columns say the same again and again.
    private readonly (string? Text, int Number)[] last = new (string?, int)[columns];

    /// <summary>Writes a text of a column.</summary>
    public void Write(int column, string text)
    {
        if (last[column].Text == text)
        {
            writer.Write(last[column].Number);
            return;
        }

        var isKnown = numbers.TryGetValue(text, out var number);
        if (!isKnown) numbers[text] = number = numbers.Count;
        last[column] = (text, number);
        writer.Write(number);
        if (!isKnown) writer.Write(text);
    }
}
