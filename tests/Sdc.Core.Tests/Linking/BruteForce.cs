using System.Globalization;

namespace Sdc.Tests.Linking;

/// <summary>Decides as the definition says: by scoring the name against every customer, and nothing left out.</summary>
internal sealed class BruteForce(IReadOnlyList<Customer> customers, double threshold)
{
    private const int Shown = 5;

    private readonly List<NameForm> forms = [.. customers.Select(customer => NameForm.Parse(customer.BusinessName, NameKind.Business))];

    public NameDecision Decide(string name)
    {
        var form = NameForm.Parse(name, NameKind.Business);
        if (form.ExactKey.Length == 0) return Undecided([], "no name");
        if (customers.Count == 0) return Undecided([], "there are no known names to compare with");
        var all = customers.Zip(forms, (customer, known) => new Compared(customer, known, NameScore.Compare(form, known))).ToList();
        all.Sort(Order);
        var best = all.Where(one => one.Score.Value > 0).Take(Shown).ToList();

        var same = all.Where(one => one.Form.ExactKey == form.ExactKey).ToList();
        if (same.Count == 1) return Decided(same[0], MatchMethod.Exact, best);
        if (same.Count > 1) return Undecided(same, Shared(same.Count, "have exactly this name"));
        var normalized = all.Where(one => form.NormalizedKey is not null && one.Form.NormalizedKey == form.NormalizedKey).ToList();
        if (normalized.Count == 1) return Decided(normalized[0], MatchMethod.Normalized, best);
        if (normalized.Count > 1) return Undecided(normalized, Shared(normalized.Count, "have this name, legal forms, punctuation and word order aside"));

        if (best.Count == 0) return Undecided([], "no known name is like it");
        if (!best[0].Score.EveryWord) return Undecided(best, "the words or numbers of the best candidate are not all the same");
        if (best[0].Score.Value < threshold) return Undecided(best, FormattableString.Invariant($"the best candidate's score is below the threshold of {threshold}"));
        if (best.Count > 1 && best[0].Score.Value - best[1].Score.Value < NameWaterfall.ClearMargin) return Undecided(best, FormattableString.Invariant($"the best two candidates are less than {NameWaterfall.ClearMargin} apart"));
        return Decided(best[0], MatchMethod.Fuzzy, best);
    }

    /// <summary>All that a decision says, as a text that two decisions share only if they are the same.</summary>
    public static string Text(NameDecision decision) => string.Join(
        "|",
        [decision.Customer?.Id.ToString(CultureInfo.InvariantCulture), decision.Method, Number(decision.Score), decision.Reason, Text(decision.RunnerUp), .. decision.Candidates.Select(Text)]);

    private static string Text(MatchCandidate? candidate) => candidate is null ? "none" : FormattableString.Invariant($"{candidate.CustomerId} {candidate.CustomerName} {candidate.Score:R}");

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static int Order(Compared left, Compared right)
    {
        var order = right.Score.Value.CompareTo(left.Score.Value);
        if (order == 0) order = string.CompareOrdinal(left.Customer.BusinessName, right.Customer.BusinessName);
        return order != 0 ? order : left.Customer.Id.CompareTo(right.Customer.Id);
    }

    private static NameDecision Decided(Compared chosen, string method, List<Compared> best) =>
        new(chosen.Customer, method, Rounded(chosen), best.Where(one => one != chosen).Select(Candidate).FirstOrDefault(), [], null);

    private static NameDecision Undecided(List<Compared> candidates, string reason) =>
        new(null, null, candidates.Count == 0 ? 0 : Rounded(candidates[0]), null, [.. candidates.Select(Candidate)], reason);

    private static MatchCandidate Candidate(Compared one) => new() { CustomerId = one.Customer.Id, CustomerName = one.Customer.BusinessName, Score = Rounded(one) };

    private static double Rounded(Compared one) => Math.Round(one.Score.Value, 1, MidpointRounding.AwayFromZero);

    private static string Shared(int count, string what) => count.ToString(CultureInfo.InvariantCulture) + " of the known " + what;

    private sealed record Compared(Customer Customer, NameForm Form, NameScore Score);
}
