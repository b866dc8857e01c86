namespace Sdc;

/// <summary>E-mail addresses, with any alphabet, and with <c>@</c> escaped as in a link.</summary>
internal sealed class EmailFinder : IRedactionFinder
{
    private const int LongestLocalPart = 64;
    private const int LongestDomain = 253;

    // What follows the at sign of an image for dense screens or a package is a file's name.
    private static readonly HashSet<string> FileEndings = new(StringComparer.OrdinalIgnoreCase)
    {
        "png", "jpg", "jpeg", "gif", "svg", "webp", "ico", "css", "js", "ts", "pdf", "exe", "dll", "json", "zip", "txt", "log",
    };

    public void Find(string text, List<Finding> findings)
    {
        for (var at = text.IndexOf('@'); at >= 0; at = text.IndexOf('@', at + 1)) Add(text, at, at + 1, findings);
        for (var at = text.IndexOf("%40", StringComparison.Ordinal); at >= 0; at = text.IndexOf("%40", at + 1, StringComparison.Ordinal)) Add(text, at, at + 3, findings);
    }

    private static void Add(string text, int localEnd, int domainStart, List<Finding> findings)
    {
        var end = DomainEnd(text, domainStart);
        if (end == 0) return;
        var start = LocalStart(text, localEnd);
        if (start < localEnd) findings.Add(new Finding(start, end, RedactionKind.Email));
    }

    private static int LocalStart(string text, int end)
    {
        var start = end;
        var unspaced = TextScan.IsUnspaced(text.At(end - 1));
        while (start > 0 && end - start < LongestLocalPart && IsLocal(text[start - 1]) && TextScan.IsUnspaced(text[start - 1]) == unspaced) start--;
        while (start < end && !TextScan.IsWord(text[start])) start++;
        return start;
    }

    private static bool IsLocal(char character) => TextScan.IsWord(character) || character is '.' or '-' or '+' or '%' or '\'' or '’' or '&' or '~';

    /// <summary>The end of the domain that starts there; 0 when there is none with a dot in it.</summary>
    private static int DomainEnd(string text, int start)
    {
        var at = start;
        var end = 0;
        var unspaced = TextScan.IsUnspaced(text.At(start));
        while (at - start <= LongestDomain)
        {
            var label = at;
            while (at < text.Length && at - start <= LongestDomain && (char.IsLetterOrDigit(text[at]) || text[at] == '-') && (unspaced || end == 0 && label == start || !TextScan.IsUnspaced(text[at]) || TextScan.IsUnspaced(text[label]))) at++;
            var labelEnd = at;
            while (labelEnd > label && text[labelEnd - 1] == '-') labelEnd--;
            if (labelEnd == label) break;
            if (label > start && IsTopLevel(text, label, labelEnd)) end = labelEnd;
            if (labelEnd < at || text.At(at) != '.') break;
            at++;
        }

        return end;
    }

    private static bool IsTopLevel(string text, int start, int end)
    {
        if (end - start < 2) return false;
        for (var at = start; at < end; at++)
        {
            if (!TextScan.IsLetter(text[at]) && !(end - start > 4 && text[start] is 'x' or 'X')) return false;
        }

        return !FileEndings.Contains(text.Substring(start, end - start));
    }
}
