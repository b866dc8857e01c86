namespace Sdc;

/// <summary>The likeness of two names.</summary>
/// <param name="Value">0 (nothing in common) to 100 (the same), not rounded.</param>
/// <param name="EveryWord">True when every word of each name that is not merely joining has its counterpart in the other, and the numbers are equal.</param>
internal readonly record struct NameScore(double Value, bool EveryWord)
{
    /// <summary>The most that two names reach when a word of one is missing in the other, or their numbers differ.</summary>
    public const double OtherWordsCap = 85;

    private const double JoiningCost = 0.5;

    /// <summary>
    /// <c>100 × credit / (weight of one name + weight of the other)</c>. Each word is paired with at most one word of the other name, the best pairs first;
    /// credit is the sum over the pairs of <see cref="WordLikeness.Compare"/>, so that a word without counterpart costs its whole length, and a
    /// word of a longer name earns only its own share. Names that differ only in where the spaces are cost half a letter. Symmetric,
    /// and independent of the words' order.
    /// </summary>
    public static NameScore Compare(NameForm first, NameForm second)
    {
        if (string.Equals(first.ExactKey, second.ExactKey, StringComparison.Ordinal)) return new(100, true);
        var weight = first.Weight + second.Weight;
        if (first.Words.Length == 0 || second.Words.Length == 0) return default;

        var credit = Pair(first.Words, second.Words, out var everyWord);
        if (string.Equals(first.Joined, second.Joined, StringComparison.Ordinal))
        {
            credit = Math.Max(credit, weight - JoiningCost);
            everyWord = true;
        }

        everyWord &= !first.IsCut && !second.IsCut && string.Equals(first.Numbers, second.Numbers, StringComparison.Ordinal);
        var value = Of(credit, weight);
        return new(everyWord ? value : Math.Min(value, OtherWordsCap), everyWord);
    }

    /// <summary>The score that a credit makes.</summary>
    public static double Of(double credit, int weight) => 100 * credit / weight;

    // An equal pair loses nothing, so it is always among the best pairs.
    private static double Pair(string[] first, string[] second, out bool everyWord)
    {
        var firstPaired = new Paired[first.Length];
        var secondPaired = new Paired[second.Length];
        var credit = 0.0;
        for (var one = 0; one < first.Length; one++)
        {
            for (var other = 0; other < second.Length; other++)
            {
                if (secondPaired[other] != Paired.No || !string.Equals(first[one], second[other], StringComparison.Ordinal)) continue;
                firstPaired[one] = secondPaired[other] = Paired.Same;
                credit += WordLikeness.Compare(first[one], second[other]).Credit;
                break;
            }
        }

        foreach (var pair in LikePairs(first, firstPaired, second, secondPaired))
        {
            if (firstPaired[pair.First] != Paired.No || secondPaired[pair.Second] != Paired.No) continue;
            firstPaired[pair.First] = secondPaired[pair.Second] = pair.Match.IsSame ? Paired.Same : Paired.Alike;
            credit += pair.Match.Credit;
        }

        everyWord = AllSame(first, firstPaired) && AllSame(second, secondPaired);
        return credit;
    }

    private static List<Pairing> LikePairs(string[] first, Paired[] firstPaired, string[] second, Paired[] secondPaired)
    {
        List<Pairing> pairs = [];
        for (var one = 0; one < first.Length; one++)
        {
            if (firstPaired[one] != Paired.No || !WordLikeness.IsComparable(first[one])) continue;
            for (var other = 0; other < second.Length; other++)
            {
                if (secondPaired[other] != Paired.No) continue;
                var match = WordLikeness.Compare(first[one], second[other]);
                if (match.Credit > 0) pairs.Add(new(one, other, match, first[one], second[other]));
            }
        }

        if (pairs.Count > 1) pairs.Sort(Pairing.Order);
        return pairs;
    }

    private static bool AllSame(string[] words, Paired[] paired)
    {
        for (var index = 0; index < words.Length; index++)
        {
            if (paired[index] != Paired.Same && !WordLikeness.IsJoining(words[index])) return false;
        }

        return true;
    }

    private enum Paired : byte
    {
        No,
        Alike,
        Same,
    }

    private readonly record struct Pairing(int First, int Second, WordMatch Match, string One, string Other)
    {
        private int Letters => One.Length + Other.Length;

        // The order knows nothing of which name came first: that makes the score symmetric.
        public static int Order(Pairing left, Pairing right)
        {
            var order = (left.Letters - left.Match.Credit).CompareTo(right.Letters - right.Match.Credit);
            if (order == 0) order = right.Match.Credit.CompareTo(left.Match.Credit);
            if (order == 0) order = string.CompareOrdinal(left.Lower, right.Lower);
            return order != 0 ? order : string.CompareOrdinal(left.Higher, right.Higher);
        }

        private string Lower => string.CompareOrdinal(One, Other) <= 0 ? One : Other;

        private string Higher => string.CompareOrdinal(One, Other) <= 0 ? Other : One;
    }
}
