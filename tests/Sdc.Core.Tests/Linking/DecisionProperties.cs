using FsCheck;
using FsCheck.Fluent;

namespace Sdc.Tests.Linking;

/// <summary>What is left out of the comparing changes no decision: not the customer, the method, the score, the runner-up, the candidates or the reason.</summary>
public class DecisionProperties
{
    private static readonly string[] Places = ["Harbor", "Granite", "Cedar", "Maple", "Lakeview", "Northside", "Summit", "Orchard", "Tidewater", "Orion", "Pinnacle", "Willow", "Copper", "Juniper", "Redstone", "Falcon"];
    private static readonly string[] Grounds = ["", "", "Hill", "Street", "Creek", "Point", "Ridge", "Park"];
    private static readonly string[] Trades = ["Dental Group", "Legal", "Property Management", "Veterinary Clinic", "Freight Lines", "Roofing", "Marine Supply", "Logistics", "Site 2", "Site 3", "Labs II"];
    private static readonly string[] Forms = ["", "", " LLC", ", Inc.", " & Co. KG", " (East)"];

    private static readonly Arbitrary<string[]> ManyNames = Arb.From(Gen.Choose(0, 80).SelectMany(count => Gen.ArrayOf(Names.Likely, count)));

    [RepeatedProperty(700, 2000)]
    public Property A_decision_is_the_one_that_scoring_every_customer_makes() => Prop.ForAll(ManyNames, Arb.From(Names.Any), Arb.From(Gen.Elements(0.0, 60, 85, 95, 100)), (known, name, threshold) =>
    {
        var customers = known.Select((text, position) => Names.Customer(position + 1, text)).ToList();
        var expected = BruteForce.Text(new BruteForce(customers, new(threshold)).Decide(name.Trim()));
        var actual = BruteForce.Text(new CustomerMatcher(new CustomerDirectory(customers), new(threshold)).Decide(name));
        return (expected == actual).Label($"expected {expected}\nactual   {actual}");
    });

    [RepeatedProperty(700, 2000)]
    public Property A_decision_among_customers_of_several_names_is_the_one_that_scoring_every_name_makes() => Prop.ForAll(ManyNames, Arb.From(Names.Any), Arb.From(Gen.Elements(0.0, 60, 85, 95, 100)), (known, name, threshold) =>
    {
        // Every customer takes its name and some of those after it; the next may have the same.
        var customers = known.Select((text, position) => Several(position + 1, text, known.Skip(position + 1).Take(text.Length % 4), text.Length % 7 == 0)).ToList();
        var expected = BruteForce.Text(new BruteForce(customers, new(threshold)).Decide(name.Trim()));
        var actual = BruteForce.Text(new CustomerMatcher(new CustomerDirectory(customers), new(threshold)).Decide(name));
        return (expected == actual).Label($"expected {expected}\nactual   {actual}");
    });

    [RepeatedProperty(400, 1000)]
    public Property The_runner_up_and_the_candidates_are_customers_once_each() => Prop.ForAll(ManyNames, Arb.From(Names.Any), (known, name) =>
    {
        var customers = known.Select((text, position) => Several(position + 1, text, known.Skip(position + 1).Take(3), isDisabled: false)).ToList();
        var decision = new CustomerMatcher(new CustomerDirectory(customers), new(95)).Decide(name);
        var ids = decision.Candidates.Select(candidate => candidate.CustomerId).ToList();
        return ids.Distinct().Count() == ids.Count && (decision.Customer is null || decision.RunnerUp?.CustomerId != decision.Customer.Id);
    });

    [RepeatedProperty(1, 2)]
    public Property Thousands_of_customers_are_decided_between_as_scoring_each_of_them_would(int seed)
    {
        var random = new Random(seed);
        var customers = Enumerable.Range(1, 2000).Select(id => Several(id, Business(random), Enumerable.Range(0, random.Next(3)).Select(_ => Business(random)), random.Next(20) == 0)).ToList();
        var names = Enumerable.Range(0, 200).Select(_ => Written(customers[random.Next(customers.Count)].BusinessName, random)).ToList();
        var bruteForce = new BruteForce(customers, new(95));
        var matcher = new CustomerMatcher(new CustomerDirectory(customers), new(95));

        var decided = new string[names.Count];
        Parallel.For(0, names.Count, index => decided[index] = BruteForce.Text(matcher.Decide(names[index])));

        var expected = names.Select(name => BruteForce.Text(bruteForce.Decide(name))).ToList();
        return decided.SequenceEqual(expected).Label(string.Join("\n", expected.Zip(decided).Where(pair => pair.First != pair.Second).Take(3)));
    }

    private static Customer Several(long id, string name, IEnumerable<string> aliases, bool isDisabled) => new() { Id = id, BusinessName = name, Aliases = new(aliases), IsDisabled = isDisabled };

    private static string Business(Random random) => $"{Pick(Places, random)} {Pick(Grounds, random)} {Pick(Trades, random)} {(random.Next(4) == 0 ? random.Next(40) : "")}{Pick(Forms, random)}".Replace("  ", " ").Trim();

    private static string Written(string name, Random random)
    {
        var place = random.Next(name.Length - 1);
        return random.Next(6) switch
        {
            0 => name,
            1 => name.ToUpperInvariant() + " Inc",
            2 => name.Remove(place, 1),
            3 => name[..place] + name[place + 1] + name[place] + name[(place + 2)..],
            4 => string.Join(" ", name.Split(' ').Skip(1)),
            _ => name.Insert(place, "e"),
        };
    }

    private static string Pick(string[] texts, Random random) => texts[random.Next(texts.Length)];
}
