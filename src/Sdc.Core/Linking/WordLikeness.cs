namespace Sdc;

/// <summary>Compares two words by their letters; symmetric.</summary>
internal static class WordLikeness
{
    private const int ShortestSlip = 3;
    private const int ShortestComparedSite = 5;
    private const int ShortestFirstSlip = 6;
    private const int ShortestDoubtfulFirstSlip = 4;
    private const int LeastLeftOut = 2;
    private const int ShortestCommonSlip = 7;
    private const int ShortestTwoSlips = 7;
    private const int ShortestLike = 3;
    private const int ShortestLikeByTwo = 6;

    /// <summary>Shortest word that counts as the beginning of another ("Tech", "Technologies").</summary>
    public const int ShortestPrefix = 3;

    private const int ShortestLikePrefix = 4;

    /// <summary>The most edits between words that are still alike, however long.</summary>
    public const int MostEdits = 2;

    /// <summary>Edits at which two words are still alike.</summary>
    /// <param name="shorter">Length of the shorter one.</param>
    public static int EditsAllowed(int shorter) => shorter >= ShortestLikeByTwo ? MostEdits : 1;

    /// <summary>True for words whose absence makes no other name.</summary>
    public static bool IsJoining(string word) => word is NameWords.And or "OF" or "THE" or "FOR" or "AT" or "IN";

    /// <summary>True for words that are compared letter by letter; numbers (Roman ones too), short site words and joining words only ever equal themselves.</summary>
    public static bool IsComparable(string word)
    {
        if (word.Length is < ShortestLike or > EditDistance.LongestWord || IsJoining(word) || (word.Length < ShortestComparedSite && WordClasses.IsSite(word))) return false;
        var roman = true;
        foreach (var character in word)
        {
            if (char.IsDigit(character)) return false;
            roman &= character is 'I' or 'V' or 'X';
        }

        return !roman;
    }

    /// <summary>
    /// A slip is a letter too many, too few, wrong, or two swapped, in a word of an alphabet. One that hits the first letter is rare and counts as two: Beta and
    /// Zeta, Legal and Regal are different words. Whether it can be one is also a matter of who bears these words; see <see cref="WordWeights"/>.
    /// </summary>
    public static WordKinship Compare(string first, string second)
    {
        if (string.Equals(first, second, StringComparison.Ordinal)) return WordKinship.Same;
        if (Abbreviations.MayBeOne(first, second)) return WordKinship.Abbreviation;
        if (!IsComparable(first) || !IsComparable(second)) return WordKinship.None;
        var (shorter, longer) = first.Length < second.Length ? (first, second) : (second, first);
        var begins = shorter.Length >= ShortestPrefix && longer.StartsWith(shorter, StringComparison.Ordinal);
        if (begins && shorter.Length > ShortestPrefix && longer.Length == shorter.Length + 1 && longer[longer.Length - 1] == 'S') return WordKinship.Abbreviation;
        if (IsShortened(shorter, longer)) return WordKinship.Abbreviation;
        var edits = EditDistance.Within(first, second, EditsAllowed(shorter.Length));
        if (edits is null) return begins && shorter.Length >= ShortestLikePrefix ? WordKinship.Alike : WordKinship.None;
        if (!IsAlphabetic(first) || !IsAlphabetic(second)) return WordKinship.Alike;
        if (!BeginAlike(first, second)) return edits > 1 ? WordKinship.Alike : shorter.Length >= ShortestFirstSlip ? WordKinship.TwoSlips : shorter.Length >= ShortestDoubtfulFirstSlip ? WordKinship.Doubtful : WordKinship.Alike;
        if (edits == 1) return longer.Length == ShortestSlip ? WordKinship.Doubtful : shorter.Length < ShortestCommonSlip ? WordKinship.ShortSlip : WordKinship.Slip;
        return shorter.Length >= ShortestTwoSlips || IsSlipInPlural(shorter, longer) ? WordKinship.TwoSlips : WordKinship.Doubtful;
    }

    // "Srevice", "Services".
    private static bool IsSlipInPlural(string shorter, string longer) =>
        longer[longer.Length - 1] == 'S' && longer.Length >= ShortestFirstSlip && EditDistance.Within(shorter, longer.Substring(0, longer.Length - 1), 1) is not null;

    /// <summary>True where people may have shortened one word to the other by leaving letters out ("Plmbng", "Constr").</summary>
    public static bool IsShortened(string shorter, string longer)
    {
        if (shorter.Length < ShortestPrefix || longer.Length - shorter.Length < LeastLeftOut || shorter[0] != longer[0]) return false;
        var at = 0;
        foreach (var letter in longer)
        {
            if (at < shorter.Length && shorter[at] == letter) at++;
        }

        return at == shorter.Length && WordClasses.IsShortenable(longer) && !WordClasses.IsKnown(shorter);
    }

    // Two first letters that are swapped begin alike, too.
    private static bool BeginAlike(string first, string second) =>
        first[0] == second[0] || (first.Length == second.Length && first[0] == second[1] && first[1] == second[0] && string.CompareOrdinal(first, 2, second, 2, first.Length) == 0);

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
