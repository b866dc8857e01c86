namespace Sdc;

/// <summary>How much words tell among the names of a set of customers. A word that many bear tells little; one that nobody else bears tells most.</summary>
internal sealed class WordWeights
{
    // So many names are assumed beside the known ones, so that few customers do not make every word rare. How many of them bear a word depends on its class.
    private const double AssumedNames = 500;

    // Fractions that sums of are exact, so that the order of words changes no score.
    private const double Unit = 1 << 20;

    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> words = [];
    private readonly List<int> bearers = [];
    private readonly double names;

    /// <summary>Counts who bears which words.</summary>
    /// <param name="forms">The names, and whose they are; several names of one count once.</param>
    public WordWeights(IEnumerable<(long Id, NameForm Form)> forms)
    {
        var last = new List<int>();
        var ids = 0;
        // By id, so that the order of the names changes nothing.
        foreach (var name in forms.GroupBy(form => form.Id))
        {
            ids++;
            foreach (var (_, form) in name)
            {
                foreach (var word in form.Terms)
                {
                    if (!numbers.TryGetValue(word, out var number))
                    {
                        numbers[word] = number = words.Count;
                        words.Add(word);
                        bearers.Add(0);
                        last.Add(0);
                    }

                    if (last[number] == ids) continue;
                    last[number] = ids;
                    bearers[number]++;
                }
            }
        }

        names = ids + AssumedNames;
        Chance = Exact(Math.Log(names));
    }

    /// <summary>The distinct words, by number.</summary>
    public IReadOnlyList<string> Words => words;

    /// <summary>What it takes to tell one of that many names from all others, in the unit of <see cref="Of(string, WordClass)"/>.</summary>
    public double Chance { get; }

    /// <summary>The number of a word; -1 for one that nobody bears.</summary>
    public int NumberOf(string word) => numbers.TryGetValue(word, out var number) ? number : -1;

    /// <summary>What it tells that two names share the word: the logarithm of how rare it is.</summary>
    public double Of(string word, WordClass kind) => Of(NumberOf(word), kind);

    /// <summary>What it tells that two names share the word of this number.</summary>
    public double Of(int number, WordClass kind) => Exact(Math.Log(names / ((number < 0 ? 0 : bearers[number]) + (AssumedNames * Assumed(kind)))));

    /// <summary>How two words are related. Between two that customers bear, or that names are known to be made of, lies no slip of the pen. Symmetric.</summary>
    public WordKinship Compare(string first, string second)
    {
        var kinship = WordLikeness.Compare(first, second);
        return kinship switch
        {
            WordKinship.Slip or WordKinship.ShortSlip or WordKinship.TwoSlips when IsKnown(first) && IsKnown(second) => WordKinship.Alike,
            WordKinship.Doubtful when !(WordClasses.IsOfTrade(first) && !IsKnown(second)) && !(WordClasses.IsOfTrade(second) && !IsKnown(first)) => WordKinship.Alike,
            _ => kinship,
        };
    }

    private bool IsKnown(string word) => numbers.ContainsKey(word) || WordClasses.IsKnown(word);

    private static double Exact(double value) => Math.Round(value * Unit) / Unit;

    private static double Assumed(WordClass kind) => kind switch
    {
        WordClass.Joining => 0.5,
        WordClass.Generic => 0.08,
        WordClass.Trade or WordClass.Site => 0.02,
        WordClass.Initial => 0.05,
        WordClass.Everyday or WordClass.Partner => 0.002,
        _ => 0.0004,
    };
}
