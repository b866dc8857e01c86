namespace Sdc;

/// <summary>
/// What evidence is worth, in natural logarithms of odds, and the probabilities that follow. The figures were fitted by the scenario <c>matching</c> of the
/// benchmarks (<c>--fit</c>: conditional logistic regression over the best candidates of each name, "none of them" included) on its worlds 1 to 5, and rounded.
/// </summary>
internal static class NameOdds
{
    /// <summary>Raised when the same names may be decided otherwise: undecided ones are then decided again.</summary>
    public const string Version = "names3";

    public const double Start = 6;
    public const double Shared = 0.5;
    public const double Slip = 0.5;
    public const double ShortSlip = 1;
    public const double TwoSlips = 3.7;
    public const double Doubtful = 2.5;
    public const double Abbreviation = 1.2;
    public const double Initial = 0.5;
    public const double Alike = 4;
    public const double MissingName = 5.2;
    public const double MissingPartner = 3;
    public const double MissingTrade = 2.6;
    public const double MissingGeneric = 2.8;
    public const double MissingSite = 6;
    public const double MissingInitial = 0.5;
    public const double MissingJoining = 0.1;
    public const double Joined = 0.1;
    public const double Acronym = 2;

    /// <summary>Costs where a rule forbids to link.</summary>
    public const double MayNotLink = 0.5;

    /// <summary>Costs where any word has no counterpart, beside what the word costs.</summary>
    public const double NotWhole = 1.7;

    private const int Digits = 9;
    private const double MostProbable = 1 - 1e-9;

    /// <summary>What a letter tells that stands for a word, or in an acronym.</summary>
    public const double LetterTells = 2.25;

    /// <summary>The logarithm of the odds.</summary>
    public static double Of(in NameEvidence evidence) => Start + (Shared * evidence.Shared)
        - (Slip * evidence.Slips) - (ShortSlip * evidence.ShortSlips) - (TwoSlips * evidence.TwoSlips) - (Doubtful * evidence.Doubtful) - (Abbreviation * evidence.Abbreviations) - (Initial * evidence.Initials) + (Alike * evidence.Alike)
        - (MissingName * evidence.MissingName) - (MissingPartner * evidence.MissingPartner) - (MissingTrade * evidence.MissingTrade) - (MissingGeneric * evidence.MissingGeneric) - (MissingSite * evidence.MissingSite)
        - (MissingInitial * evidence.MissingInitial) - (MissingJoining * evidence.MissingJoining) - (Joined * evidence.Joined) - (Acronym * evidence.Acronym);

    /// <summary>What it costs when a word has no counterpart.</summary>
    public static double Missing(WordClass kind) => kind switch
    {
        WordClass.Name or WordClass.Everyday => MissingName,
        WordClass.Partner => MissingPartner,
        WordClass.Trade => MissingTrade,
        WordClass.Generic => MissingGeneric,
        WordClass.Site => MissingSite,
        WordClass.Initial => MissingInitial,
        _ => MissingJoining,
    };

    /// <summary>What a pair of words is better than two words without counterpart.</summary>
    /// <param name="kinship">How they are related.</param>
    /// <param name="tells">What they tell where they are one.</param>
    /// <param name="first">Class of one.</param>
    /// <param name="second">Class of the other.</param>
    public static double Gain(WordKinship kinship, double tells, WordClass first, WordClass second)
    {
        if (kinship == WordKinship.Alike) return Alike;
        var cost = kinship switch
        {
            WordKinship.TwoSlips => TwoSlips,
            WordKinship.ShortSlip => ShortSlip,
            WordKinship.Slip => Slip,
            WordKinship.Doubtful => Doubtful,
            WordKinship.Abbreviation => Abbreviation,
            _ => 0,
        };
        return (Shared * tells) - cost + Missing(first) + Missing(second);
    }

    /// <summary>The most that a letter can gain by standing for a word.</summary>
    public static double InitialGain => (Shared * LetterTells) - Initial + MissingInitial + MissingName;

    /// <summary>
    /// The probability of each candidate, in their order, that it is the one that is meant; what is missing to 1 is that of none of them. Candidates compete: two
    /// that are equally good cannot both be likely.
    /// </summary>
    public static double[] Probabilities(List<RankedName> candidates)
    {
        var most = 0.0;
        foreach (var candidate in candidates) most = Math.Max(most, candidate.Score.Odds);
        var sum = Math.Exp(-most);
        var shares = new double[candidates.Count];
        for (var index = 0; index < shares.Length; index++) sum += shares[index] = Math.Exp(candidates[index].Score.Odds - most);
        // So that names that are equally likely stay so, and none but the name itself is certain.
        for (var index = 0; index < shares.Length; index++) shares[index] = Math.Min(MostProbable, Math.Round(shares[index] / sum, Digits));
        return shares;
    }
}
