using System.Text;

namespace Sdc;

/// <summary>The texts of one prompt without what is confidential, and the way back for an answer. Shown, it tells counts, never values.</summary>
internal sealed class RedactedText
{
    /// <summary>What stands in an answer in place of what is never put back.</summary>
    public const string Removed = "[removed]";

    private readonly PlaceholderTable table;

    internal RedactedText(IReadOnlyList<string> texts, IReadOnlyDictionary<RedactionKind, int> counts, PlaceholderTable table)
    {
        Texts = texts;
        Counts = counts;
        this.table = table;
    }

    /// <summary>The texts as they may leave, in the order in which they were given.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>How many places were replaced, for each kind that occurred.</summary>
    public IReadOnlyDictionary<RedactionKind, int> Counts { get; }

    /// <summary>
    /// Puts back into an answer what is safe; secrets, accounts and addresses with a password become <see cref="Removed"/>. For an answer in JSON this is
    /// called on its texts, after parsing: a name may hold a quotation mark.
    /// </summary>
    public string Restore(string answer)
    {
        StringBuilder? restored = null;
        var copied = 0;
        foreach (var placeholder in RedactionPlaceholder.In(answer))
        {
            if (!table.TryGetValue(placeholder.Kind, placeholder.Number, out var value)) continue;
            restored ??= new StringBuilder(answer.Length);
            restored.Append(answer, copied, placeholder.Start - copied).Append(placeholder.Kind.IsRestored() ? value : Removed);
            copied = placeholder.End;
        }

        return restored?.Append(answer, copied, answer.Length - copied).ToString() ?? answer;
    }

    /// <summary>What a placeholder stands for, secret or not; for measuring only.</summary>
    internal string Value(RedactionPlaceholder placeholder) => table.TryGetValue(placeholder.Kind, placeholder.Number, out var value) ? value : "";

    /// <summary>All that was replaced; for measuring only.</summary>
    internal IEnumerable<string> Values => table.Values.Select(pair => pair.Key);

    /// <summary>The counts, such as <c>EMAIL 2, SECRET 1</c>.</summary>
    public override string ToString() =>
        Counts.Count == 0 ? "nothing redacted" : string.Join(", ", Counts.OrderBy(pair => pair.Key).Select(pair => FormattableString.Invariant($"{pair.Key.Word()} {pair.Value}")));
}
