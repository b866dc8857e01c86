using System.Collections.Concurrent;

namespace Sdc;

/// <summary>
/// Many names, prepared to find those like another. What it finds is by definition what comparing with every one of them finds; it only
/// leaves out those that cannot be among the best. Who has several names counts once, with the best of them. Safe to use from several threads.
/// </summary>
internal sealed class NameIndex
{
    private static readonly IReadOnlyList<int> Nothing = [];
    private readonly WeighedName[] names;
    private readonly WordIndex words;
    private readonly Dictionary<string, List<int>> byExactKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> byNormalizedKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> byJoined = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> byAcronym = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<double[]> spareGains = [];
    private readonly WordWeights weights;

    // Sums are rounded otherwise in another order.
    private const double Rounding = 1e-6;

    public NameIndex(IReadOnlyList<NamedId> names, NameKind kind)
    {
        Names = names;
        Kind = kind;
        var forms = new NameForm[names.Count];
        for (var position = 0; position < forms.Length; position++)
        {
            var form = forms[position] = NameForm.Parse(names[position].Name, kind);
            Add(byExactKey, form.ExactKey, position);
            if (form.NormalizedKey is { } key) Add(byNormalizedKey, key, position);
            if (form.Terms.Length > 0) Add(byJoined, form.Joined, position);
            if (form.Acronym is { } acronym) Add(byAcronym, acronym, position);
        }

        weights = new WordWeights(forms.Select((form, position) => (names[position].Id, form)));
        this.names = Array.ConvertAll(forms, form => new WeighedName(form, weights));
        words = new WordIndex(forms, weights, kind);
    }

    /// <summary>The names; every position is one of this list.</summary>
    public IReadOnlyList<NamedId> Names { get; }

    public NameKind Kind { get; }

    /// <summary>The positions of the names with this <see cref="NameForm.ExactKey"/>.</summary>
    public IReadOnlyList<int> Exact(string exactKey) => byExactKey.TryGetValue(exactKey, out var list) ? list : Nothing;

    /// <summary>The positions of the names with this <see cref="NameForm.NormalizedKey"/>.</summary>
    public IReadOnlyList<int> Normalized(string? key) => key is not null && byNormalizedKey.TryGetValue(key, out var list) ? list : Nothing;

    /// <summary>A name with what its words tell among these.</summary>
    public WeighedName Weigh(NameForm form) => new(form, weights);

    /// <summary>The best names of those that share anything, one an id: by score, then name (ordinal), then id.</summary>
    public List<RankedName> Rank(WeighedName name, int count)
    {
        // The sum of the most that its words can gain is the most that a name can reach: pairing can only lose.
        var gains = spareGains.TryTake(out var spare) ? spare : new double[names.Length];
        var touched = new List<int>();
        foreach (var word in name.Form.Terms)
        {
            foreach (var (other, gain) in words.Like(word))
            {
                foreach (var position in words.Holders(other))
                {
                    if (gains[position] == 0) touched.Add(position);
                    gains[position] += gain;
                }
            }
        }

        var same = Same(name.Form);
        var ranked = same.Select(position => Score(name, position)).ToList();
        ranked.AddRange(Likeliest(name, touched, gains, count).Where(position => !same.Contains(position)).Select(position => Score(name, position)));

        foreach (var position in touched) gains[position] = 0;
        spareGains.Add(gains);
        ranked.RemoveAll(one => double.IsNegativeInfinity(one.Score.Value));
        ranked.Sort(Order);
        return OnePerId(ranked, count);
    }

    // Names that are found otherwise than by their words.
    private HashSet<int> Same(NameForm form)
    {
        var same = new HashSet<int>(Exact(form.ExactKey));
        if (form.Terms.Length == 0) return same;
        if (byJoined.TryGetValue(form.Joined, out var joined)) same.UnionWith(joined);
        if (form.Terms.Length == 1 && byAcronym.TryGetValue(form.Terms[0], out var meant)) same.UnionWith(meant);
        if (form.Acronym is { } acronym && byJoined.TryGetValue(acronym, out var letters)) same.UnionWith(letters);
        return same;
    }

    /// <summary>The first of every id, in the order given.</summary>
    /// <param name="ranked">Names in order.</param>
    /// <param name="count">How many at most.</param>
    public List<RankedName> OnePerId(IEnumerable<RankedName> ranked, int count = int.MaxValue)
    {
        var ids = new HashSet<long>();
        return [.. ranked.Where(one => ids.Add(Names[one.Position].Id)).Take(count)];
    }

    /// <summary>Best first: by score, then name (ordinal), then id.</summary>
    public int Order(RankedName left, RankedName right)
    {
        var order = right.Score.Value.CompareTo(left.Score.Value);
        if (order == 0) order = string.CompareOrdinal(Names[left.Position].Name, Names[right.Position].Name);
        return order != 0 ? order : Names[left.Position].Id.CompareTo(Names[right.Position].Id);
    }

    public RankedName Score(WeighedName name, int position) => new(position, NameScore.Compare(name, names[position]));

    // Scores the likeliest few, of as many ids; whoever's most is below the least of these cannot be among the best.
    private List<int> Likeliest(WeighedName name, List<int> touched, double[] gains, int count)
    {
        if (touched.Count <= count) return touched;
        var bounds = new double[touched.Count];
        var start = NameOdds.Start - (NameOdds.Shared * weights.Chance) - name.Missing;
        var best = new List<int>(count + 1);
        for (var index = 0; index < bounds.Length; index++)
        {
            var other = names[touched[index]];
            bounds[index] = gains[touched[index]] - other.Missing + (NameOdds.InitialGain * (name.Initials + other.Initials));
            if (best.Count == count && bounds[index] <= bounds[best[count - 1]]) continue;
            RemoveWorse(best, touched, bounds, index, out var isBetterKnown);
            if (isBetterKnown) continue;
            var place = best.Count;
            while (place > 0 && bounds[best[place - 1]] < bounds[index]) place--;
            best.Insert(place, index);
            if (best.Count > count) best.RemoveAt(count);
        }

        if (best.Count < count) return touched;
        var least = best.Min(index => Score(name, touched[index]).Score.Value) - start - Rounding;
        var likeliest = new List<int>();
        for (var index = 0; index < bounds.Length; index++)
        {
            if (bounds[index] >= least) likeliest.Add(touched[index]);
        }

        return likeliest;
    }

    // Two names of one id take one place, and the likelier of them has it.
    private void RemoveWorse(List<int> best, List<int> touched, double[] bounds, int index, out bool isBetterKnown)
    {
        isBetterKnown = false;
        for (var place = 0; place < best.Count; place++)
        {
            if (Names[touched[best[place]]].Id != Names[touched[index]].Id) continue;
            isBetterKnown = bounds[best[place]] >= bounds[index];
            if (!isBetterKnown) best.RemoveAt(place);
            return;
        }
    }

    private static void Add(Dictionary<string, List<int>> lists, string key, int position)
    {
        if (!lists.TryGetValue(key, out var list)) lists[key] = list = [];
        list.Add(position);
    }
}
