namespace Sdc;

/// <summary>US social security numbers: three, two and four digits with dashes; with spaces or none only where the text says what it is.</summary>
internal sealed class SsnFinder : IRedactionFinder
{
    private static readonly HashSet<string> Named = ["ssn", "ssns", "social", "security", "itin"];
    private static readonly HashSet<string> OtherNumbers = ["part", "parts", "p", "pn", "model", "serial", "sn", "order", "sku", "case", "ticket", "item", "asset"];

    public void Find(string text, List<Finding> findings)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!TextScan.IsDigit(text[at])) continue;
            var run = TextScan.SkipDigits(text, at);
            var end = IsFree(text.At(at - 1)) ? End(text, at, run - at) : 0;
            if (end > 0) findings.Add(new Finding(at, end, RedactionKind.Ssn));
            at = Math.Max(run, end) - 1;
        }
    }

    private static int End(string text, int start, int run)
    {
        if (run == 9) return IsFree(text.At(start + 9)) && TextScan.Follows(text, start, Named, 5) ? start + 9 : 0;
        var separator = text.At(start + 3);
        if (run != 3 || separator is not ('-' or ' ' or '.' or '\u2011' or '\u2013') || text.At(start + 6) != separator) return 0;
        var end = TextScan.SkipDigits(text, Math.Min(text.Length, start + 7));
        if (end != start + 11 || !TextScan.IsDigit(text[start + 4]) || !TextScan.IsDigit(text[start + 5]) || !IsFree(text.At(end))) return 0;
        if (TextScan.Follows(text, start, Named, 5)) return end;
        return separator is '-' or '\u2011' or '\u2013' && !IsZero(text, start, 3) && !IsZero(text, start + 4, 2) && !IsZero(text, start + 7, 4) && !TextScan.Follows(text, start, OtherNumbers, 2) ? end : 0;
    }

    private static bool IsZero(string text, int start, int length) => string.CompareOrdinal(text, start, "0000", 0, length) == 0;

    private static bool IsFree(char character) => !TextScan.IsWord(character) && character is not ('-' or '$' or '#');
}
