using System.Globalization;

namespace Sdc.Benchmarks;

/// <summary>How often the best candidate of a score was the right one, of the names that likeness decides about.</summary>
internal sealed class Reliability
{
    private static readonly double[] Bounds = [0, 2, 10, 30, 50, 70, 90, 95, 99, 99.9, 100];
    private readonly int[] all = new int[Bounds.Length];
    private readonly int[] right = new int[Bounds.Length];
    private readonly double[] sums = new double[Bounds.Length];

    public void Add(LabelledName name, NameDecision decision)
    {
        if (decision.Method is MatchMethod.Exact or MatchMethod.Normalized || (decision.Customer is null && decision.Candidates.Count == 0)) return;
        var best = decision.Customer?.Id ?? decision.Candidates[0].CustomerId;
        var place = Array.FindLastIndex(Bounds, bound => decision.Score >= bound);
        all[place]++;
        sums[place] += decision.Score;
        if (best == name.Truth) right[place]++;
    }

    public void Write()
    {
        var table = new ResultTable("Score of the best candidate", "Names", "Mean score", "Right, of 100");
        for (var place = 0; place < Bounds.Length - 1; place++)
        {
            if (all[place] == 0) continue;
            table.Add(
                string.Create(CultureInfo.InvariantCulture, $"{Bounds[place]} to {Bounds[place + 1]}"), ResultTable.Count(all[place]),
                (sums[place] / all[place]).ToString("0.0", CultureInfo.InvariantCulture), (100.0 * right[place] / all[place]).ToString("0.0", CultureInfo.InvariantCulture));
        }

        table.Write();
    }
}
