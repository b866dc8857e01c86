using System.Collections.Concurrent;

namespace Sdc;

/// <summary>The distinct words of many names, and which names hold them. Finds exactly the words that <see cref="WordLikeness"/> gives credit to.</summary>
internal sealed class WordIndex
{
    private readonly List<string> words = [];
    private readonly List<List<int>> holders = [];
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<(WordTraits Traits, int Word)>[] byLength = new List<(WordTraits, int)>[EditDistance.LongestWord + 1];
    private readonly int[] sorted;
    private readonly ConcurrentDictionary<string, (int Word, double Credit)[]> found = new(StringComparer.Ordinal);

    public WordIndex(IReadOnlyList<NameForm> names)
    {
        for (var position = 0; position < names.Count; position++)
        {
            foreach (var word in names[position].Words)
            {
                if (!numbers.TryGetValue(word, out var number)) numbers[word] = number = Add(word);
                var list = holders[number];
                if (list.Count == 0 || list[list.Count - 1] != position) list.Add(position);
            }
        }

        sorted = [.. Enumerable.Range(0, words.Count).Where(word => WordLikeness.IsComparable(words[word]))];
        Array.Sort(sorted, (left, right) => string.CompareOrdinal(words[left], words[right]));
    }

    /// <summary>The positions of the names that hold a word, each once.</summary>
    public IReadOnlyList<int> Holders(int word) => holders[word];

    /// <summary>All words of the index that the word has credit with.</summary>
    public (int Word, double Credit)[] Like(string word) => found.GetOrAdd(word, Find);

    private int Add(string word)
    {
        words.Add(word);
        holders.Add([]);
        if (WordLikeness.IsComparable(word)) (byLength[word.Length] ??= []).Add((WordTraits.Of(word), words.Count - 1));
        return words.Count - 1;
    }

    private (int Word, double Credit)[] Find(string word)
    {
        var like = new HashSet<int>();
        if (numbers.TryGetValue(word, out var same)) like.Add(same);
        if (WordLikeness.IsComparable(word))
        {
            AddWithinEdits(word, like);
            AddBeginnings(word, like);
            AddContinuations(word, like);
        }

        var result = new List<(int, double)>(like.Count);
        foreach (var number in like)
        {
            var credit = WordLikeness.Compare(word, words[number]).Credit;
            if (credit > 0) result.Add((number, credit));
        }

        return [.. result];
    }

    private void AddWithinEdits(string word, HashSet<int> like)
    {
        var traits = WordTraits.Of(word);
        for (var length = Math.Max(0, word.Length - WordLikeness.MostEdits); length <= Math.Min(EditDistance.LongestWord, word.Length + WordLikeness.MostEdits); length++)
        {
            var most = WordLikeness.EditsAllowed(Math.Min(length, word.Length));
            foreach (var (others, number) in byLength[length] ?? [])
            {
                if (traits.MayBeWithin(most, others)) like.Add(number);
            }
        }
    }

    private void AddBeginnings(string word, HashSet<int> like)
    {
        for (var length = WordLikeness.ShortestPrefix; length < word.Length; length++)
        {
            if (numbers.TryGetValue(word.Substring(0, length), out var number)) like.Add(number);
        }
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
