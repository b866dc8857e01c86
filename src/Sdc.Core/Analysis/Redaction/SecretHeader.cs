namespace Sdc;

/// <summary>What follows the scheme in a header such as <c>Authorization: Basic …</c>.</summary>
internal static class SecretHeader
{
    private const int ShortestToken = 6;

    public static (int Start, int End) Value(string text, int wordEnd)
    {
        var at = wordEnd;
        if (text.At(at) is '"' or '\'') at++;
        at = TextScan.SkipBlanks(text, at);
        if (text.At(at) is not (':' or '=')) return default;
        at = TextScan.SkipBlanks(text, at + 1);
        if (text.At(at) is '"' or '\'') at++;
        var scheme = TextScan.SkipLetters(text, at);
        if (scheme > at && TextScan.IsBlank(text.At(scheme))) at = TextScan.SkipBlanks(text, scheme);
        var end = at;
        while (end < text.Length && text[end] > ' ' && text[end] is not ('"' or '\'' or '<' or '\uFFFF' or ',' or ';')) end++;
        return end - at >= ShortestToken && text[at] is not ('$' or '{' or '%') ? (at, end) : default;
    }
}
