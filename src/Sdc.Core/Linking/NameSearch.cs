namespace Sdc;

/// <summary>What one search among the names of a <see cref="NameIndex"/> notes down; used again for the next one. Not safe to use from several threads.</summary>
internal sealed class NameSearch(int names, int words)
{
    private const int Bits = 64;

    // By position: what its words can gain, then the most that its score can be; below everything once it was scored.
    private readonly double[] most = new double[names];
    private readonly int[] touched = new int[names];
    private readonly double[] orderedMost = new double[names];
    private readonly int[] ordered = new int[names];
    private readonly ulong[] related = new ulong[words];
    private readonly List<int> relatedWords = [];
    private int count;
    private int left;

    /// <summary>The positions of the names that share anything.</summary>
    public ReadOnlySpan<int> Touched => touched.AsSpan(0, count);

    /// <summary>The most that the score of a name can be.</summary>
    public double Most(int position) => most[position];

    /// <summary>Notes that a word of the index can be paired with a term.</summary>
    public void Relate(int term, int word)
    {
        if (term >= Bits) return;
        if (related[word] == 0) relatedWords.Add(word);
        related[word] |= 1ul << term;
    }

    /// <summary>Which words can be paired, by word, a bit a term; null where a name has too many terms for that.</summary>
    public ulong[]? Related(WeighedName name) => name.Form.Terms.Length <= Bits ? related : null;

    /// <summary>Adds what a word can gain to the names that hold it.</summary>
    public void Gain(int[] holders, double gain)
    {
        foreach (var position in holders)
        {
            if (most[position] == 0) touched[count++] = position;
            most[position] += gain;
        }
    }

    /// <summary>Makes the gains bounds of scores.</summary>
    public void Bound(double start, double[] costs)
    {
        foreach (var position in Touched) most[position] += start - costs[position];
    }

    /// <summary>Leaves out a name that was scored.</summary>
    public void Leave(int position)
    {
        if (most[position] != 0) most[position] = double.NegativeInfinity;
    }

    /// <summary>Whether a name was left out. One that shares no word is none of those that can be; to score it twice changes nothing.</summary>
    public bool IsLeft(int position) => double.IsNegativeInfinity(most[position]);

    /// <summary>Orders the names that can reach so much and were not left out.</summary>
    public void Order(double least)
    {
        left = 0;
        foreach (var position in Touched)
        {
            if (most[position] < least || double.IsNegativeInfinity(most[position])) continue;
            orderedMost[left] = most[position];
            ordered[left++] = position;
        }

        Array.Sort(orderedMost, ordered, 0, left);
    }

    /// <summary>The next likeliest name of those; null when none can reach so much.</summary>
    public int? Next(double least) => left > 0 && orderedMost[left - 1] >= least ? ordered[--left] : null;

    /// <summary>Makes it ready for the next search.</summary>
    public void Clear()
    {
        foreach (var position in Touched) most[position] = 0;
        foreach (var word in relatedWords) related[word] = 0;
        relatedWords.Clear();
        count = 0;
    }
}
