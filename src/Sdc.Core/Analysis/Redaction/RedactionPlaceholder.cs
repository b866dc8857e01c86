namespace Sdc;

/// <summary>
/// A placeholder in a text, such as <c>&lt;EMAIL_1&gt;</c>, also as a model may alter it: in brackets any letter case, spaces, a dash or an escaped
/// underscore; without brackets only <c>EMAIL_1</c>, for "phone 1" is plain English.
/// </summary>
internal readonly record struct RedactionPlaceholder(int Start, int End, RedactionKind Kind, int Number)
{
    private const int MostDigits = 7;

    private static readonly string[] Opening = ["<", "&lt;", "＜"];
    private static readonly string[] Closing = [">", "&gt;", "＞"];

    /// <summary>How a placeholder is written.</summary>
    public static string Write(RedactionKind kind, int number) => FormattableString.Invariant($"<{kind.Word()}_{number}>");

    public static IEnumerable<RedactionPlaceholder> In(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var found = text[at] is '<' or '&' or '＜' ? Bracketed(text, at) : text[at] is >= 'A' and <= 'Z' && text.At(at + 1) is >= 'A' and <= 'Z' && !TextScan.IsWord(text.At(at - 1)) ? Bare(text, at, exact: true) : null;
            if (found is null) continue;
            yield return found.Value;
            at = found.Value.End - 1;
        }
    }

    /// <summary>
    /// What stands in a text as a placeholder or may do so once parts of it are replaced: its neighbours, and the last of its digits, may be a part of
    /// something that is (<c>06 05EMAIL_1</c>, <c>EMAIL_106 05</c>).
    /// </summary>
    public static IEnumerable<(RedactionKind Kind, int Number)> PossibleIn(string text)
    {
        foreach (var placeholder in In(text)) yield return (placeholder.Kind, placeholder.Number);
        for (var at = text.IndexOf('_'); at >= 0; at = text.IndexOf('_', at + 1))
        {
            var digits = Math.Min(TextScan.SkipDigits(text, at + 1), at + 1 + MostDigits);
            if (digits == at + 1 || text[at + 1] == '0') continue;
            var wordEnd = text.At(at - 1) == '\\' ? at - 1 : at;
            foreach (var kind in RedactionKinds.All)
            {
                var word = kind.Word();
                if (wordEnd < word.Length || string.CompareOrdinal(text, wordEnd - word.Length, word, 0, word.Length) != 0) continue;
                for (var end = at + 2; end <= digits; end++) yield return (kind, NumberOf(text, at + 1, end));
            }
        }
    }

    /// <summary>Whether it is written as <see cref="Write"/> writes it.</summary>
    public bool IsExact(string text) => string.CompareOrdinal(text, Start, Write(Kind, Number), 0, Math.Max(End - Start, Write(Kind, Number).Length)) == 0;

    private static RedactionPlaceholder? Bracketed(string text, int start)
    {
        foreach (var opening in Opening)
        {
            if (string.CompareOrdinal(text, start, opening, 0, opening.Length) != 0) continue;
            if (Bare(text, SkipFew(text, start + opening.Length), exact: false) is not { } inner) return null;
            var end = SkipFew(text, inner.End);
            foreach (var closing in Closing)
            {
                if (string.CompareOrdinal(text, end, closing, 0, closing.Length) == 0) return new(start, end + closing.Length, inner.Kind, inner.Number);
            }
        }

        return null;
    }

    private static RedactionPlaceholder? Bare(string text, int start, bool exact)
    {
        foreach (var kind in RedactionKinds.All)
        {
            var word = kind.Word();
            if (string.Compare(text, start, word, 0, word.Length, exact ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase) != 0) continue;
            var at = start + word.Length;
            if (text.At(at) == '\\' && text.At(at + 1) == '_') at += 2;
            else if (text.At(at) == '_' || !exact && text.At(at) is ' ' or '-') at++;
            else continue;
            if (!exact) at = SkipFew(text, at);
            var end = TextScan.SkipDigits(text, at);
            if (end == at || end - at > MostDigits || text[at] == '0' || TextScan.IsWord(text.At(end))) continue;
            return new(start, end, kind, NumberOf(text, at, end));
        }

        return null;
    }

    private static int NumberOf(string text, int start, int end) => int.Parse(text.Substring(start, end - start), System.Globalization.CultureInfo.InvariantCulture);

    private static int SkipFew(string text, int at)
    {
        var start = at;
        while (at < text.Length && at - start < 3 && text[at] == ' ') at++;
        return at;
    }
}
