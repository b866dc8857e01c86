namespace Sdc;

/// <summary>Finds known values where nothing around them gives them away: the password again, two messages later, without the word "password".</summary>
internal sealed class ValueSweep : IRedactionFinder
{
    private const int Shortest = 4;

    // Longer ones are keys that their shape gives away.
    private const int Longest = 200;

    private const ulong HashStart = 14695981039346656037;
    private const ulong HashStep = 1099511628211;

    private readonly Dictionary<ulong, (string Value, RedactionKind Kind)> byHash = [];
    private readonly Dictionary<ulong, int> longestByStart = [];

    public ValueSweep(IEnumerable<KeyValuePair<string, (RedactionKind Kind, int Number)>> values)
    {
        foreach (var pair in values)
        {
            if (pair.Key.Length is < Shortest or > Longest) continue;
            var hash = HashStart;
            foreach (var character in pair.Key) hash = (hash ^ character) * HashStep;
            byHash[hash] = (pair.Key, pair.Value.Kind);
            var start = Beginning(pair.Key, 0);
            longestByStart[start] = Math.Max(pair.Key.Length, longestByStart.TryGetValue(start, out var length) ? length : 0);
        }
    }

    public void Find(string text, List<Finding> findings)
    {
        if (byHash.Count == 0) return;
        for (var at = 0; at + Shortest <= text.Length; at++)
        {
            if (TextScan.IsWord(text[at]) && TextScan.IsWord(text.At(at - 1)) || !longestByStart.TryGetValue(Beginning(text, at), out var longest)) continue;
            var limit = Math.Min(text.Length, at + longest);
            var hash = HashStart;
            var found = 0;
            var kind = default(RedactionKind);
            for (var end = at; end < limit;)
            {
                hash = (hash ^ text[end++]) * HashStep;
                if (TextScan.IsWord(text[end - 1]) && TextScan.IsWord(text.At(end)) || !byHash.TryGetValue(hash, out var value)) continue;
                if (value.Value.Length != end - at || string.CompareOrdinal(text, at, value.Value, 0, end - at) != 0) continue;
                found = end;
                kind = value.Kind;
            }

            if (found == 0) continue;
            findings.Add(new Finding(at, found, kind));
            at = found - 1;
        }
    }

    private static ulong Beginning(string text, int at) => text[at] | (ulong)text[at + 1] << 16 | (ulong)text[at + 2] << 32 | (ulong)text[at + 3] << 48;
}
