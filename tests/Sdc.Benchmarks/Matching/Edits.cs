namespace Sdc.Benchmarks;

/// <summary>Tells whether texts are few edits apart, written apart from what is measured.</summary>
internal static class Edits
{
    public static bool AreWithin(string first, string second, int most)
    {
        if (Math.Abs(first.Length - second.Length) > most) return false;
        if (first == second) return true;
        if (most == 0) return false;
        var at = 0;
        while (at < first.Length && at < second.Length && first[at] == second[at]) at++;
        var (one, other) = (first[at..], second[at..]);
        return (one.Length > 0 && AreWithin(one[1..], other, most - 1)) || (other.Length > 0 && AreWithin(one, other[1..], most - 1))
            || (one.Length > 0 && other.Length > 0 && AreWithin(one[1..], other[1..], most - 1))
            || (one.Length > 1 && other.Length > 1 && one[0] == other[1] && one[1] == other[0] && AreWithin(one[2..], other[2..], most - 1));
    }
}
