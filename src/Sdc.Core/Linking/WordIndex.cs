using System.Collections.Concurrent;

namespace Sdc;

/// <summary>The distinct words of many names, and which names hold them. Finds exactly the words that are related to another by <see cref="WordWeights.Compare"/>.</summary>
internal sealed class WordIndex
{
    private readonly IReadOnlyList<string> words;
    private readonly int[][] holders;
    private readonly WordClass?[] classes;
    private readonly (WordTraits Traits, int Word)[]?[] byLength = new (WordTraits, int)[]?[EditDistance.LongestWord + 1];
    private readonly Dictionary<char, List<int>> shortenable = [];
    private readonly Dictionary<char, List<int>> byFirstLetter = [];
    private readonly int[] sorted;
    private readonly ConcurrentDictionary<string, (int Word, double Gain)[]> found = new(StringComparer.Ordinal);
    private readonly WordWeights weights;
    private readonly NameKind kind;

    public WordIndex(IReadOnlyList<WeighedName> names, WordWeights weights, NameKind kind)
    {
        this.weights = weights;
        this.kind = kind;
        words = weights.Words;
        classes = new WordClass?[words.Count];
        var lists = new List<int>[words.Count];
        for (var number = 0; number < lists.Length; number++)
        {
            lists[number] = [];
            Add(number);
        }

        foreach (var comparable in Enumerable.Range(0, words.Count).Where(number => WordLikeness.IsComparable(words[number])).GroupBy(number => words[number].Length))
        {
            byLength[comparable.Key] = [.. comparable.Select(number => (WordTraits.Of(words[number]), number))];
        }

        for (var position = 0; position < names.Count; position++)
        {
            foreach (var number in names[position].Numbers)
            {
                var list = lists[number];
                if (list.Count == 0 || list[list.Count - 1] != position) list.Add(position);
            }
        }

        holders = Array.ConvertAll(lists, list => list.ToArray());
        sorted = [.. Enumerable.Range(0, words.Count).Where(word => WordLikeness.IsComparable(words[word]))];
        Array.Sort(sorted, (left, right) => string.CompareOrdinal(words[left], words[right]));
    }

    /// <summary>How many words there are.</summary>
    public int Count => words.Count;

    /// <summary>The positions of the names that hold a word, each once.</summary>
    public int[] Holders(int word) => holders[word];

    /// <summary>All words of the index that the word is related to, with the most that a pair of the two can gain.</summary>
    public (int Word, double Gain)[] Like(string word) => found.GetOrAdd(word, Find);

    private void Add(int number)
    {
        var word = words[number];
        classes[number] = ClassOf(word);
        if (WordClasses.IsShortenable(word)) AddTo(shortenable, word[0], number);
        AddTo(byFirstLetter, word[0], number);
    }

    private (int Word, double Gain)[] Find(string word)
    {
        var like = new HashSet<int>();
        AddKnown(word, like);
        foreach (var other in Abbreviations.MayMean(word)) AddKnown(other, like);

        if (WordLikeness.IsComparable(word))
        {
            AddWithinEdits(word, like);
            AddBeginnings(word, like);
            AddContinuations(word, like);
            AddShortened(word, like);
        }

        var kindOfWord = ClassOf(word);
        var result = new List<(int, double)>(like.Count);
        foreach (var number in like)
        {
            var kinship = weights.Compare(word, words[number]);
            if (kinship != WordKinship.None && MostGain(kinship, word, kindOfWord, number) is > 0 and var gain) result.Add((number, gain));
        }

        return [.. result];
    }

    private void AddShortened(string word, HashSet<int> like)
    {
        if (shortenable.TryGetValue(word[0], out var longer)) like.UnionWith(longer.Where(number => WordLikeness.IsShortened(word, words[number])));
        if (WordClasses.IsShortenable(word) && byFirstLetter.TryGetValue(word[0], out var shorter)) like.UnionWith(shorter.Where(number => WordLikeness.IsShortened(words[number], word)));
    }

    private static void AddTo(Dictionary<char, List<int>> lists, char letter, int number)
    {
        if (!lists.TryGetValue(letter, out var list)) lists[letter] = list = [];
        list.Add(number);
    }

    // What one or two letters are good for depends on where they stand.
    private double MostGain(WordKinship kinship, string word, WordClass? kindOfWord, int number)
    {
        var tells = Math.Min(weights.Of(word, kindOfWord ?? WordClass.Name), weights.Of(words[number], classes[number] ?? WordClass.Name));
        return NameOdds.Gain(kinship, tells, kindOfWord ?? WordClass.Site, classes[number] ?? WordClass.Site);
    }

    private WordClass? ClassOf(string word) => word.Length <= 2 ? null : WordClasses.Of([word], 0, kind);

    private void AddWithinEdits(string word, HashSet<int> like)
    {
        var traits = WordTraits.Of(word);
        var pattern = EditPattern.Of(word);
        for (var length = Math.Max(0, word.Length - WordLikeness.MostEdits); length <= Math.Min(EditDistance.LongestWord, word.Length + WordLikeness.MostEdits); length++)
        {
            var most = WordLikeness.EditsAllowed(Math.Min(length, word.Length));
            if (byLength[length] is not { } candidates) continue;
            for (var index = 0; index < candidates.Length; index++)
            {
                ref readonly var candidate = ref candidates[index];
                if (!traits.MayBeWithin(most, candidate.Traits)) continue;
                var other = words[candidate.Word];
                if (pattern is null ? EditDistance.Within(word, other, most) is not null : pattern.To(other) <= most) like.Add(candidate.Word);
            }
        }
    }

    private void AddBeginnings(string word, HashSet<int> like)
    {
        for (var length = WordLikeness.ShortestPrefix; length < word.Length; length++) AddKnown(word.Substring(0, length), like);
    }

    private void AddKnown(string word, HashSet<int> like)
    {
        if (weights.NumberOf(word) is >= 0 and var number) like.Add(number);
    }

    private void AddContinuations(string word, HashSet<int> like)
    {
        if (word.Length < WordLikeness.ShortestPrefix) return;
        var low = 0;
        var high = sorted.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(words[sorted[middle]], word) < 0) low = middle + 1;
            else high = middle;
        }

        for (; low < sorted.Length && words[sorted[low]].StartsWith(word, StringComparison.Ordinal); low++) like.Add(sorted[low]);
    }
}
