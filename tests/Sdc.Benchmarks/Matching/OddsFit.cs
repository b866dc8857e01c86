using System.Globalization;

namespace Sdc.Benchmarks;

/// <summary>Fits the figures of <see cref="NameOdds"/>: conditional logistic regression, "none of the candidates" being one of the choices.</summary>
internal sealed class OddsFit
{
    private const int Steps = 1_000;
    private const double Rate = 0.02;
    private const double Shrinkage = 1e-5;

    // The least that a slip or a missing word costs, and that a rare word tells, is no matter of the sample: generated companies have fewer neighbours than real ones.
    private static readonly (string Name, double Now, double Least, Func<NameScore, double> Of)[] Features =
    [
        ("Start", NameOdds.Start, double.NegativeInfinity, _ => 1),
        ("Shared", NameOdds.Shared, 0.5, score => score.Evidence.Shared),
        ("Slip", NameOdds.Slip, 0.5, score => -score.Evidence.Slips),
        ("ShortSlip", NameOdds.ShortSlip, 1, score => -score.Evidence.ShortSlips),
        ("TwoSlips", NameOdds.TwoSlips, 1.5, score => -score.Evidence.TwoSlips),
        ("Doubtful", NameOdds.Doubtful, 2, score => -score.Evidence.Doubtful),
        ("Abbreviation", NameOdds.Abbreviation, 0.5, score => -score.Evidence.Abbreviations),
        ("Initial", NameOdds.Initial, 0.5, score => -score.Evidence.Initials),
        ("Alike", NameOdds.Alike, 0.1, score => score.Evidence.Alike),
        ("MissingName", NameOdds.MissingName, 3, score => -score.Evidence.MissingName),
        ("MissingPartner", NameOdds.MissingPartner, 2, score => -score.Evidence.MissingPartner),
        ("MissingTrade", NameOdds.MissingTrade, 1, score => -score.Evidence.MissingTrade),
        ("MissingGeneric", NameOdds.MissingGeneric, 0.5, score => -score.Evidence.MissingGeneric),
        ("MissingSite", NameOdds.MissingSite, 3, score => -score.Evidence.MissingSite),
        ("MissingInitial", NameOdds.MissingInitial, 0.5, score => -score.Evidence.MissingInitial),
        ("Joined", NameOdds.Joined, 0.1, score => -score.Evidence.Joined),
        ("Acronym", NameOdds.Acronym, 2, score => -score.Evidence.Acronym),
        ("MayNotLink", NameOdds.MayNotLink, 0.5, score => score.MayLink ? 0 : -1),
        ("NotWhole", NameOdds.NotWhole, 0, score => score.Evidence.IsWhole ? 0 : -1),
    ];

    private readonly List<(double[][] Candidates, int Right)> choices = [];

    /// <summary>Adds a name that neither its exact nor its normalised form decides.</summary>
    public void Add(CustomerDirectory customers, LabelledName name)
    {
        var form = NameForm.Parse(name.Text, NameKind.Business);
        if (customers.Names.Exact(form.ExactKey).Count > 0 || customers.Names.Normalized(form.NormalizedKey).Count > 0) return;
        var ranked = customers.Names.Rank(customers.Names.Weigh(form), 5);
        if (ranked.Count == 0) return;
        var right = ranked.FindIndex(one => customers.Of(one).Id == name.Truth);
        choices.Add(([.. ranked.Select(one => Array.ConvertAll(Features, feature => feature.Of(one.Score)))], right));
    }

    public void Write()
    {
        var weights = Array.ConvertAll(Features, feature => feature.Now);
        var first = new double[weights.Length];
        var second = new double[weights.Length];
        Console.WriteLine($"{choices.Count} names; loss {Loss(weights, null):0.00000}");
        for (var step = 1; step <= Steps; step++)
        {
            var slope = new double[weights.Length];
            Loss(weights, slope);
            for (var index = 0; index < weights.Length; index++)
            {
                first[index] = (0.9 * first[index]) + (0.1 * slope[index]);
                second[index] = (0.999 * second[index]) + (0.001 * slope[index] * slope[index]);
                weights[index] = Math.Max(Features[index].Least, weights[index] - (Rate * first[index] / (1 - Math.Pow(0.9, step)) / (Math.Sqrt(second[index] / (1 - Math.Pow(0.999, step))) + 1e-9)));
            }
        }

        Console.WriteLine($"fitted loss {Loss(weights, null):0.00000}");
        for (var index = 0; index < weights.Length; index++) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Features[index].Name} = {weights[index]:0.00} (was {Features[index].Now:0.00})"));
    }

    private double Loss(double[] weights, double[]? slope)
    {
        var loss = 0.0;
        foreach (var (candidates, right) in choices)
        {
            var odds = Array.ConvertAll(candidates, candidate => candidate.Zip(weights, (value, weight) => value * weight).Sum());
            var most = Math.Max(0, odds.Max());
            var sum = Math.Exp(-most) + odds.Sum(odd => Math.Exp(odd - most));
            loss -= (right < 0 ? -most : odds[right] - most) - Math.Log(sum);
            if (slope is null) continue;
            for (var candidate = 0; candidate < odds.Length; candidate++)
            {
                var miss = (Math.Exp(odds[candidate] - most) / sum) - (candidate == right ? 1 : 0);
                for (var index = 0; index < slope.Length; index++) slope[index] += miss * candidates[candidate][index] / choices.Count;
            }
        }

        for (var index = 0; slope is not null && index < slope.Length; index++) slope[index] += 2 * Shrinkage * weights[index];
        return loss / choices.Count;
    }
}
