namespace Sdc;

/// <summary>Finds what somebody probably meant to write.</summary>
internal static class NearestText
{
    /// <summary>The candidate with the fewest differing letters, case aside; null when none is near.</summary>
    public static string? Find(string text, IEnumerable<string> candidates)
    {
        // Longer texts are no typing slip of anything here, and the comparison is quadratic.
        if (text.Length is 0 or > 100) return null;
        string? best = null;
        var least = Math.Max(1, text.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - text.Length) >= least) continue;
            var distance = Distance(text.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (distance >= least) continue;
            least = distance;
            best = candidate;
        }

        return best;
    }

    /// <summary>" (did you mean x?)", or nothing.</summary>
    public static string Suggestion(string text, IEnumerable<string> candidates) => Find(text, candidates) is { } near ? $" (did you mean {near}?)" : "";

    // Levenshtein, and two swapped neighbours count once.
    private static int Distance(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) table[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) table[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var least = Math.Min(Math.Min(table[i - 1, j] + 1, table[i, j - 1] + 1), table[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) least = Math.Min(least, table[i - 2, j - 2] + 1);
                table[i, j] = least;
            }
        }

        return table[a.Length, b.Length];
    }
}
