namespace Sdc.Benchmarks;

/// <summary>What was measured of one thing, again and again.</summary>
internal sealed class Samples
{
    private readonly List<double> values = [];

    public void Add(double value) => values.Add(value);

    public double Median
    {
        get
        {
            var sorted = values.Order().ToList();
            var middle = sorted.Count / 2;
            return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        }
    }

    public double Least => values.Min();

    public double Most => values.Max();
}
