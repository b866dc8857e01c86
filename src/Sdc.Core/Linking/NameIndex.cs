using System.Collections.Concurrent;

namespace Sdc;

/// <summary>
/// Many names, prepared to find those like another. What it finds is by definition what comparing with every one of them finds; it only
/// leaves out those that cannot be among the best. Who has several names counts once, with the best of them. Safe to use from several threads.
/// </summary>
internal sealed class NameIndex
{
    private static readonly IReadOnlyList<int> Nothing = [];
    private readonly NameForm[] forms;
    private readonly WordIndex words;
    private readonly Dictionary<string, List<int>> byExactKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> byNormalizedKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> byJoined = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<double[]> spareCredits = [];

    public NameIndex(IReadOnlyList<NamedId> names, NameKind kind)
    {
        Names = names;
        Kind = kind;
        forms = new NameForm[names.Count];
        for (var position = 0; position < forms.Length; position++)
        {
            var form = forms[position] = NameForm.Parse(names[position].Name, kind);
            Add(byExactKey, form.ExactKey, position);
            if (form.NormalizedKey is { } key) Add(byNormalizedKey, key, position);
            if (form.Words.Length > 0) Add(byJoined, form.Joined, position);
        }

        words = new WordIndex(forms);
    }

    /// <summary>The names; every position is one of this list.</summary>
    public IReadOnlyList<NamedId> Names { get; }

    public NameKind Kind { get; }

    /// <summary>The positions of the names with this <see cref="NameForm.ExactKey"/>.</summary>
    public IReadOnlyList<int> Exact(string exactKey) => byExactKey.TryGetValue(exactKey, out var list) ? list : Nothing;

    /// <summary>The positions of the names with this <see cref="NameForm.NormalizedKey"/>.</summary>
    public IReadOnlyList<int> Normalized(string? key) => key is not null && byNormalizedKey.TryGetValue(key, out var list) ? list : Nothing;

    /// <summary>The best names of a score above 0, one an id: by score, then name (ordinal), then id.</summary>
    public List<RankedName> Rank(NameForm name, int count)
    {
        // The sum of the best credits of its words is the most that a name can reach: pairing can only lose.
        var credits = spareCredits.TryTake(out var spare) ? spare : new double[forms.Length];
        var touched = new List<int>();
        foreach (var word in name.Words)
        {
            foreach (var (other, credit) in words.Like(word))
            {
                foreach (var position in words.Holders(other))
                {
                    if (credits[position] == 0) touched.Add(position);
                    credits[position] += credit;
                }
            }
        }

        var same = new HashSet<int>(Exact(name.ExactKey));
        if (name.Words.Length > 0 && byJoined.TryGetValue(name.Joined, out var joined)) same.UnionWith(joined);
        var ranked = same.Select(position => Score(name, position)).ToList();
        ranked.AddRange(Likeliest(name, touched, credits, count).Where(position => !same.Contains(position)).Select(position => Score(name, position)));

        foreach (var position in touched) credits[position] = 0;
        spareCredits.Add(credits);
        ranked.RemoveAll(one => one.Score.Value <= 0);
        ranked.Sort(Order);
        return OnePerId(ranked, count);
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

    public RankedName Score(NameForm name, int position) => new(position, NameScore.Compare(name, forms[position]));

    // Scores the likeliest few, of as many ids; whoever's most is below the least of these cannot be among the best.
    private List<int> Likeliest(NameForm name, List<int> touched, double[] credits, int count)
    {
        if (touched.Count <= count) return touched;
        var bounds = new double[touched.Count];
        var best = new List<int>(count + 1);
        for (var index = 0; index < bounds.Length; index++)
        {
            bounds[index] = NameScore.Of(credits[touched[index]], name.Weight + forms[touched[index]].Weight);
            if (best.Count == count && bounds[index] <= bounds[best[count - 1]]) continue;
            RemoveWorse(best, touched, bounds, index, out var isBetterKnown);
            if (isBetterKnown) continue;
            var place = best.Count;
            while (place > 0 && bounds[best[place - 1]] < bounds[index]) place--;
            best.Insert(place, index);
            if (best.Count > count) best.RemoveAt(count);
        }

        if (best.Count < count) return touched;
        var least = best.Min(index => Score(name, touched[index]).Score.Value);
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
