namespace Sdc;

/// <summary>Writes texts that come again and again as numbers: sources, groups, states, customers. A text itself is written where it comes first.</summary>
internal sealed class SharedTextWriter(BinaryWriter writer)
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<(string Text, int Number)> last = [];

    /// <summary>Writes a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="place">What it is in its record, from 0: neighbours often say the same there, and then it need not be looked for.</param>
    public void Write(string text, int place)
    {
        while (last.Count <= place) last.Add(("", -1));
        if (last[place] is { Number: >= 0 } before && before.Text == text)
        {
            writer.Write(before.Number);
            return;
        }

        var isKnown = numbers.TryGetValue(text, out var number);
        if (!isKnown) numbers[text] = number = numbers.Count;
        writer.Write(number);
        if (!isKnown) writer.Write(text);
        last[place] = (text, number);
    }
}
