namespace Sdc;

/// <summary>Pairs the words of two names, each with at most one of the other, the best pairs first; and counts what that says.</summary>
internal ref struct WordPairing
{
    private readonly WeighedName first;
    private readonly WeighedName second;
    private readonly ulong[]? related;
    private readonly Span<bool> firstPaired;
    private readonly Span<bool> secondPaired;
    private NameEvidence evidence;
    private double shared;
    private bool isRelated;

    // Pairs of equal words, pairs of words that tell something, and those of them that tell whom.
    private int same;
    private int telling;
    private int named;

    private WordPairing(WeighedName first, WeighedName second, ulong[]? related, Span<bool> paired)
    {
        this.first = first;
        this.second = second;
        this.related = related;
        firstPaired = paired.Slice(0, first.Tells.Length);
        secondPaired = paired.Slice(first.Tells.Length);
    }

    /// <summary>The likeness; <see cref="NameScore.Nothing"/> where no word has anything to do with one of the other name.</summary>
    /// <param name="first">One name.</param>
    /// <param name="second">The other.</param>
    /// <param name="mayLink">False where something else already forbids to link.</param>
    /// <param name="related">Where it is known which words can be paired: by the number of a word of the second name, a bit for each word of the first.</param>
    public static NameScore Score(WeighedName first, WeighedName second, bool mayLink, ulong[]? related = null)
    {
        // No name has more words than characters that are compared, so that this is small.
        Span<bool> paired = stackalloc bool[first.Tells.Length + second.Tells.Length];
        paired.Clear();
        var pairing = new WordPairing(first, second, related, paired);
        pairing.PairSame();
        pairing.PairRelated();
        if (!pairing.isRelated) return NameScore.Nothing;
        pairing.PairInitials();
        return pairing.Counted(mayLink);
    }

    private NameScore Counted(bool mayLink)
    {
        var alone = new NameEvidence();
        for (var one = 0; one < firstPaired.Length; one++) Miss(first.Form.Classes[one], firstPaired[one], ref alone);
        var otherAlone = new NameEvidence();
        for (var other = 0; other < secondPaired.Length; other++) Miss(second.Form.Classes[other], secondPaired[other], ref otherAlone);
        evidence.Shared = shared - first.Weights.Chance;
        mayLink = mayLink && evidence.MissingName == 0 && evidence.MissingSite == 0 && evidence.Alike == 0
            && (alone.MissingTrade == 0 || otherAlone.MissingTrade == 0) && (evidence.MissingTrade == 0 || (named > 0 && (telling > 1 || same > 1)))
            && (alone.MissingGeneric == 0 || otherAlone.MissingGeneric == 0) && (evidence.MissingPartner == 0 || (evidence.MissingPartner == 1 && named > 1 && evidence.MissingTrade + evidence.MissingGeneric == 0))
            && (alone.MissingInitial == 0 || otherAlone.MissingInitial == 0) && evidence.MissingInitial <= 1
            && (evidence.IsWhole || telling > 0) && (evidence.Initials == 0 || named > evidence.Initials) && (evidence.MissingInitial == 0 || (named > 1 && evidence.MissingPartner + evidence.MissingTrade + evidence.MissingGeneric == 0))
            && (evidence.Doubtful == 0 || (evidence.Doubtful == 1 && evidence.IsWhole && telling > 1 && named > 0));
        return new(NameOdds.Of(evidence), mayLink, evidence);
    }

    private void Miss(WordClass kind, bool isPaired, ref NameEvidence alone)
    {
        if (isPaired) return;
        evidence.Miss(kind);
        alone.Miss(kind);
    }

    // An equal pair loses nothing, so it is always among the best pairs. One letter can be of two classes in a name; which pairs are left must not depend on which name came first.
    private void PairSame()
    {
        PairSame(ofOneClass: true);
        PairSame(ofOneClass: false);
    }

    private void PairSame(bool ofOneClass)
    {
        var (ones, others) = (first.Numbers, second.Numbers);
        for (var one = 0; one < ones.Length; one++)
        {
            if (firstPaired[one]) continue;
            for (var other = 0; other < others.Length; other++)
            {
                if (secondPaired[other] || ones[one] != others[other] || (ofOneClass && first.Form.Classes[one] != second.Form.Classes[other])) continue;
                if (ones[one] < 0 && !string.Equals(first.Form.Terms[one], second.Form.Terms[other], StringComparison.Ordinal)) continue;
                Pair(one, other, WordKinship.Same, Math.Min(first.Tells[one], second.Tells[other]));
                break;
            }
        }
    }

    private void PairRelated()
    {
        List<Related>? pairs = null;
        for (var one = 0; one < firstPaired.Length; one++)
        {
            if (firstPaired[one]) continue;
            for (var other = 0; other < secondPaired.Length; other++)
            {
                if (secondPaired[other] || (related is not null && ((related[second.Numbers[other]] >> one) & 1) == 0)) continue;
                var (word, counterpart) = (first.Form.Terms[one], second.Form.Terms[other]);
                var kinship = first.Weights.Compare(word, counterpart);
                if (kinship == WordKinship.None) continue;
                var tells = Math.Min(first.Tells[one], second.Tells[other]);
                var gain = NameOdds.Gain(kinship, tells, first.Form.Classes[one], second.Form.Classes[other]);
                if (gain > 0) (pairs ??= []).Add(new(one, other, kinship, tells, gain, word, counterpart));
            }
        }

        if (pairs is null) return;
        if (pairs.Count > 1) pairs.Sort(Related.Order);
        foreach (var pair in pairs)
        {
            if (!firstPaired[pair.First] && !secondPaired[pair.Second]) Pair(pair.First, pair.Second, pair.Kinship, pair.Tells);
        }
    }

    private void Pair(int one, int other, WordKinship kinship, double tells)
    {
        isRelated = true;
        firstPaired[one] = secondPaired[other] = true;
        var (kind, otherKind) = (first.Form.Classes[one], second.Form.Classes[other]);
        switch (kinship)
        {
            case WordKinship.Alike:
                evidence.Alike++;
                evidence.Miss(kind);
                evidence.Miss(otherKind);
                return;
            case WordKinship.Doubtful:
                evidence.Doubtful++;
                shared += tells;
                return;
            case WordKinship.TwoSlips: evidence.TwoSlips++; break;
            case WordKinship.ShortSlip: evidence.ShortSlips++; break;
            case WordKinship.Slip: evidence.Slips++; break;
            case WordKinship.Abbreviation: evidence.Abbreviations++; break;
        }

        shared += tells;
        if (kinship == WordKinship.Same && kind != WordClass.Joining && otherKind != WordClass.Joining) same++;
        if (!IsTelling(kind) || !IsTelling(otherKind)) return;
        telling++;
        if (IsNaming(kind) && IsNaming(otherKind)) named++;
    }

    // Last, for whatever else a word can be paired with says more.
    private void PairInitials()
    {
        if (first.Initials > 0) PairInitials(first, firstPaired, second, secondPaired);
        if (second.Initials > 0) PairInitials(second, secondPaired, first, firstPaired);
    }

    private void PairInitials(WeighedName letters, Span<bool> lettersPaired, WeighedName words, Span<bool> wordsPaired)
    {
        for (var letter = 0; letter < lettersPaired.Length; letter++)
        {
            if (lettersPaired[letter] || letters.Form.Classes[letter] != WordClass.Initial) continue;
            for (var word = 0; word < wordsPaired.Length; word++)
            {
                if (wordsPaired[word] || !IsNaming(words.Form.Classes[word]) || words.Form.Terms[word][0] != letters.Form.Terms[letter][0]) continue;
                lettersPaired[letter] = wordsPaired[word] = true;
                evidence.Initials++;
                shared += NameOdds.LetterTells;
                named++;
                break;
            }
        }
    }

    private static bool IsNaming(WordClass kind) => kind is WordClass.Name or WordClass.Everyday or WordClass.Partner;

    private static bool IsTelling(WordClass kind) => IsNaming(kind) || kind == WordClass.Trade;

    private readonly record struct Related(int First, int Second, WordKinship Kinship, double Tells, double Gain, string One, string Other)
    {
        // The order knows nothing of which name came first: that makes the score symmetric.
        public static int Order(Related left, Related right)
        {
            var order = right.Gain.CompareTo(left.Gain);
            if (order == 0) order = right.Kinship.CompareTo(left.Kinship);
            if (order == 0) order = string.CompareOrdinal(left.Lower, right.Lower);
            return order != 0 ? order : string.CompareOrdinal(left.Higher, right.Higher);
        }

        private string Lower => string.CompareOrdinal(One, Other) <= 0 ? One : Other;

        private string Higher => string.CompareOrdinal(One, Other) <= 0 ? Other : One;
    }
}
