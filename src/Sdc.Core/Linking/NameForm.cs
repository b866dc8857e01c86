using System.Text;

namespace Sdc;

/// <summary>A name prepared for comparison; made once a name.</summary>
internal sealed class NameForm
{
    /// <summary>Longer names are compared exactly only; their first part still finds candidates to show.</summary>
    public const int ComparedLength = 256;

    private const int ShortestAcronym = 3;
    private const int LongestAcronym = 6;

    private NameForm(string exactKey, bool isCut, string[] words, NameKind kind)
    {
        ExactKey = exactKey;
        IsCut = isCut;
        Words = words;
        Terms = kind == NameKind.Business ? Array.ConvertAll(words, Abbreviations.WordOf) : words;
        Classes = new WordClass[Terms.Length];
        for (var index = 0; index < Classes.Length; index++) Classes[index] = WordClasses.Of(Terms, index, kind);
        Joined = string.Concat(Terms);
        Numbers = DigitRuns(Terms);
        Acronym = AcronymOf();
        NormalizedKey = words.Length == 0 || isCut ? null : NormalizedKeyOf();
    }

    /// <summary>See <see cref="NameText.ExactKey"/>.</summary>
    public string ExactKey { get; }

    /// <summary>
    /// Equal for names that are the same but for legal forms, joining words, punctuation, diacritics, word order and unmistakable abbreviations; null where there is
    /// no such form.
    /// </summary>
    public string? NormalizedKey { get; }

    /// <summary>The words that count, in order, repeats included, as they are written.</summary>
    public string[] Words { get; }

    /// <summary>The words with unmistakable abbreviations written out.</summary>
    public string[] Terms { get; }

    /// <summary>What each term is good for.</summary>
    public WordClass[] Classes { get; }

    /// <summary>The terms without spaces between them.</summary>
    public string Joined { get; }

    /// <summary>The digit runs of the name in order, which two names must share to be the same.</summary>
    public string Numbers { get; }

    /// <summary>The first letters of three to six terms, which a name may be written as; null for none.</summary>
    public string? Acronym { get; }

    /// <summary>True when the words are only those of the name's first part.</summary>
    public bool IsCut { get; }

    public static NameForm Parse(string name, NameKind kind)
    {
        var exact = NameText.ExactKey(name);
        var isCut = exact.Length > ComparedLength;
        var folded = NameText.Fold(isCut ? exact.Substring(0, char.IsHighSurrogate(exact[ComparedLength - 1]) ? ComparedLength - 1 : ComparedLength) : exact);
        if (kind == NameKind.Business) folded = LegalForms.WithoutAttached(folded);
        var words = NameWords.Split(folded, out var dotted);
        if (kind == NameKind.Business)
        {
            RemoveFirst(words, dotted, words.Count > 1 && words[0] == "THE" ? 1 : 0);
            RemoveFirst(words, dotted, LegalForms.CountLeading(words));
            var count = LegalForms.CountWithout(words, dotted);
            words.RemoveRange(count, words.Count - count);
        }

        return new NameForm(exact, isCut, [.. words], kind);
    }

    private static void RemoveFirst(List<string> words, List<bool> dotted, int count)
    {
        if (count == 0) return;
        words.RemoveRange(0, count);
        dotted.RemoveRange(0, count);
    }

    private string NormalizedKeyOf()
    {
        var sorted = new string[Terms.Length];
        var count = 0;
        foreach (var term in Terms)
        {
            if (!WordLikeness.IsJoining(term)) sorted[count++] = term;
        }

        if (count == 0) Array.Copy(Terms, sorted, count = Terms.Length);
        Array.Sort(sorted, 0, count, StringComparer.Ordinal);
        // Sorted words alone would make one of "Site 2 Unit 3" and "Site 3 Unit 2".
        return string.Join(" ", sorted, 0, count) + "|" + Numbers;
    }

    private string? AcronymOf()
    {
        Span<char> letters = stackalloc char[LongestAcronym];
        var length = 0;
        for (var index = 0; index < Terms.Length; index++)
        {
            if (WordLikeness.IsJoining(Terms[index])) continue;
            if (length == LongestAcronym || Classes[index] == WordClass.Site || Terms[index][0] is < 'A' or > 'Z') return null;
            letters[length++] = Terms[index][0];
        }

        return length >= ShortestAcronym ? letters.Slice(0, length).ToString() : null;
    }

    private static string DigitRuns(string[] words)
    {
        StringBuilder? runs = null;
        foreach (var word in words)
        {
            var inRun = false;
            foreach (var character in word)
            {
                if (!char.IsDigit(character))
                {
                    inRun = false;
                    continue;
                }

                if (!inRun && runs is not null) runs.Append(' ');
                (runs ??= new()).Append(character);
                inRun = true;
            }
        }

        return runs?.ToString() ?? "";
    }
}
