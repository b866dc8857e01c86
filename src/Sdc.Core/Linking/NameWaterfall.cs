using System.Globalization;

namespace Sdc;

/// <summary>Decides which of many names a text means: exactly, then normalised, then by likeness; each step only where the one before it finds nothing.</summary>
internal sealed class NameWaterfall(NameIndex names, double threshold)
{
    /// <summary>How far a like name has to be ahead of the next one.</summary>
    public const double ClearMargin = 10;

    /// <summary>The reason where there is nothing to decide on: no text, or none that anybody sees.</summary>
    public const string NoName = "no name";

    private const int ShownCandidates = 5;

    /// <summary>Decides on a name. "NA" and "None" are names like any other.</summary>
    public NameChoice Choose(string name)
    {
        var form = NameForm.Parse(name, names.Kind);
        if (form.ExactKey.Length == 0) return new(null, null, [], NoName);
        if (names.Names.Count == 0) return new(null, null, [], "there are no known names to compare with");
        var best = names.Rank(form, ShownCandidates);
        return Unique(form, names.Exact(form.ExactKey), MatchMethod.Exact, best, "have exactly this name")
            ?? Unique(form, names.Normalized(form.NormalizedKey), MatchMethod.Normalized, best, "have this name, legal forms, punctuation and word order aside")
            ?? ByLikeness(best);
    }

    private NameChoice? Unique(NameForm form, IReadOnlyList<int> found, string method, List<RankedName> best, string what)
    {
        if (found.Count == 0) return null;
        // Who is called so comes before those who are also called so.
        var meant = found.Any(position => !names.Names[position].IsAlias) ? found.Where(position => !names.Names[position].IsAlias) : found;
        var all = meant.Select(position => names.Score(form, position)).ToList();
        all.Sort(names.Order);
        var ranked = names.OnePerId(all);
        if (ranked.Count == 1) return new(ranked[0], method, [.. best.Where(other => names.Names[other.Position].Id != names.Names[ranked[0].Position].Id)], null);
        return new(null, null, ranked, ranked.Count.ToString(CultureInfo.InvariantCulture) + " of the known " + what);
    }

    private NameChoice ByLikeness(List<RankedName> best)
    {
        if (best.Count == 0) return new(null, null, best, "no known name is like it");
        var score = best[0].Score;
        if (!score.EveryWord) return new(null, null, best, "the words or numbers of the best candidate are not all the same");
        if (score.Value < threshold) return new(null, null, best, FormattableString.Invariant($"the best candidate's score is below the threshold of {threshold}"));
        if (best.Count > 1 && score.Value - best[1].Score.Value < ClearMargin)
            return new(null, null, best, FormattableString.Invariant($"the best two candidates are less than {ClearMargin} apart"));
        return new(best[0], MatchMethod.Fuzzy, [.. best.Skip(1)], null);
    }
}
