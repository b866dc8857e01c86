namespace Sdc;

/// <summary>Phone numbers as people write them; which groups of digits are one, <see cref="PhoneShape"/> says.</summary>
internal sealed class PhoneFinder : IRedactionFinder
{
    private const int MostGroups = 8;

    private static readonly string[] Extensions = ["extension", "ext", "durchwahl", "poste", "x", "#"];

    public void Find(string text, List<Finding> findings)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (!TextScan.IsDigit(character) && !(character is '+' or '(' && (TextScan.IsDigit(text.At(at + 1)) || text.At(at + 1) is '(' or ' ' && TextScan.IsDigit(text.At(at + 2))))) continue;
            var skip = TextScan.SkipDigits(text, at + 1);
            if (MayStart(text, at))
            {
                var groups = Groups(text, at);
                var count = PhoneShape.Groups(text, groups);
                if (count > 0)
                {
                    var end = WithExtension(text, groups[count - 1].End);
                    findings.Add(new Finding(at, end, RedactionKind.Phone));
                    skip = end;
                }
                else if (character is '+' or '(')
                {
                    skip = at + 1;
                }
            }

            at = skip - 1;
        }
    }

    private static bool MayStart(string text, int at)
    {
        var before = text.At(at - 1);
        if (TextScan.IsWord(before) || before is '$' or '€' or '£' or '#' or '\\') return false;
        return before switch
        {
            '-' or '_' or '@' => !TextScan.IsWord(text.At(at - 2)),
            '.' or ':' or '/' or ',' or '+' or '(' => !TextScan.IsDigit(text.At(at - 2)) && !(before is '+' or '('),
            _ => true,
        };
    }

    /// <summary>Groups of digits with a separator or two between them.</summary>
    private static List<DigitGroup> Groups(string text, int start)
    {
        var groups = new List<DigitGroup>();
        var at = start;
        while (groups.Count < MostGroups)
        {
            var before = at;
            while (at - before < 3 && IsSeparator(text.At(at), groups.Count == 0)) at++;
            var end = TextScan.SkipDigits(text, at);
            if (end == at) break;
            var separator = text.Substring(before, at - before);
            var closed = text.At(end) == ')' && (separator.IndexOf('(') >= 0 || groups.Count == 0 && text.At(at - 1) == '(');
            groups.Add(new DigitGroup(at, end, separator, closed));
            at = closed ? end + 1 : end;
        }

        return groups;
    }

    private static bool IsSeparator(char character, bool first) => first ? character is '+' or '(' or ' ' : TextScan.IsBlank(character) || character is '.' or '-' or '/' or '(' or '\u2010' or '\u2013';

    private static int WithExtension(string text, int end)
    {
        var at = end;
        if (text.At(at) is ',' or ';') at++;
        at = TextScan.SkipBlanks(text, at);
        foreach (var word in Extensions)
        {
            if (at + word.Length >= text.Length || string.Compare(text, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) != 0) continue;
            var digits = at + word.Length;
            while (digits - at - word.Length < 2 && text.At(digits) is '.' or ':' or ' ' or '=') digits++;
            var last = TextScan.SkipDigits(text, digits);
            return last > digits && last - digits <= 6 && !TextScan.IsWord(text.At(last)) ? last : end;
        }

        return end;
    }
}
