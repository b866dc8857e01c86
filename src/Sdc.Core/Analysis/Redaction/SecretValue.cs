namespace Sdc;

/// <summary>Where a secret begins and ends, and whether what stands there is one at all.</summary>
internal static class SecretValue
{
    private const int LongestQuoted = 1024;

    private static readonly HashSet<string> GoesOn = new(StringComparer.OrdinalIgnoreCase) { "for", "and", "on", "user", "username", "but", "und", "für", "login", "email", "e", "ssid", "if", "with", "or", "at", "in", "y", "et", "en", "för", "para", "pour", "lol", "thanks" };

    public static (int Start, int End) At(string text, int start, SecretWord word, SecretLink link)
    {
        if (start >= text.Length) return default;
        var closing = text[start] switch { '"' => '"', '\'' => '\'', '`' => '`', '“' or '„' => '”', '«' => '»', '‘' => '’', _ => '\0' };
        if (closing != '\0')
        {
            var close = text.IndexOf(closing, start + 1, Math.Min(LongestQuoted, text.Length - start - 1));
            if (close < 0 && closing == '”') close = text.IndexOf('“', start + 1, Math.Min(LongestQuoted, text.Length - start - 1));
            if (close > start + 1 && text.IndexOf('\n', start, close - start) < 0 && text.IndexOf('\uFFFF', start, close - start) < 0)
                return IsQuoted(text.Substring(start + 1, close - start - 1), word, link) ? (start + 1, close) : default;
            start++;
        }

        var end = End(text, start, link);
        return end > start && IsSecret(text, start, end, word, link) ? (start, end) : default;
    }

    private static int End(string text, int start, SecretLink link)
    {
        var end = start;
        var unspaced = TextScan.IsUnspaced(text.At(start));
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('<' or '>' or '"' or '`' or '“' or '”' or '\uFFFF' or '\0') && TextScan.IsUnspaced(text[end]) == unspaced)
        {
            // A connection string or a form goes on with the next key.
            if (link == SecretLink.Mark && end > start && text[end] is ';' or ',' or '&' && KeyFollows(text, end + 1)) break;
            end++;
        }

        while (end > start && (text[end - 1] is '.' or ',' or ';' or ':' or ']' or '}' or '\'' or '*' or '|' or '…' || text[end - 1] == '?' && link != SecretLink.Mark || text[end - 1] == ')' && text.IndexOf('(', start, end - start) < 0)) end--;
        return end;
    }

    private static bool KeyFollows(string text, int at)
    {
        at = TextScan.SkipBlanks(text, at);
        var start = at;
        while (at < text.Length && at - start < 40 && (TextScan.IsWord(text[at]) || text[at] is ' ' or '-')) at++;
        return at > start && text.At(at) is '=' or ':' or '(';
    }

    private static bool IsQuoted(string value, SecretWord word, SecretLink link) =>
        !IsVariable(value) && !IsMasked(value) && !SecretWords.IsState(value.Trim())
        && (link != SecretLink.None || SecretLook.IsPassword(value))
        && (word == SecretWord.Password || value.Any(TextScan.IsDigit) || value.Length >= 12 && value.IndexOf(' ') < 0);

    private static bool IsSecret(string text, int start, int end, SecretWord word, SecretLink link)
    {
        var value = text.Substring(start, end - start);
        if (IsVariable(value) || IsMasked(value) || SecretWords.IsState(value) || value.IndexOf("://", StringComparison.Ordinal) >= 0) return false;
        var digits = value.Count(TextScan.IsDigit);
        var letters = value.Count(TextScan.IsLetter);
        switch (word)
        {
            case SecretWord.Pin:
                return digits >= 3 && digits <= 12 && letters == 0 && !value.Any(character => character is '.' or '/' or ':');
            case SecretWord.Code:
                return letters == 0 ? digits >= 3 && !value.Any(character => character is '.' or '/' or ':') : value.Length >= 6 && digits > 0 && SecretLook.IsPassword(value) && value.IndexOf('\\') < 0;
            case SecretWord.Session:
                return link == SecretLink.Mark && value.Length >= 16 && digits > 0;
            case SecretWord.Key when link == SecretLink.Mark:
                return letters + digits >= 6 && (digits > 0 || !IsProse(text, end)) && value.IndexOf('\\') < 0 && !SecretLook.IsOther(value);
            case SecretWord.Key:
                return SecretLook.IsPassword(value) && value.Length >= 6;
        }

        if (link == SecretLink.Mark)
        {
            if (digits == value.Length) return digits > 3;
            if (letters == 0 && SecretLook.IsOther(value) && value.IndexOfAny(['/', ':']) > 0) return false;
            return value.Length > 2 && (letters < value.Length || IsAssigned(text, start) || !IsProse(text, end));
        }

        if (digits == value.Length) return digits > 4 || digits > 3 && link != SecretLink.None;
        if (SecretLook.IsPassword(value)) return true;
        return link == SecretLink.Verb && letters == value.Length && letters > 3 && !SecretWords.IsFilling(value) && !IsProse(text, end);
    }

    private static bool IsAssigned(string text, int start) => text.At(start - 1) == '=' && TextScan.IsWord(text.At(start - 2));

    /// <summary>Whether the sentence goes on behind the word as it does behind any word.</summary>
    private static bool IsProse(string text, int end)
    {
        if (text.At(end) is not (' ' or '\t')) return false;
        var start = TextScan.SkipBlanks(text, end);
        var last = TextScan.SkipLetters(text, start);
        if (last == start) return false;
        return !(text.At(last) is ':' or '=') && !GoesOn.Contains(text.Substring(start, Math.Min(last - start, 12)));
    }

    // A template's place for a value, not a value.
    private static bool IsVariable(string value) =>
        value[0] is '{' or '<' or '[' || value[0] == '$' && value.Length > 1 && (value[1] is '{' or '(' or '_' || value.Skip(1).All(character => TextScan.IsAsciiLetter(character) || character is '_' or '.' or ':') && value.Length > 3)
        || value[0] == '%' && value.Length > 2 && value[value.Length - 1] == '%'
        || value.StartsWith("YOUR", StringComparison.OrdinalIgnoreCase) && value.IndexOfAny(['_', '-']) == 4;

    private static bool IsMasked(string value) => value.All(character => character is '*' or '•' or '.' or 'x' or 'X' or '?' or '-' or '_' or '●' or '#');
}
