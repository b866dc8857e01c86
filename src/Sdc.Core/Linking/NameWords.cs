namespace Sdc;

/// <summary>Splits a folded name into words.</summary>
internal static class NameWords
{
    /// <summary>The word that <c>&amp;</c> and <c>+</c> between words stand for.</summary>
    public const string And = "AND";

    private const string PlusSign = "PLUS";
    private const int UsualLength = 64;

    /// <summary>
    /// The words in order. Initials with dots or a stroke between them are one word (<c>L.L.C.</c>, <c>A/S</c>), apostrophes do not split, all other
    /// punctuation does. <paramref name="dotted"/> tells which words were written so.
    /// </summary>
    public static List<string> Split(string folded, out List<bool> dotted)
    {
        var words = new List<string>();
        dotted = [];
        Span<char> letters = folded.Length <= UsualLength ? stackalloc char[UsualLength] : new char[folded.Length];
        var (length, initials) = (0, false);
        for (var index = 0; index < folded.Length; index++)
        {
            var character = folded[index];
            if (IsPartOfWord(character))
            {
                letters[length++] = character;
                continue;
            }

            if (character is '\'' or '\u2019' or '\u2018' or '`' or '\u00B4') continue;
            if (character is '.' or '/' && (initials || length == 1) && IsLetterAt(folded, index - 1) && IsInitial(folded, index + 1))
            {
                initials = true;
                continue;
            }

            var attached = length > 0 || (index > 0 && folded[index - 1] == '+');
            if (length > 0) Add(words, dotted, letters.Slice(0, length).ToString(), initials);
            (length, initials) = (0, false);
            if (character == '&') Add(words, dotted, And);
            else if (character == '+') Add(words, dotted, attached && !IsPartOfWordAt(folded, index + 1) ? PlusSign : And);
        }

        if (length > 0) Add(words, dotted, letters.Slice(0, length).ToString(), initials);
        return words;
    }

    // Marks belong to the word too: in many scripts they are its vowels.
    private static bool IsPartOfWord(char character) => char.IsLetterOrDigit(character)
        || char.GetUnicodeCategory(character) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark
            or System.Globalization.UnicodeCategory.LetterNumber;

    private static bool IsPartOfWordAt(string text, int index) => index < text.Length && IsPartOfWord(text[index]);

    private static bool IsLetterAt(string text, int index) => index >= 0 && index < text.Length && char.IsLetter(text[index]);

    private static bool IsInitial(string text, int index) => IsLetterAt(text, index) && !IsPartOfWordAt(text, index + 1);

    private static void Add(List<string> words, List<bool> dotted, string word, bool isDotted = false)
    {
        words.Add(word);
        dotted.Add(isDotted);
    }
}
