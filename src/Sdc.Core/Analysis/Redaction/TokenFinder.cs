namespace Sdc;

/// <summary>Keys that their own shape gives away: those of well-known services, signed tokens, hashed passwords, recovery and product keys.</summary>
internal sealed class TokenFinder : IRedactionFinder
{
    private static readonly (string Prefix, int Tail)[] Prefixes =
    [
        ("AKIA", 16), ("ASIA", 16), ("AIza", 30), ("ghp_", 20), ("gho_", 20), ("ghu_", 20), ("ghs_", 20), ("ghr_", 20), ("github_pat_", 20), ("glpat-", 16), ("gldt-", 16),
        ("xoxa-", 10), ("xoxb-", 10), ("xoxe-", 10), ("xoxp-", 10), ("xoxr-", 10), ("xoxs-", 10), ("xapp-", 10), ("sk-", 16), ("sk_live_", 10), ("sk_test_", 10), ("rk_live_", 10), ("rk_test_", 10),
        ("whsec_", 16), ("ya29.", 20), ("GOCSPX-", 16), ("npm_", 30), ("hf_", 20), ("dop_v1_", 30), ("shpat_", 20), ("SG.", 30), ("pypi-", 30), ("PMAK-", 20), ("tskey-", 16), ("AGE-SECRET-KEY-", 20), ("SK", 32), ("lin_api_", 20),
    ];

    private static readonly int[] BitLocker = [6, 6, 6, 6, 6, 6, 6, 6];
    private static readonly int[] ProductKey = [5, 5, 5, 5, 5];

    public void Find(string text, List<Finding> findings)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (character == '$' && TextScan.IsWord(text.At(at + 1)))
            {
                var hash = HashEnd(text, at);
                if (hash > 0) findings.Add(new Finding(at, hash, RedactionKind.Secret));
                at = Math.Max(at, hash - 1);
            }
            else if (IsToken(character) && !TextScan.IsWord(text.At(at - 1)))
            {
                var end = at;
                while (end < text.Length && IsToken(text[end])) end++;
                Look(text, at, end, findings);
                at = end - 1;
            }
        }
    }

    private static bool IsToken(char character) => TextScan.IsDigit(character) || TextScan.IsAsciiLetter(character) || character is '_' or '-' or '.' or '~';

    private static void Look(string text, int start, int end, List<Finding> findings)
    {
        while (end > start && text[end - 1] is '.' or '-') end--;
        while (start < end && text[start] is '.' or '-' or '~') start++;
        var length = end - start;
        if (length < 19) return;
        var character = text[start];
        var found = character == 'e' && IsSignedToken(text, start, end)
            || length == 55 && HasGroups(text, start, BitLocker, digitsOnly: true)
            || length == 29 && HasGroups(text, start, ProductKey, digitsOnly: false)
            || length is >= 34 and <= 46 && text.IndexOf("Q~", start, length, StringComparison.Ordinal) == start + 4
            || Prefixes.Any(shape => shape.Prefix[0] == character && length >= shape.Prefix.Length + shape.Tail && string.CompareOrdinal(text, start, shape.Prefix, 0, shape.Prefix.Length) == 0 && IsRandom(text, start + shape.Prefix.Length, end));
        if (found) findings.Add(new Finding(start, end, RedactionKind.Secret));
    }

    // A name such as "sk-production-settings-file" has no digit in it.
    private static bool IsRandom(string text, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (TextScan.IsDigit(text[at])) return true;
        }

        return false;
    }

    private static bool IsSignedToken(string text, int start, int end)
    {
        var dots = 0;
        for (var at = start; at < end; at++)
        {
            if (text[at] == '.') dots++;
        }

        return dots is 2 or 4 && string.CompareOrdinal(text, start, "eyJ", 0, 3) == 0;
    }

    private static bool HasGroups(string text, int start, int[] lengths, bool digitsOnly)
    {
        var at = start;
        var letters = false;
        for (var group = 0; group < lengths.Length; group++)
        {
            if (group > 0 && text[at++] != '-') return false;
            for (var end = at + lengths[group]; at < end; at++)
            {
                if (TextScan.IsDigit(text[at])) continue;
                if (digitsOnly || !TextScan.IsAsciiLetter(text[at])) return false;
                letters = true;
            }
        }

        return digitsOnly || letters;
    }

    /// <summary>The end of a hashed password as in <c>/etc/shadow</c> or a router's settings; 0 for none.</summary>
    private static int HashEnd(string text, int start)
    {
        var at = start + 1;
        while (at - start < 12 && TextScan.IsWord(text.At(at))) at++;
        if (at - start > 11 || text.At(at) != '$') return 0;
        var end = at;
        while (end < text.Length && (TextScan.IsWord(text[end]) || text[end] is '$' or '.' or '/' or '=' or ',' or '+')) end++;
        while (end > at && text[end - 1] is '.' or ',') end--;
        return end - at >= 16 ? end : 0;
    }
}
