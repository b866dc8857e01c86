namespace Sdc;

/// <summary>Compares two words; symmetric.</summary>
internal static class WordLikeness
{
    private const int ShortestSlip = 5;
    private const int ShortestLike = 3;
    private const int ShortestLikeByTwo = 6;

    /// <summary>Shortest word that counts as the beginning of another ("Tech", "Technologies").</summary>
    public const int ShortestPrefix = 4;

    /// <summary>The most edits between words that are still alike, however long.</summary>
    public const int MostEdits = 2;

    /// <summary>A word's weight: its length; but 1 for a word that only joins others.</summary>
    public static int Weight(string word) => IsJoining(word) ? 1 : word.Length;

    /// <summary>Edits at which two words are still alike.</summary>
    /// <param name="shorter">Length of the shorter one.</param>
    public static int EditsAllowed(int shorter) => shorter >= ShortestLikeByTwo ? MostEdits : 1;

    /// <summary>True for words whose absence makes no other name.</summary>
    public static bool IsJoining(string word) => word is NameWords.And or "OF" or "THE";

    /// <summary>True for words that are compared letter by letter; numbers (Roman ones too) and joining words only ever equal themselves.</summary>
    public static bool IsComparable(string word)
    {
        if (word.Length is < ShortestLike or > EditDistance.LongestWord || IsJoining(word)) return false;
        var roman = true;
        foreach (var character in word)
        {
            if (char.IsDigit(character)) return false;
            roman &= character is 'I' or 'V' or 'X';
        }

        return !roman;
    }

    /// <summary>
    /// Equal words explain all their letters. One slip (a letter too many, too few, wrong, or two swapped) costs one letter, in words of at
    /// least five letters of an alphabet that begin alike: slips rarely hit the first letter, and Beta and Zeta, Legal and Regal, East and
    /// West are different words. Words that are merely alike (one edit, two in long words, or one begins the other) explain half: the
    /// shorter word's length. All others explain nothing.
    /// </summary>
    public static WordMatch Compare(string first, string second)
    {
        if (string.Equals(first, second, StringComparison.Ordinal)) return new(2 * Weight(first), true);
        if (!IsComparable(first) || !IsComparable(second)) return default;
        var shorter = Math.Min(first.Length, second.Length);
        var edits = EditDistance.Within(first, second, EditsAllowed(shorter));
        if (edits == 1 && shorter >= ShortestSlip && first[0] == second[0] && IsAlphabetic(first) && IsAlphabetic(second)) return new(first.Length + second.Length - 1, true);
        var alike = edits is not null
            || (shorter >= ShortestPrefix && (first.StartsWith(second, StringComparison.Ordinal) || second.StartsWith(first, StringComparison.Ordinal)));
        return alike ? new(shorter, false) : default;
    }

    // Where letters have no case a single character can be a whole word.
    private static bool IsAlphabetic(string word)
    {
        foreach (var character in word)
        {
            if (!char.IsUpper(character)) return false;
        }

        return true;
    }
}
