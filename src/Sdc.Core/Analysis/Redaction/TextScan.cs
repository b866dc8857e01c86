namespace Sdc;

/// <summary>Reading of a text character by character, the same in every culture.</summary>
internal static class TextScan
{
    private const int LongestWord = 24;

    public static bool IsDigit(char character) => character is >= '0' and <= '9';

    public static bool IsAsciiLetter(char character) => character is >= 'a' and <= 'z' or >= 'A' and <= 'Z';

    public static bool IsHex(char character) => IsDigit(character) || character is >= 'a' and <= 'f' or >= 'A' and <= 'F';

    public static bool IsWord(char character) => character < '\u0080' ? IsDigit(character) || IsAsciiLetter(character) || character == '_' : char.IsLetterOrDigit(character);

    public static bool IsLetter(char character) => character < '\u0080' ? IsAsciiLetter(character) : char.IsLetter(character);

    /// <summary>Scripts that are written without spaces between words.</summary>
    public static bool IsUnspaced(char character) => character is >= '\u2E80' and <= '\uD7FF' or >= '\uF900' and <= '\uFAFF' or >= '\uFF00' and <= '\uFFEF';

    public static bool IsBlank(char character) => character is ' ' or '\t' or '\u00A0' or '\u202F' or '\u2009' or '\u2011';

    /// <summary>The character there; a line end beyond the text.</summary>
    public static char At(this string text, int position) => position >= 0 && position < text.Length ? text[position] : '\n';

    public static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && IsBlank(text[at])) at++;
        return at;
    }

    public static int SkipDigits(string text, int at)
    {
        while (at < text.Length && IsDigit(text[at])) at++;
        return at;
    }

    /// <summary>The end of the run of letters that starts there.</summary>
    public static int SkipLetters(string text, int at)
    {
        while (at < text.Length && IsLetter(text[at])) at++;
        return at;
    }

    /// <summary>The lower-case word that ends before <paramref name="at"/>, which moves to its start; empty where the line or the sentence begins.</summary>
    public static string WordBefore(string text, ref int at)
    {
        const int mostBetween = 8;
        var end = at;
        while (end > 0 && at - end <= mostBetween && (text[end - 1] == '_' || !IsWord(text[end - 1])) && text[end - 1] is not ('\n' or '\r' or ';' or '\uFFFF')) end--;
        var start = end;
        while (start > 0 && IsWord(text[start - 1]) && text[start - 1] != '_' && end - start <= LongestWord) start--;
        at = start;
        return end - start is 0 or > LongestWord ? "" : text.Substring(start, end - start).ToLowerInvariant();
    }

    /// <summary>Whether one of the words stands among the last few before that place, in the same line.</summary>
    public static bool Follows(string text, int at, HashSet<string> words, int within)
    {
        for (var count = 0; count < within; count++)
        {
            var word = WordBefore(text, ref at);
            if (word.Length == 0) return false;
            if (words.Contains(word)) return true;
        }

        return false;
    }
}
