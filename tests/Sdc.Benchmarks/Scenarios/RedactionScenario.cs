using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Sdc.Tests.Redaction;

namespace Sdc.Benchmarks;

/// <summary>Redaction of labelled texts: what is found, what is replaced without need, and how fast.</summary>
internal static class RedactionScenario
{
    private const int Characters = 5_000_000;

    public static Command Create()
    {
        var command = new Command("redaction", "Redaction: recall and precision on labelled texts, and speed on 5 MB of them.");
        command.SetAction(parsed => Measure(BenchmarkSettings.Of(parsed)));
        return command;
    }

    private static void Measure(BenchmarkSettings settings)
    {
        var tuning = RedactionScore.Of(RedactionCorpus.Tuning);
        var heldOut = RedactionScore.Of(RedactionCorpus.HeldOut);
        var text = Text();
        var table = new ResultTable(
            "Kind",
            $"Labels, {ResultTable.Count(RedactionCorpus.Tuning.Count)} texts of tuning", "Recall", "Precision",
            $"Labels, {ResultTable.Count(RedactionCorpus.HeldOut.Count)} texts held out", "Recall", "Precision",
            "Alone, MB/s");
        foreach (var kind in RedactionKinds.All) Add(table, kind.ToString(), kind, [kind]);
        Add(table, "All", null, RedactionKinds.All);
        table.Write();

        void Add(ResultTable rows, string name, RedactionKind? kind, IReadOnlyCollection<RedactionKind> kinds) => rows.Add(
            name,
            ResultTable.Count(tuning.Labels(kind)), Share(tuning.Recall(kind)), Share(tuning.Precision(kind)),
            ResultTable.Count(heldOut.Labels(kind)), Share(heldOut.Recall(kind)), Share(heldOut.Precision(kind)),
            Speed(text, kinds, settings.Runs));
    }

    private static string Share(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Speed(string text, IReadOnlyCollection<RedactionKind> kinds, int runs)
    {
        var redactor = new Redactor(new RedactionSettings { Kinds = kinds, Names = RedactionCorpus.Names });
        var samples = new Samples();
        for (var run = 0; run < runs; run++)
        {
            GC.Collect();
            var clock = Stopwatch.StartNew();
            redactor.Redact(text);
            samples.Add(clock.Elapsed.TotalSeconds);
        }

        return (text.Length / 1e6 / samples.Median).ToString("0.0", CultureInfo.InvariantCulture);
    }

    private static string Text()
    {
        var text = new StringBuilder();
        while (text.Length < Characters)
        {
            foreach (var labelled in RedactionCorpus.Tuning.Concat(RedactionCorpus.HeldOut)) text.Append(labelled.Text).Append('\n');
        }

        return text.ToString();
    }
}
