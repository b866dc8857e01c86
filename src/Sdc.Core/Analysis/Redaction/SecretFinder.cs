namespace Sdc;

/// <summary>Passwords, keys and numbers that a word announces: "pw: …", "the password for X was changed to …", "PIN 1234", "api_key=…".</summary>
internal sealed class SecretFinder : IRedactionFinder
{
    private const int MostWordsBetween = 8;

    private const int LongestWordBetween = 24;

    public void Find(string text, List<Finding> findings)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!TextScan.IsLetter(text[at])) continue;
            var unspaced = TextScan.IsUnspaced(text[at]);
            var end = unspaced ? SecretWords.UnspacedEnd(text, at) : WordEnd(text, at);
            if (end == 0) continue;
            var word = unspaced ? SecretWord.Password : SecretWords.Of(text, at, end);
            if (word != SecretWord.None && (unspaced || !TextScan.IsDigit(text.At(at - 1)) || text.At(at - 1) == '_'))
            {
                var value = Value(text, at, end, word);
                if (value.End > value.Start)
                {
                    findings.Add(new Finding(value.Start, value.End, RedactionKind.Secret));
                    end = value.End;
                }
            }

            at = end - 1;
        }
    }

    private static int WordEnd(string text, int at)
    {
        while (at < text.Length && TextScan.IsLetter(text[at]) && !TextScan.IsUnspaced(text[at])) at++;
        return at;
    }

    private static (int Start, int End) Value(string text, int wordStart, int wordEnd, SecretWord word)
    {
        if (word == SecretWord.Header) return SecretHeader.Value(text, wordEnd);
        if (word == SecretWord.Login) return SecretLogin.Value(text, wordEnd);
        if (TextScan.IsDigit(text.At(wordEnd)) && text.At(TextScan.SkipDigits(text, wordEnd)) is not (':' or '=')) return default;
        if (word == SecretWord.Key && text.At(wordStart - 1) == '/') return default;
        var at = wordEnd;
        var link = SecretLink.None;
        for (var between = 0; between <= MostWordsBetween;)
        {
            var before = at;
            if (text.At(at) == ',' && text.At(at + 1) == ' ')
            {
                if (!SecretWords.IsSetting(text.Substring(at + 2, TextScan.SkipLetters(text, at + 2) - at - 2))) return default;
                at += 2;
            }

            var told = link == SecretLink.Verb;
            at = SkipLink(text, at, wordStart, ref link);
            if (at >= text.Length) return default;
            if (link == SecretLink.Mark)
            {
                // "Token gesture: cookies" names another thing.
                if (word == SecretWord.Key && between > 0 && !told) link = SecretLink.None;
                var next = at;
                if (text[at] is '\r' or '\n') next = NextLine(text, at);
                return SecretValue.At(text, next, word, next == at || link == SecretLink.None ? link : SecretLink.Verb);
            }

            if (text[at] == '?' && between == 0 && link == SecretLink.None) return Answer(text, at + 1, word);
            if (text[at] is '\n' or '\r' || before == at && between > 0) return default;
            var end = TokenEnd(text, at);
            var token = end - at <= LongestWordBetween ? text.Substring(at, end - at) : "";
            if (link is SecretLink.Verb or SecretLink.Target)
            {
                if (SecretWords.IsTarget(token)) link = SecretLink.Target;
                if (SecretWords.IsFilling(token) || SecretWords.IsConnecting(token))
                {
                    at = end;
                    between++;
                    continue;
                }

                return SecretValue.At(text, at, word, link);
            }

            var verb = token.TrimEnd(':');
            if (SecretWords.IsConnecting(verb))
            {
                link = SecretWords.IsTarget(verb) ? SecretLink.Target : SecretLink.Verb;
                at += verb.Length;
                between++;
                continue;
            }

            if (between == 0 && text.At(at - 1) != '_' && !IsAssignment(text, at))
            {
                // "password 7 0822…": the kind of scrambling stands first.
                var value = end - at == 1 && TextScan.IsDigit(text[at]) && text.At(end) == ' ' ? SecretValue.At(text, end + 1, word, SecretLink.None) : SecretValue.At(text, at, word, SecretLink.None);
                if (value.End > value.Start) return value;
            }

            if (token.Length == 0 || SecretWords.IsState(token) && !SecretWords.IsFilling(token)) return default;
            var letters = at;
            while (letters < end && (TextScan.IsWord(text[letters]) || text[letters] is '\'' or '-' or '’' or '/')) letters++;
            if (letters == at || TextScan.IsDigit(text[at]) && letters - at > 2 || letters < end && !(letters == end - 1 && text[letters] is ':' or ')' or '"' or '*' or ',') && text[letters] is not (':' or '=')) return default;
            at = letters;
            between++;
        }

        return default;
    }

    /// <summary>What answers "the pass?": in the same or the next line, after a yes and perhaps who says it.</summary>
    private static (int Start, int End) Answer(string text, int at, SecretWord word)
    {
        const int mostWords = 3;
        at = NextLine(text, at);
        for (var count = 0; count < mostWords && at < text.Length; count++)
        {
            var value = SecretValue.At(text, at, word, SecretLink.None);
            if (value.End > value.Start) return value;
            var end = TokenEnd(text, at);
            var token = text.Substring(at, Math.Min(end - at, LongestWordBetween)).TrimEnd(':', ',', '-');
            if (end - at > LongestWordBetween || !(token.Length < end - at || token is "yes" or "sure" or "yep" or "yeah" or "it" or "its" or "it's" or "is" or "ja")) return default;
            at = TextScan.SkipBlanks(text, end);
        }

        return default;
    }

    // "token client_secret=…": the next setting, not the value.
    private static bool IsAssignment(string text, int at)
    {
        while (TextScan.IsWord(text.At(at)) || text.At(at) is '-' or '.') at++;
        return text.At(at) == '=';
    }

    private static int TokenEnd(string text, int at)
    {
        var end = at;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] != '\uFFFF') end++;
        return end;
    }

    /// <summary>Skips what stands between words; tells whether a mark that announces a value is among it.</summary>
    private static int SkipLink(string text, int at, int wordStart, ref SecretLink link)
    {
        for (; at < text.Length; at++)
        {
            switch (text[at])
            {
                case ':' when text.At(at + 1) == '/' && text.At(at + 2) == '/':
                    return at;
                case ':' or '=' or '：' or '→' or '|':
                case '>' when text.At(at - 1) is '-' or '=' or '~' || text.LastIndexOf('<', at, Math.Min(at + 1, 48)) is var open and >= 0 && open < wordStart:
                    link = SecretLink.Mark;
                    break;
                case '"' or '\'' or '`' or '“' or '„' or '«' or '‘' when link != SecretLink.None || TextScan.IsBlank(text.At(at - 1)):
                    return at;
                case '-' or '~' when link == SecretLink.Mark || text.At(at + 1) is not (' ' or '>' or '-'):
                    return at;
                case '(' when link == SecretLink.Mark:
                    return at;
                case ' ' or '\t' or '\u00A0' or '\u202F' or '"' or '\'' or '`' or '*' or '_' or ')' or '(' or ']' or '”' or '-' or '~' or 'は' or '是' or '为' or '為' or '：':
                    if (text[at] is '*' && link == SecretLink.Mark && text.At(at + 1) is not ('*' or ' ')) return at;
                    if (text[at] is 'は' or '是' or '为' or '為') link = SecretLink.Mark;
                    break;
                default:
                    return at;
            }
        }

        return at;
    }

    private static int NextLine(string text, int at)
    {
        while (at < text.Length && text[at] is '\r' or '\n' or ' ' or '\t' or '>') at++;
        return at;
    }
}
