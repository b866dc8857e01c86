namespace Sdc;

/// <summary>The words of a business's name that only say what kind of company it is.</summary>
internal static class LegalForms
{
    private static readonly HashSet<string> Plain = new(
        [
            "INC", "INCORPORATED", "CORP", "CORPORATION", "CO", "COMPANY", "LLC", "LLP", "LP", "LLLP", "LTD", "LIMITED", "PLC", "PLLC", "PC", "ULC", "PTY", "PTE", "PVT",
            "GMBH", "GGMBH", "MBH", "AG", "KG", "KGAA", "OHG", "GBR", "UG", "HAFTUNGSBESCHRANKT", "SA", "SARL", "SAS", "SASU", "SRL", "BV", "OY", "OYJ", "APS",
            "SRO", "DOO", "KFT", "ZRT", "EIRL", "LTDA", "LDA", "KK", "BHD", "SDN",
        ],
        StringComparer.Ordinal);

    // Without their dots these are states, directions and words (a spa, an EV), which tell one site from another.
    private static readonly HashSet<string> OnlyDotted = new(
        ["AB", "AS", "NV", "PA", "SPA", "SE", "SC", "EV", "EK", "SL", "SNC", "CV", "SP"],
        StringComparer.Ordinal);

    private static readonly string[][] Phrases =
    [
        ["S", "DE", "RL", "DE", "CV"], ["SA", "DE", "CV"], ["SP", "Z", "OO"], ["PRIVATE", "LIMITED"], ["PRIVATE", "LTD"], ["PROPRIETARY", "LIMITED"],
    ];

    /// <summary>How many words are left when the legal forms at the end are taken away; at least one.</summary>
    public static int CountWithout(IReadOnlyList<string> words, IReadOnlyList<bool> dotted)
    {
        var count = words.Count;
        while (true)
        {
            var taken = Phrases.FirstOrDefault(phrase => EndsWith(words, count, phrase))?.Length
                ?? (count > 0 && (Plain.Contains(words[count - 1]) || (dotted[count - 1] && OnlyDotted.Contains(words[count - 1]))) ? 1 : 0);
            // "GmbH & Co. KG", "Group LLC, The".
            if (taken == 0 && count > 0 && words[count - 1] is NameWords.And or "THE") taken = 1;
            if (taken == 0 || count - taken < 1) return count;
            count -= taken;
        }
    }

    private static bool EndsWith(IReadOnlyList<string> words, int count, string[] phrase)
    {
        if (count < phrase.Length) return false;
        for (var index = 0; index < phrase.Length; index++)
        {
            if (words[count - phrase.Length + index] != phrase[index]) return false;
        }

        return true;
    }
}
