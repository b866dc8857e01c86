using System.Globalization;

namespace Sdc.Benchmarks;

/// <summary>So many of so many, with what that says of all that there could be.</summary>
internal readonly record struct Proportion(int Hits, int All)
{
    private const double Normal95 = 1.959964;

    public double Value => All == 0 ? 0 : (double)Hits / All;

    /// <summary>The value, and in brackets Wilson's interval of 95 %.</summary>
    public override string ToString()
    {
        if (All == 0) return "–";
        var square = Normal95 * Normal95;
        var middle = (Value + (square / (2 * All))) / (1 + (square / All));
        var half = Normal95 / (1 + (square / All)) * Math.Sqrt((Value * (1 - Value) / All) + (square / (4.0 * All * All)));
        return string.Create(CultureInfo.InvariantCulture, $"{Value:0.0000} ({middle - half:0.0000}–{Math.Min(1, middle + half):0.0000})");
    }
}
