namespace Sdc;

/// <summary>Given names where they stand as whole words, in any letter case, with any spaces between their words.</summary>
internal sealed class NameFinder : IRedactionFinder
{
    private const int ShortestName = 3;

    private readonly Dictionary<string, List<string[]>> byFirstWord = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<int> lengths = [];

    public NameFinder(IEnumerable<string> names)
    {
        foreach (var words in names.Where(name => name.Trim().Length >= ShortestName).Select(Words))
        {
            if (words.Length == 0) continue;
            if (!byFirstWord.TryGetValue(words[0], out var list)) byFirstWord[words[0]] = list = [];
            list.Add(words);
            lengths.Add(words[0].Length);
        }

        foreach (var list in byFirstWord.Values) list.Sort((one, other) => other.Length.CompareTo(one.Length));
    }

    public void Find(string text, List<Finding> findings)
    {
        if (byFirstWord.Count == 0) return;
        for (var at = 0; at < text.Length; at++)
        {
            if (!TextScan.IsWord(text[at])) continue;
            var end = WordEnd(text, at);
            var found = lengths.Contains(end - at) && byFirstWord.TryGetValue(text.Substring(at, end - at), out var names) ? End(text, end, names) : 0;
            if (found > 0) findings.Add(new Finding(at, found, RedactionKind.Name));
            at = Math.Max(found, end) - 1;
        }
    }

    private static int End(string text, int firstEnd, List<string[]> names)
    {
        foreach (var words in names)
        {
            var end = firstEnd;
            var same = true;
            for (var index = 1; index < words.Length && same; index++)
            {
                var start = end;
                while (start < text.Length && start - end < 4 && !TextScan.IsWord(text[start]) && text[start] is not ('\n' or '\r' or '\uFFFF')) start++;
                var wordEnd = start < text.Length ? WordEnd(text, start) : start;
                same = start > end && wordEnd - start == words[index].Length && string.Compare(text, start, words[index], 0, words[index].Length, StringComparison.OrdinalIgnoreCase) == 0;
                end = wordEnd;
            }

            if (same) return end;
        }

        return 0;
    }

    private static int WordEnd(string text, int at)
    {
        while (at < text.Length && TextScan.IsWord(text[at])) at++;
        return at;
    }

    private static string[] Words(string name)
    {
        var words = new List<string>();
        for (var at = 0; at < name.Length; at++)
        {
            if (!TextScan.IsWord(name[at])) continue;
            var end = WordEnd(name, at);
            words.Add(name.Substring(at, end - at));
            at = end;
        }

        return [.. words];
    }
}
