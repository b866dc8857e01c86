using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Sdc.Tests.Linking;

public class NameProperties
{
    private static readonly Arbitrary<string> AnyName = Arb.From(Names.Any);
    private static readonly Arbitrary<string[]> ManyNames = Arb.From(Gen.ArrayOf(Names.Likely));

    [Property(MaxTest = 2000)]
    public Property The_score_is_symmetric() => Prop.ForAll(ManyNames, AnyName, AnyName, (known, one, other) =>
    {
        var weights = new WordWeights(known.Select((name, index) => ((long)index, NameForm.Parse(name, NameKind.Business))));
        var (first, second) = (Weighed(one, weights), Weighed(other, weights));
        return NameScore.Compare(first, second) == NameScore.Compare(second, first);
    });

    [Property(MaxTest = 1000)]
    public Property A_name_that_one_customer_has_is_that_customers_with_certainty() => Prop.ForAll(ManyNames, AnyName, (known, name) =>
    {
        var key = NameText.ExactKey(name);
        if (key.Length == 0) return true;
        var decision = Names.Matcher([name, .. known.Where(other => NameText.ExactKey(other) != key)]).Decide($" {name}  ");
        return decision is { Customer.Id: 1, Score: 100, Method: MatchMethod.Exact };
    });

    [Property(MaxTest = 1000)]
    public Property Probabilities_are_no_more_than_certainty_together() => Prop.ForAll(ManyNames, AnyName, (known, name) =>
    {
        var index = new NameIndex([.. known.Select((text, position) => new NamedId(position + 1, text))], NameKind.Business);
        var shares = NameOdds.Probabilities(index.Rank(index.Weigh(NameForm.Parse(name, NameKind.Business)), 5));
        return shares.All(share => share is >= 0 and < 1) && shares.Sum() <= 1 + 1e-8;
    });

    [Property(MaxTest = 1000)]
    public Property Names_of_one_normalised_form_are_linked() => Prop.ForAll(AnyName, AnyName, (one, other) =>
    {
        var first = NameForm.Parse(one, NameKind.Business);
        var second = NameForm.Parse(other + ", Inc.", NameKind.Business);
        return first.NormalizedKey is null || first.NormalizedKey != second.NormalizedKey || Names.Matcher(one).Decide(other + ", Inc.") is { Score: 100, Customer: not null };
    });

    [Property(MaxTest = 1000)]
    public Property The_index_finds_what_comparing_with_every_name_finds() => Prop.ForAll(ManyNames, AnyName, (known, name) =>
    {
        var index = new NameIndex([.. known.Select((text, position) => new NamedId(position + 1, text))], NameKind.Business);
        var form = index.Weigh(NameForm.Parse(name, NameKind.Business));
        var all = Enumerable.Range(0, known.Length).Select(position => index.Score(form, position)).Where(ranked => !double.IsNegativeInfinity(ranked.Score.Value)).ToList();
        all.Sort(index.Order);
        return index.Rank(form, 5).SequenceEqual(all.Take(5)) && index.Rank(form, 1).SequenceEqual(all.Take(1));
    });

    [Property(MaxTest = 500)]
    public Property A_decision_does_not_depend_on_the_order_of_the_customers() => Prop.ForAll(ManyNames, Arb.From(Names.Likely), (known, name) =>
    {
        var customers = known.Select((text, position) => Names.Customer(position + 1, text)).ToList();
        var one = new CustomerMatcher(new CustomerDirectory(customers), new(95)).Decide(name);
        customers.Reverse();
        var other = new CustomerMatcher(new CustomerDirectory(customers), new(95)).Decide(name);
        return one.Customer?.Id == other.Customer?.Id && one.Method == other.Method && one.Score == other.Score && one.Reason == other.Reason
            && $"{one.RunnerUp}" == $"{other.RunnerUp}" && string.Join(";", one.Candidates) == string.Join(";", other.Candidates);
    });

    [Property(MaxTest = 500)]
    public Property A_fuzzy_decision_keeps_the_numbers() => Prop.ForAll(ManyNames, Arb.From(Names.Likely), (known, name) =>
    {
        var decision = Names.Matcher(known).Decide(name);
        return decision.Customer is null || NameForm.Parse(decision.Customer.BusinessName, NameKind.Business).Numbers == NameForm.Parse(name, NameKind.Business).Numbers;
    });

    [Property(MaxTest = 1000)]
    public Property Edits_are_counted_as_the_definition_counts_them() => Prop.ForAll(Arb.From(Word), Arb.From(Word), (one, other) =>
    {
        var distance = Distance(one, other);
        return EditDistance.Within(one, other, 2) == (distance <= 2 ? distance : null) && EditDistance.Within(one, other, 1) == (distance <= 1 ? distance : null)
            && (EditPattern.Of(one) is not { } pattern || pattern.To(other) == distance);
    });

    [Property(MaxTest = 2000)]
    public Property No_word_within_the_edits_is_left_out(int seed) => Prop.ForAll(Arb.From(Gen.Choose(1, 2)), edits =>
    {
        var random = new Random(seed);
        var word = new string([.. Enumerable.Range(0, random.Next(3, 20)).Select(_ => Letter(random))]);
        var other = word;
        for (var edit = 0; edit < edits; edit++) other = Edited(other, random);
        return EditDistance.Within(word, other, edits) is null || (WordTraits.Of(word).MayBeWithin(edits, WordTraits.Of(other)) && WordTraits.Of(other).MayBeWithin(edits, WordTraits.Of(word)));
    });

    private static WeighedName Weighed(string name, WordWeights weights) => new(NameForm.Parse(name, NameKind.Business), weights);

    private static char Letter(Random random) => (char)random.Next('A', 'Z' + 1);

    private static string Edited(string word, Random random)
    {
        var place = random.Next(word.Length - 1);
        return random.Next(4) switch
        {
            0 => word.Remove(place, 1),
            1 => word.Insert(place, Letter(random).ToString()),
            2 => word[..place] + Letter(random) + word[(place + 1)..],
            _ => word[..place] + word[place + 1] + word[place] + word[(place + 2)..],
        };
    }

    private static Gen<string> Word => Gen.Choose(0, 7).SelectMany(length => Gen.ArrayOf(Gen.Elements('A', 'B', 'C'), length)).Select(letters => new string(letters));

    private static int Distance(string one, string other)
    {
        if (one.Length == 0 || other.Length == 0) return one.Length + other.Length;
        var (restOne, restOther) = (one[1..], other[1..]);
        var best = Math.Min(Distance(restOne, restOther) + (one[0] == other[0] ? 0 : 1), 1 + Math.Min(Distance(restOne, other), Distance(one, restOther)));
        return one.Length > 1 && other.Length > 1 && one[0] == other[1] && one[1] == other[0] ? Math.Min(best, 1 + Distance(one[2..], other[2..])) : best;
    }
}
