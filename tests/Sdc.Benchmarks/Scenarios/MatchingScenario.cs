using System.CommandLine;
using System.Globalization;

namespace Sdc.Benchmarks;

/// <summary>How well names are matched: generated worlds of which the truth is known. Worlds 1 to 5 are for tuning, 6 to 10 for reporting.</summary>
internal static class MatchingScenario
{
    private const int TuningWorlds = 5;
    private const int Worlds = 10;
    private static readonly LinkThresholds Usual = new(95);

    public static Command Create()
    {
        var sizes = new Option<int[]>("--sizes") { Description = "How many customers there are.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [1_000, 10_000] };
        var names = new Option<int>("--names") { Description = "How many names each world has.", DefaultValueFactory = _ => 3_000 };
        var plain = new Option<int>("--plain") { Description = "How many names of each world the plain rule, which compares with every customer, decides about; 0 for all.", DefaultValueFactory = _ => 300 };
        var tuning = new Option<bool>("--tuning") { Description = "Show the worlds of tuning instead." };
        var fit = new Option<bool>("--fit") { Description = "Fit the figures of NameOdds to the worlds of tuning, and show them." };
        var wrong = new Option<bool>("--wrong") { Description = "Show wrong links, and names that were not linked (worlds of tuning only)." };
        var command = new Command("matching", "Matching: precision and recall by kind of name, beside a plain token_set_ratio.") { sizes, names, plain, tuning, fit, wrong };
        command.SetAction(parsed =>
        {
            var isTuning = parsed.GetValue(tuning) || parsed.GetValue(fit) || parsed.GetValue(wrong);
            var seeds = isTuning ? Enumerable.Range(1, TuningWorlds) : Enumerable.Range(TuningWorlds + 1, Worlds - TuningWorlds);
            if (parsed.GetValue(fit)) Fit(seeds, parsed.GetValue(sizes)!, parsed.GetValue(names));
            else foreach (var size in parsed.GetValue(sizes)!) Report(seeds, size, parsed.GetValue(names), parsed.GetValue(plain), parsed.GetValue(wrong));
        });
        return command;
    }

    private static void Fit(IEnumerable<int> seeds, int[] sizes, int names)
    {
        var fit = new OddsFit();
        foreach (var (seed, size) in seeds.SelectMany(seed => sizes.Select(size => (seed, size))))
        {
            var world = MatchingWorld.Create(seed, size, names);
            var customers = new CustomerDirectory(world.Customers);
            foreach (var name in world.Names) fit.Add(customers, name);
        }

        fit.Write();
    }

    private static void Report(IEnumerable<int> seeds, int size, int names, int plainNames, bool showWrong)
    {
        var ours = new MatchingTally();
        var oursOfSame = new MatchingTally();
        var plain = new MatchingTally();
        var reliability = new Reliability();
        foreach (var seed in seeds)
        {
            var world = MatchingWorld.Create(seed, size, names);
            var matcher = new CustomerMatcher(new CustomerDirectory(world.Customers), Usual);
            var rule = new PlainRule(world.Customers);
            var ofPlain = plainNames == 0 ? world.Names.Count : Math.Min(plainNames, world.Names.Count);
            var plainly = new long?[ofPlain];
            Parallel.For(0, ofPlain, index => plainly[index] = rule.Decide(world.Names[index].Text));
            for (var index = 0; index < world.Names.Count; index++)
            {
                var name = world.Names[index];
                var decision = matcher.Decide(name.Text);
                var suggested = decision.Candidates.Select(candidate => candidate.CustomerId).ToList();
                ours.Add(name, decision.Customer?.Id, suggested);
                reliability.Add(name, decision);
                if (showWrong) Show(world, name, decision);
                if (index >= ofPlain) continue;
                oursOfSame.Add(name, decision.Customer?.Id, suggested);
                plain.Add(name, plainly[index], []);
            }
        }

        Write(size, ours, oursOfSame, plain);
        reliability.Write();
    }

    private static void Show(MatchingWorld world, LabelledName name, NameDecision decision)
    {
        var isRight = name.IsAmbiguous ? decision.Customer is null : decision.Customer?.Id == name.Truth;
        if (isRight) return;
        var best = decision.Candidates.Count > 0 ? decision.Candidates[0].CustomerName : "-";
        var truth = name.Truth is { } id ? world.Customers[(int)id - 1].BusinessName : "nobody";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(decision.Customer is null ? "missed" : name.IsAmbiguous ? "GUESSED" : "WRONG")}\t{name.Kind}\t{name.Text}\t{truth}\t{decision.Customer?.BusinessName ?? best}\t{decision.Score}\t{decision.Reason}"));
    }

    private static void Write(int size, MatchingTally ours, MatchingTally same, MatchingTally plain)
    {
        var table = new ResultTable($"{ResultTable.Count(size)} customers", "Names", "Ambiguous", "Precision", "Recall", "Asked", "Right among asked", "Plain: names", "Plain: precision", "Plain: recall");
        void Row(string title, params WrittenKind[] kinds) => table.Add(
            title, ResultTable.Count(ours.Names(kinds)), ResultTable.Count(ours.Ambiguous(kinds)), ours.Precision(kinds).ToString(), ours.Recall(kinds).ToString(), ResultTable.Count(ours.Asked(kinds)),
            ResultTable.Count(ours.RightAmongAsked(kinds)), ResultTable.Count(plain.Names(kinds)), plain.Precision(kinds).ToString(), plain.Recall(kinds).ToString());
        foreach (var kind in ours.Kinds) Row(kind.ToString(), kind);
        Row("All");
        table.Write();
        Console.WriteLine($"Of the names that the plain rule decided about: precision {same.Precision()}, recall {same.Recall()}");
        Console.WriteLine();
    }
}
