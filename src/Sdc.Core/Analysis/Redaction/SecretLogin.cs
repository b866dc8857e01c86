namespace Sdc;

/// <summary>A login written as user, slash, password.</summary>
internal static class SecretLogin
{
    private const int LongestUser = 64;

    public static (int Start, int End) Value(string text, int wordEnd)
    {
        var at = wordEnd;
        while (text.At(at) is ':' or '=' or ' ' or '-' or '*' or '\t') at++;
        if (at == wordEnd) return default;
        var user = at;
        while (at < text.Length && at - user <= LongestUser && (TextScan.IsWord(text[at]) || text[at] is '.' or '@' or '\\' or '-')) at++;
        if (at == user) return default;
        var slash = TextScan.SkipBlanks(text, at);
        if (text.At(slash) is not ('/' or '|' or ':')) return default;
        return SecretValue.At(text, TextScan.SkipBlanks(text, slash + 1), SecretWord.Password, SecretLink.None);
    }
}
