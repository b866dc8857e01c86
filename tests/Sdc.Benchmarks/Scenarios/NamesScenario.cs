using System.CommandLine;
using System.Diagnostics;

namespace Sdc.Benchmarks;

/// <summary>Deciding which customers many distinct names mean, the building of the index included.</summary>
internal static class NamesScenario
{
    private static readonly string[] Firsts = ["Dana", "Lee", "Kim", "Priya", "Jordan", "Alex", "Morgan", "Sam", "Chris", "Pat", "Robin", "Taylor", "Casey", "Drew"];
    private static readonly string[] Lasts = ["Doe", "Roe", "Poe", "Whitfield", "Ortiz", "Nair", "Papadopoulos", "Keller", "Schmidt", "Nguyen", "Garcia", "Johnson", "Williams", "Brown", "Jones", "Miller", "Davis"];

    public static Command Create()
    {
        var names = new Option<int>("--names") { Description = "How many distinct names there are.", DefaultValueFactory = _ => 7_000 };
        var customers = new Option<int>("--customers") { Description = "How many customers there are.", DefaultValueFactory = _ => 10_000 };
        var command = new Command("names", "Linking: distinct names against customers.") { names, customers };
        command.SetAction(parsed =>
        {
            var count = parsed.GetValue(customers);
            Measure(BenchmarkSettings.Of(parsed), parsed.GetValue(names), BusinessNames.Create(count), "few words, shared by many");
            Measure(BenchmarkSettings.Of(parsed), parsed.GetValue(names), BusinessNames.CreateWithOwnWords(count), "a word of its own in each");
            Measure(BenchmarkSettings.Of(parsed), parsed.GetValue(names), BusinessNames.Create(count), "few words, shared by many; and two aliases each", withAliases: true);
        });
        return command;
    }

    private static void Measure(BenchmarkSettings settings, int count, IReadOnlyList<string> known, string kind, bool withAliases = false)
    {
        var names = Written(known, count);
        Samples index = new(), single = new(), parallel = new();
        var decided = 0;
        for (var run = 0; run < settings.Runs; run++)
        {
            GC.Collect();
            var clock = Stopwatch.StartNew();
            _ = Directory(known, withAliases).Names;
            index.Add(clock.Elapsed.TotalSeconds);

            GC.Collect();
            clock.Restart();
            var matcher = new CustomerMatcher(Directory(known, withAliases), new(95));
            foreach (var name in names) matcher.Decide(name);
            single.Add(clock.Elapsed.TotalSeconds);

            GC.Collect();
            clock.Restart();
            matcher = new CustomerMatcher(Directory(known, withAliases), new(95));
            Parallel.ForEach(names, name => matcher.Decide(name));
            parallel.Add(clock.Elapsed.TotalSeconds);
            decided = names.Count(name => matcher.Decide(name).Customer is not null);
        }

        var table = new ResultTable($"{ResultTable.Count(count)} names, {ResultTable.Count(known.Count)} customers; {kind}", "Result", "Target");
        table.Add("Names decided", ResultTable.Count(decided), "");
        table.Add("Building the index alone", ResultTable.Seconds(index), "");
        table.Add("Index and decisions, one thread", ResultTable.Seconds(single), "");
        table.Add($"Index and decisions, {Environment.ProcessorCount} cores", ResultTable.Seconds(parallel), "2 s");
        table.Write();
    }

    // The aliases that a fetch gives: the person there, and both names in one.
    private static CustomerDirectory Directory(IReadOnlyList<string> names, bool withAliases) =>
        new([.. names.Select((name, index) => new Customer { Id = CustomerCache.FirstId + index, BusinessName = name, Aliases = withAliases ? [Person(index), $"{name} - {Person(index)}"] : [] })]);

    private static string Person(int index) => $"{Firsts[index % Firsts.Length]} {Lasts[index / Firsts.Length % Lasts.Length]}";

    private static List<string> Written(IReadOnlyList<string> known, int count)
    {
        var random = new Random(5);
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (names.Count < count) names.Add(BusinessNames.AsWritten(known[random.Next(known.Count)], random));
        return [.. names];
    }
}
