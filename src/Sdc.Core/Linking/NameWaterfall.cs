using System.Globalization;

namespace Sdc;

/// <summary>Decides which of many names a text means: exactly, then normalised, then by likeness; each step only where the one before it finds nothing.</summary>
/// <param name="names">The names.</param>
/// <param name="thresholds">From which probability on a like name is linked, or asked about.</param>
internal sealed class NameWaterfall(NameIndex names, LinkThresholds thresholds)
{
    /// <summary>The reason where there is nothing to decide on: no text, or none that anybody sees.</summary>
    public const string NoName = "no name";

    private const int ShownCandidates = 5;

    /// <summary>Decides on a name. "NA" and "None" are names like any other.</summary>
    public NameChoice Choose(string name)
    {
        var form = NameForm.Parse(name, names.Kind);
        if (form.ExactKey.Length == 0) return new(null, null, [], NoName);
        if (names.Names.Count == 0) return new(null, null, [], "there are no known names to compare with");
        var weighed = names.Weigh(form);
        var best = Likely(names.Rank(weighed, ShownCandidates));
        return Unique(weighed, names.Exact(form.ExactKey), MatchMethod.Exact, best, "have exactly this name")
            ?? Unique(weighed, names.Normalized(form.NormalizedKey), MatchMethod.Normalized, best, "have this name, legal forms, punctuation and word order aside")
            ?? ByLikeness(best);
    }

    // Among equals the order of the ranking stays.
    private static List<RankedName> Likely(List<RankedName> ranked)
    {
        var probabilities = NameOdds.Probabilities(ranked);
        for (var index = 0; index < ranked.Count; index++)
        {
            var one = ranked[index] with { Probability = probabilities[index] };
            var place = index;
            for (; place > 0 && ranked[place - 1].Probability < one.Probability; place--) ranked[place] = ranked[place - 1];
            ranked[place] = one;
        }

        return ranked;
    }

    private NameChoice? Unique(WeighedName name, IReadOnlyList<int> found, string method, List<RankedName> best, string what)
    {
        if (found.Count == 0) return null;
        var ranked = found.Count > 1 ? Meant(name, found) : [best.Count > 0 && best[0].Position == found[0] ? best[0] : names.Score(name, found[0])];
        if (ranked.Count == 1)
        {
            best.RemoveAll(other => names.Names[other.Position].Id == names.Names[ranked[0].Position].Id);
            return new(ranked[0] with { Probability = 1 }, method, best, null);
        }

        return new(null, null, ranked.ConvertAll(one => one with { Probability = 1.0 / ranked.Count }), ranked.Count.ToString(CultureInfo.InvariantCulture) + " of the known " + what);
    }

    // Who is called so comes before those who are also called so.
    private List<RankedName> Meant(WeighedName name, IReadOnlyList<int> found)
    {
        var meant = found.Any(position => !names.Names[position].IsAlias) ? found.Where(position => !names.Names[position].IsAlias) : found;
        var all = meant.Select(position => names.Score(name, position)).ToList();
        all.Sort(names.Order);
        return names.OnePerId(all);
    }

    private NameChoice ByLikeness(List<RankedName> best)
    {
        if (best.Count == 0) return new(null, null, best, "no known name is like it");
        var likeliest = best[0];
        var score = 100 * likeliest.Probability;
        if (score < thresholds.Ask) return new(null, null, [], FormattableString.Invariant($"no known name is likely: the best candidate's score is below {thresholds.Ask}"));
        if (!likeliest.Score.MayLink) return new(null, null, best, "the telling words, site words or numbers of the best candidate are not all the same");
        if (score < thresholds.Link) return new(null, null, best, FormattableString.Invariant($"the best candidate's score is below the threshold of {thresholds.Link}"));
        return new(likeliest, MatchMethod.Fuzzy, [.. best.Skip(1)], null);
    }
}
