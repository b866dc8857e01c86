using System.Text;

namespace Sdc;

/// <summary>A name prepared for comparison; made once a name.</summary>
internal sealed class NameForm
{
    /// <summary>Longer names are compared exactly only; their first part still finds candidates to show.</summary>
    public const int ComparedLength = 256;

    private NameForm(string exactKey, bool isCut, string[] words)
    {
        ExactKey = exactKey;
        IsCut = isCut;
        Words = words;
        Joined = string.Concat(words);
        Numbers = DigitRuns(words);
        Weight = words.Sum(WordLikeness.Weight);
        var sorted = (string[])words.Clone();
        Array.Sort(sorted, StringComparer.Ordinal);
        // Sorted words alone would make one of "Site 2 Unit 3" and "Site 3 Unit 2".
        NormalizedKey = words.Length == 0 || isCut ? null : string.Join(" ", sorted) + "|" + Numbers;
    }

    /// <summary>See <see cref="NameText.ExactKey"/>.</summary>
    public string ExactKey { get; }

    /// <summary>Equal for names that are the same but for legal forms, a "The", punctuation, diacritics and word order; null where there is no such form.</summary>
    public string? NormalizedKey { get; }

    /// <summary>The words that count, in order, repeats included.</summary>
    public string[] Words { get; }

    /// <summary>The words without spaces between them.</summary>
    public string Joined { get; }

    /// <summary>The digit runs of the name in order, which two names must share to be the same.</summary>
    public string Numbers { get; }

    /// <summary>Sum of the words' weights.</summary>
    public int Weight { get; }

    /// <summary>True when the words are only those of the name's first part.</summary>
    public bool IsCut { get; }

    public static NameForm Parse(string name, NameKind kind)
    {
        var exact = NameText.ExactKey(name);
        var isCut = exact.Length > ComparedLength;
        var folded = NameText.Fold(isCut ? exact.Substring(0, char.IsHighSurrogate(exact[ComparedLength - 1]) ? ComparedLength - 1 : ComparedLength) : exact);
        var words = NameWords.Split(folded, out var dotted);
        if (kind == NameKind.Business)
        {
            if (words.Count > 1 && words[0] == "THE")
            {
                words.RemoveAt(0);
                dotted.RemoveAt(0);
            }

            var count = LegalForms.CountWithout(words, dotted);
            words.RemoveRange(count, words.Count - count);
        }

        return new NameForm(exact, isCut, [.. words]);
    }

    private static string DigitRuns(string[] words)
    {
        var runs = new StringBuilder();
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

                if (!inRun && runs.Length > 0) runs.Append(' ');
                runs.Append(character);
                inRun = true;
            }
        }

        return runs.ToString();
    }
}
