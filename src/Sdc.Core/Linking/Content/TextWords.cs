namespace Sdc;

/// <summary>
/// Splits a text into words as <see cref="NameText"/> and <see cref="NameWords"/> do with a name, but a run of characters between spaces at a time:
/// most of them are plain words, for which nothing has to be normalised.
/// </summary>
internal static class TextWords
{
    /// <summary>What stands for a word that is not known; no word looks like it.</summary>
    public const string Unknown = "?";

    private const int UsualLength = 6;

    /// <summary>The words of a text, folded, in order.</summary>
    /// <param name="text">The text.</param>
    /// <param name="known">The words that matter: others than these and numbers may be given as <see cref="Unknown"/>. Null gives all.</param>
    public static List<string> Of(string text, KnownWords? known = null)
    {
        var words = new List<string>((text.Length / UsualLength) + 1);
        for (var from = 0; from < text.Length; from++)
        {
            if (text[from] <= ' ') continue;
            var to = from;
            var isAscii = true;
            for (; to < text.Length && text[to] > ' '; to++) isAscii &= text[to] < '\u007F';
            if (isAscii) AddAscii(text, from, to, known, words);
            // Nothing that is normalised reaches over a space.
            else words.AddRange(NameWords.Split(NameText.Fold(NameText.ExactKey(text.Substring(from, to - from))), out _));
            from = to;
        }

        return words;
    }

    private static void AddAscii(string text, int from, int to, KnownWords? known, List<string> words)
    {
        while (from < to && IsOnlySeparator(text[from])) from++;
        while (to > from && (IsOnlySeparator(text[to - 1]) || text[to - 1] == '.')) to--;
        if (from == to) return;
        var isNumber = true;
        for (var at = from; at < to; at++)
        {
            isNumber &= text[at] is >= '0' and <= '9';
            if (IsWord(text[at])) continue;
            words.AddRange(NameWords.Split(text.Substring(from, to - from).ToUpperInvariant(), out _));
            return;
        }

        words.Add(known is null || isNumber || known.MayHold(text, from, to) ? text.Substring(from, to - from).ToUpperInvariant() : Unknown);
    }

    private static bool IsWord(char character) => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');

    // What joins initials, is left out of words or is a word itself needs a closer look.
    private static bool IsOnlySeparator(char character) => !IsWord(character) && character is not ('.' or '/' or '\'' or '`' or '&' or '+');
}
