using System.Globalization;

namespace Sdc.Tests.Linking;

/// <summary>Decides as the definition says: by scoring the text against every name of every customer, and nothing left out.</summary>
internal sealed class BruteForce(IReadOnlyList<Customer> customers, LinkThresholds thresholds)
{
    private const int Shown = 5;

    private readonly List<Named> names =
    [
        .. customers.Where(customer => !customer.IsDisabled && !customer.IsGone)
            .SelectMany(customer => customer.Aliases.Select(alias => (Name: alias, IsAlias: true)).Prepend((Name: customer.BusinessName, IsAlias: false))
                .Select(name => new Named(customer, name.Name, name.IsAlias, NameForm.Parse(name.Name, NameKind.Business)))),
    ];

    public NameDecision Decide(string name)
    {
        var form = NameForm.Parse(name, NameKind.Business);
        if (form.ExactKey.Length == 0) return Undecided([], "no name");
        if (names.Count == 0) return Undecided([], "there are no known names to compare with");
        var weights = new WordWeights(names.Select(name => (name.Customer.Id, name.Form)));
        var weighed = new WeighedName(form, weights);
        var all = names.Select(name => new Compared(name.Customer, name, NameScore.Compare(weighed, new WeighedName(name.Form, weights)))).ToList();
        var ranked = OneEach(all).Where(one => !double.IsNegativeInfinity(one.Score.Value)).Take(Shown).ToList();
        var odds = ranked.Select(one => Math.Exp(one.Score.Odds)).ToList();
        var best = ranked.Select((one, index) => one with { Probability = Math.Min(1 - 1e-9, Math.Round(odds[index] / (1 + odds.Sum()), 9)) }).OrderByDescending(one => one.Probability).ToList();

        var same = Meant(all, one => one.Form.ExactKey == form.ExactKey);
        if (same.Count == 1) return Decided(same[0] with { Probability = 1 }, MatchMethod.Exact, best);
        if (same.Count > 1) return Undecided(Equally(same), Shared(same.Count, "have exactly this name"));
        var normalized = Meant(all, one => form.NormalizedKey is not null && one.Form.NormalizedKey == form.NormalizedKey);
        if (normalized.Count == 1) return Decided(normalized[0] with { Probability = 1 }, MatchMethod.Normalized, best);
        if (normalized.Count > 1) return Undecided(Equally(normalized), Shared(normalized.Count, "have this name, legal forms, punctuation and word order aside"));

        if (best.Count == 0) return Undecided([], "no known name is like it");
        var score = 100 * best[0].Probability;
        if (score < thresholds.Ask) return Undecided([], FormattableString.Invariant($"no known name is likely: the best candidate's score is below {thresholds.Ask}"));
        if (!best[0].Score.MayLink) return Undecided(best, "the telling words, site words or numbers of the best candidate are not all the same");
        if (score < thresholds.Link) return Undecided(best, FormattableString.Invariant($"the best candidate's score is below the threshold of {thresholds.Link}"));
        return Decided(best[0], MatchMethod.Fuzzy, best);
    }

    /// <summary>All that a decision says, as a text that two decisions share only if they are the same.</summary>
    public static string Text(NameDecision decision) => string.Join(
        "|",
        [decision.Customer?.Id.ToString(CultureInfo.InvariantCulture), decision.Method, Number(decision.Score), decision.Reason, Text(decision.RunnerUp), .. decision.Candidates.Select(Text)]);

    private static string Text(MatchCandidate? candidate) => candidate is null ? "none" : FormattableString.Invariant($"{candidate.CustomerId} {candidate.CustomerName} {candidate.Score:R}");

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    // An alias counts where nobody has the text as the first name.
    private static List<Compared> Meant(List<Compared> all, Func<Named, bool> isSo)
    {
        var so = all.Where(one => isSo(one.Name)).ToList();
        return OneEach(so.Exists(one => !one.Name.IsAlias) ? so.Where(one => !one.Name.IsAlias) : so);
    }

    // Of each customer the name that is most like the text.
    private static List<Compared> OneEach(IEnumerable<Compared> all) => [.. all.GroupBy(one => one.Customer).Select(names => names.Order(Comparer<Compared>.Create(Order)).First()).Order(Comparer<Compared>.Create(Order))];

    private static int Order(Compared left, Compared right)
    {
        var order = right.Score.Value.CompareTo(left.Score.Value);
        if (order == 0) order = string.CompareOrdinal(left.Name.Name, right.Name.Name);
        return order != 0 ? order : left.Customer.Id.CompareTo(right.Customer.Id);
    }

    private static NameDecision Decided(Compared chosen, string method, List<Compared> best) =>
        new(chosen.Customer, method, Rounded(chosen), best.Where(one => one.Customer != chosen.Customer).Select(Candidate).FirstOrDefault(), [], null);

    private static NameDecision Undecided(List<Compared> candidates, string reason) =>
        new(null, null, candidates.Count == 0 ? 0 : Rounded(candidates[0]), null, [.. candidates.Select(Candidate)], reason);

    private static MatchCandidate Candidate(Compared one) => new() { CustomerId = one.Customer.Id, CustomerName = one.Customer.BusinessName, Score = Rounded(one) };

    private static List<Compared> Equally(List<Compared> all) => all.ConvertAll(one => one with { Probability = 1.0 / all.Count });

    private static double Rounded(Compared one) => one.Probability is 1 ? 100 : Math.Min(99.9, Math.Round(100 * one.Probability, 1, MidpointRounding.AwayFromZero));

    private static string Shared(int count, string what) => count.ToString(CultureInfo.InvariantCulture) + " of the known " + what;

    private sealed record Named(Customer Customer, string Name, bool IsAlias, NameForm Form);

    private sealed record Compared(Customer Customer, Named Name, NameScore Score, double Probability = 0);
}
