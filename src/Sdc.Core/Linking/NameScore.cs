namespace Sdc;

/// <summary>The likeness of two names among certain customers.</summary>
/// <param name="Value">What ranks candidates: the logarithm of the odds by the words alone.</param>
/// <param name="MayLink">False where a rule forbids to link, whatever the odds: other numbers or site words, or a telling word without counterpart.</param>
/// <param name="Evidence">What was counted.</param>
internal readonly record struct NameScore(double Value, bool MayLink, NameEvidence Evidence)
{
    /// <summary>What stands for names that share nothing.</summary>
    public static NameScore Nothing { get; } = new(double.NegativeInfinity, false, default);

    /// <summary>The logarithm of the odds that the names mean one.</summary>
    public double Odds => Value - (MayLink ? 0 : NameOdds.MayNotLink) - (Evidence.IsWhole ? 0 : NameOdds.NotWhole);

    /// <summary>
    /// Each word is paired with at most one word of the other name, the best pairs first; a shared word counts as much as it is rare among the customers, a word
    /// without counterpart costs by its class. Symmetric, and independent of the words' order.
    /// </summary>
    /// <param name="first">One name.</param>
    /// <param name="second">The other.</param>
    /// <param name="related">See <see cref="WordPairing.Score"/>.</param>
    public static NameScore Compare(WeighedName first, WeighedName second, ulong[]? related = null)
    {
        var one = first.Form;
        var other = second.Form;
        if (one.Terms.Length == 0 || other.Terms.Length == 0) return Nothing;
        var isCut = one.IsCut || other.IsCut;
        var sameNumbers = string.Equals(one.Numbers, other.Numbers, StringComparison.Ordinal);
        var score = WordPairing.Score(first, second, !isCut && sameNumbers, related);
        if (string.Equals(one.Joined, other.Joined, StringComparison.Ordinal))
        {
            var evidence = new NameEvidence { Shared = Math.Max(first.Tells.Sum(), second.Tells.Sum()) - first.Weights.Chance, Joined = 1 };
            score = Better(score, new(NameOdds.Of(evidence), !isCut && sameNumbers, evidence));
        }

        if (IsAcronym(one, other) || IsAcronym(other, one))
        {
            var evidence = new NameEvidence { Shared = (Math.Min(one.Joined.Length, other.Joined.Length) * NameOdds.LetterTells) - first.Weights.Chance, Acronym = 1 };
            score = Better(score, new(NameOdds.Of(evidence), !isCut, evidence));
        }

        return score;
    }

    private static bool IsAcronym(NameForm letters, NameForm name) => letters.Terms.Length == 1 && name.Acronym is { } acronym && string.Equals(letters.Terms[0], acronym, StringComparison.Ordinal);

    private static NameScore Better(NameScore one, NameScore other) => other.Odds > one.Odds ? other : one;
}
