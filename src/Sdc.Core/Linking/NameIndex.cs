using System.Collections.Concurrent;

namespace Sdc;

/// <summary>
/// Many names, prepared to find those like another. What it finds is by definition what comparing with every one of them finds; it only
/// leaves out those that cannot be among the best. Who has several names counts once, with the best of them. Safe to use from several threads.
/// </summary>
internal sealed class NameIndex
{
    private static readonly List<int> Nothing = [];
    private readonly WeighedName[] names;
    private readonly WordIndex words;
    private readonly Dictionary<string, List<int>> byExactKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> byNormalizedKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> byJoined = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> byAcronym = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<NameSearch> spareSearches = [];

    // What the words of each name cost that have no counterpart, less what its initials can gain.
    private readonly double[] costs;
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
        words = new WordIndex(this.names, weights, kind);
        costs = Array.ConvertAll(this.names, name => name.Missing - (NameOdds.InitialGain * name.Initials));
    }

    /// <summary>The names; every position is one of this list.</summary>
    public IReadOnlyList<NamedId> Names { get; }

    public NameKind Kind { get; }

    /// <summary>The positions of the names with this <see cref="NameForm.ExactKey"/>.</summary>
    public IReadOnlyList<int> Exact(string exactKey) => Named(byExactKey, exactKey);

    /// <summary>The positions of the names with this <see cref="NameForm.NormalizedKey"/>.</summary>
    public IReadOnlyList<int> Normalized(string? key) => key is null ? Nothing : Named(byNormalizedKey, key);

    /// <summary>A name with what its words tell among these.</summary>
    public WeighedName Weigh(NameForm form) => new(form, weights);

    /// <summary>The best names of those that share anything, one an id: by score, then name (ordinal), then id.</summary>
    public List<RankedName> Rank(WeighedName name, int count)
    {
        var search = spareSearches.TryTake(out var spare) ? spare : new NameSearch(names.Length, words.Count);
        Touch(name, search);
        var related = search.Related(name);
        var best = new List<RankedName>(count + 1);
        ConsiderSame(name.Form);
        foreach (var position in Likeliest(search, count)) Consider(position);

        // Whoever's most is below the least of the best cannot be among them.
        search.Order(Least());
        while (search.Next(Least()) is { } position) Consider(position);
        search.Clear();
        spareSearches.Add(search);
        return best;

        // Names that are found otherwise than by their words.
        void ConsiderSame(NameForm form)
        {
            ConsiderAll(Named(byExactKey, form.ExactKey));
            if (form.Terms.Length == 0) return;
            ConsiderAll(Named(byJoined, form.Joined));
            if (form.Terms.Length == 1) ConsiderAll(Named(byAcronym, form.Terms[0]));
            if (form.Acronym is { } acronym) ConsiderAll(Named(byJoined, acronym));
        }

        void ConsiderAll(List<int> positions)
        {
            foreach (var position in positions)
            {
                if (!search.IsLeft(position)) Consider(position);
            }
        }

        void Consider(int position)
        {
            search.Leave(position);
            Insert(best, new(position, NameScore.Compare(name, names[position], related)), count);
        }

        double Least() => best.Count == count ? best[count - 1].Score.Value - Rounding : double.NegativeInfinity;
    }

    // The sum of the most that its words can gain is the most that a name can reach: pairing can only lose.
    private void Touch(WeighedName name, NameSearch search)
    {
        var terms = name.Form.Terms;
        for (var term = 0; term < terms.Length; term++)
        {
            foreach (var (word, gain) in words.Like(terms[term]))
            {
                search.Relate(term, word);
                search.Gain(words.Holders(word), gain);
            }
        }

        search.Bound(NameOdds.Start - (NameOdds.Shared * weights.Chance) - name.Missing + (NameOdds.InitialGain * name.Initials), costs);
    }

    // One an id: the better one of two names.
    private void Insert(List<RankedName> best, RankedName one, int count)
    {
        if (double.IsNegativeInfinity(one.Score.Value) || (best.Count == count && Order(best[count - 1], one) <= 0)) return;
        var id = Names[one.Position].Id;
        for (var place = 0; place < best.Count; place++)
        {
            if (Names[best[place].Position].Id != id) continue;
            if (Order(best[place], one) <= 0) return;
            best.RemoveAt(place);
            break;
        }

        var last = best.Count;
        while (last > 0 && Order(best[last - 1], one) > 0) last--;
        best.Insert(last, one);
        if (best.Count > count) best.RemoveAt(count);
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

    // The likeliest few, of as many ids.
    private List<int> Likeliest(NameSearch search, int count)
    {
        var best = new List<int>(count + 1);
        var least = double.NegativeInfinity;
        foreach (var position in search.Touched)
        {
            var most = search.Most(position);
            if (most <= least) continue;
            RemoveWorse(best, search, position, out var isBetterKnown);
            if (isBetterKnown) continue;
            var place = best.Count;
            while (place > 0 && search.Most(best[place - 1]) < most) place--;
            best.Insert(place, position);
            if (best.Count > count) best.RemoveAt(count);
            if (best.Count == count) least = search.Most(best[count - 1]);
        }

        return best;
    }

    // Two names of one id take one place, and the likelier of them has it.
    private void RemoveWorse(List<int> best, NameSearch search, int position, out bool isBetterKnown)
    {
        isBetterKnown = false;
        for (var place = 0; place < best.Count; place++)
        {
            if (Names[best[place]].Id != Names[position].Id) continue;
            isBetterKnown = search.Most(best[place]) >= search.Most(position);
            if (!isBetterKnown) best.RemoveAt(place);
            return;
        }
    }

    private static List<int> Named(Dictionary<string, List<int>> lists, string key) => lists.TryGetValue(key, out var list) ? list : Nothing;

    private static void Add(Dictionary<string, List<int>> lists, string key, int position)
    {
        if (!lists.TryGetValue(key, out var list)) lists[key] = list = [];
        list.Add(position);
    }
}
