namespace Sdc;

/// <summary>The words that announce a secret, and those that show that none follows.</summary>
internal static class SecretWords
{
    private static readonly Dictionary<string, SecretWord> Words = new(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Endings = ["password", "passwort", "kennwort", "wachtwoord", "passwd", "passphrase", "schlüssel", "apikey", "authtoken", "accesstoken", "clientsecret", "accountkey", "sharedkey"];

    // Words of scripts without spaces between words.
    private static readonly string[] Unspaced = ["密码", "密碼", "口令", "パスワード", "暗証番号"];

    private static readonly HashSet<string> BeforeKey = new(StringComparer.OrdinalIgnoreCase)
    {
        "api", "access", "secret", "license", "licence", "product", "activation", "wifi", "fi", "wi", "wlan", "wpa", "wpa2", "wpa3", "network", "security", "encryption", "recovery", "private", "shared", "account", "storage",
        "subscription", "wep", "signing", "registration", "install", "integration", "isakmp", "radius", "tacacs", "serial", "auth", "x", "retail", "oem", "mak", "kms", "preshared", "psk", "wireless", "bitlocker", "vpn",
    };

    private static readonly HashSet<string> BeforeCode = new(StringComparer.OrdinalIgnoreCase)
    {
        "verification", "mfa", "2fa", "door", "alarm", "gate", "lockbox", "security", "access", "unlock", "backup", "otp", "time", "auth", "authentication", "authenticator", "icloud", "sms", "login", "safe", "entry", "confirmation", "pairing", "disarm", "garage", "lock", "recovery",
    };

    /// <summary>They say what became of a password, not what it is.</summary>
    private static readonly HashSet<string> States = new(StringComparer.OrdinalIgnoreCase)
    {
        "expired", "expires", "expire", "expiring", "expiry", "policy", "policies", "manager", "required", "requires", "require", "incorrect", "wrong", "invalid", "unknown", "same", "none", "null", "blank", "empty", "missing",
        "yes", "no", "not", "never", "sent", "prompt", "prompts", "protected", "hash", "see", "below", "above", "attached", "n/a", "na", "tbd", "todo", "unchanged", "working", "works", "ok", "okay", "fine", "correct", "valid",
        "disabled", "enabled", "locked", "stored", "saved", "cached", "failed", "failure", "success", "successful", "accepted", "rejected", "denied", "true", "false", "greyed", "complex", "case", "longer", "shorter",
        "pending", "redacted", "removed", "hidden", "masked", "encrypted", "optional", "mandatory", "ask", "vault", "documented", "keeper", "lastpass", "forgotten", "lost", "gone", "good", "bad", "here", "there", "safe", "weak", "strong",
        "too", "being", "used", "using", "abgelaufen", "falsch", "gesperrt", "unbekannt", "caducada", "caducó", "expiré", "expire", "incorrecta", "verlopen", "siehe", "string", "str", "int", "bool", "undefined", "nil", "default", "unset", "already", "also",
        "returned", "confirmed", "all", "only", "still", "again", "available", "needed", "about", "very", "really", "so", "just", "probably", "maybe", "visible", "compromised", "leaked", "recovered", "rotated", "broken", "old", "new", "current",
        "why", "what", "who", "when", "how", "please", "contact", "call", "check", "enter", "type", "use", "try", "reset", "changed", "updated", "set", "shared", "recorded", "written", "poetry", "obsolete",
    };

    private static readonly HashSet<string> Connecting = new(StringComparer.OrdinalIgnoreCase) { "is", "was", "to", "lautet", "ist", "es", "est", "är", "er", "as", "jest", "è", "é", "s", "into", "auf", "be", "equals", "now", "это" };

    /// <summary>They may stand between <c>is</c> and the password.</summary>
    private static readonly HashSet<string> Filling = new(StringComparer.OrdinalIgnoreCase)
    {
        "now", "still", "currently", "just", "set", "changed", "reset", "been", "temporarily", "updated", "again", "auf", "the", "following", "word", "geändert", "gesetzt", "zurückgesetzt", "today", "simply", "has", "will", "this",
    };

    private static readonly HashSet<string> Targets = new(StringComparer.OrdinalIgnoreCase) { "to", "into", "as", "auf" };

    private static readonly HashSet<string> Settings = new(StringComparer.OrdinalIgnoreCase) { "set", "reset", "changed", "made", "now", "it's", "its", "it", "which", "use" };

    static SecretWords()
    {
        foreach (var word in (string[])["password", "passwords", "passwörter", "passwd", "passwort", "kennwort", "pwd", "pw", "pass", "passphrase", "passcode", "passwrd", "pasword", "passwrod", "psw", "pswd", "contraseña", "contrasena", "clave", "mdp", "wachtwoord", "senha", "hasło", "haslo", "lösenord", "lösenordet", "losenord", "пароль", "parola", "heslo", "jelszó", "salasana", "adgangskode", "passord", "passordet", "psk", "passwortes"])
            Words[word] = SecretWord.Password;
        foreach (var word in (string[])["secret", "token", "apikey", "otp", "bearer", "community", "jwt", "totp", "phpsessid", "jsessionid"]) Words[word] = SecretWord.Key;
        foreach (var word in (string[])["sessionid", "session", "sid"]) Words[word] = SecretWord.Session;
        Words["pin"] = SecretWord.Pin;
        Words["cvv"] = Words["cvc"] = SecretWord.Pin;
        Words["authorization"] = SecretWord.Header;
        foreach (var word in (string[])["creds", "credentials", "cred", "login", "logon", "zugangsdaten", "logins", "identifiants"]) Words[word] = SecretWord.Login;
    }

    public static SecretWord Of(string text, int start, int end)
    {
        if (end - start is < 2 or > 32) return SecretWord.None;
        if (TextScan.IsUnspaced(text[start])) return SecretWord.None;
        var word = text.Substring(start, end - start);
        if (Words.TryGetValue(word, out var found)) return found;
        if (word.Length == 3 && Same(word, "key")) return Precedes(text, start, BeforeKey) || EndsLine(text, end) || IsMixed(text, end) ? SecretWord.Key : SecretWord.None;
        if (word.Length == 4 && Same(word, "code")) return Precedes(text, start, BeforeCode) ? SecretWord.Code : SecretWord.None;
        if (word.Length == 5 && Same(word, "passe")) return SecretWord.Password;
        if (word.Length > 8 && Endings.Any(ending => word.EndsWith(ending, StringComparison.OrdinalIgnoreCase))) return char.ToLowerInvariant(word[word.Length - 1]) is 'd' or 't' or 'e' && !Same(word, "clientsecret") ? SecretWord.Password : SecretWord.Key;

        if (Same(word, "publickeytoken")) return SecretWord.None;

        // The last hump of a name in code: "SmtpPassword", "wifiKey".
        for (var hump = word.Length - 2; hump > 0; hump--)
        {
            if (!char.IsUpper(word[hump]) || !char.IsLower(word[hump - 1])) continue;
            if (Words.TryGetValue(word.Substring(hump), out found) && found is SecretWord.Password or SecretWord.Key) return found;
            return Same(word.Substring(hump), "key") && BeforeKey.Contains(LastHump(word, hump)) ? SecretWord.Key : SecretWord.None;
        }

        return SecretWord.None;
    }

    /// <summary>The end of such a word of a script without spaces that starts there; 0 for none.</summary>
    public static int UnspacedEnd(string text, int start)
    {
        foreach (var word in Unspaced)
        {
            if (string.CompareOrdinal(text, start, word, 0, word.Length) == 0) return start + word.Length;
        }

        return 0;
    }

    public static bool IsState(string word) => States.Contains(word.TrimEnd('.', ',', '!', '?', ':', ';', ')'));

    public static bool IsConnecting(string word) => Connecting.Contains(word);

    /// <summary>Whether a password, not a state, must look like one behind this word.</summary>
    public static bool IsTarget(string word) => Targets.Contains(word);

    /// <summary>Whether a sentence goes on about the password behind a comma: "her password, set it to …".</summary>
    public static bool IsSetting(string word) => Settings.Contains(word);

    public static bool IsFilling(string word) => Filling.Contains(word);

    private static string LastHump(string word, int end)
    {
        var start = end - 1;
        while (start > 0 && !char.IsUpper(word[start])) start--;
        return word.Substring(start, end - start);
    }

    private static bool Precedes(string text, int at, HashSet<string> words)
    {
        for (var count = 0; count < 2; count++)
        {
            var end = at;
            var word = TextScan.WordBefore(text, ref at);
            if (words.Contains(word)) return true;
            if (word is not ("shared" or "keys" or "key") && !(end - at - word.Length == 1 && text[end - 1] is '_' or '-')) return false;
        }

        return false;
    }

    // "radius-server host 10.1.1.20 key s3cret": a line of settings that a key ends.
    private static bool EndsLine(string text, int end)
    {
        const int shortest = 8;
        const int longest = 64;
        if (text.At(end) != ' ') return false;
        var last = end + 1;
        while (last < text.Length && last - end <= longest && text[last] > ' ') last++;
        return last - end > shortest && text.At(last) is '\n' or '\r' && SecretLook.IsPassword(text.Substring(end + 1, last - end - 1));
    }

    // "the key is aB3dE6fG9": no word looks like that.
    private static bool IsMixed(string text, int end)
    {
        const int shortest = 8;
        var at = TextScan.SkipBlanks(text, end);
        if (text.At(at) is ':' or '=') at++;
        else if (string.CompareOrdinal(text, at, "is ", 0, 3) == 0) at += 3;
        at = TextScan.SkipBlanks(text, at);
        var last = at;
        var (digits, lower, upper) = (false, false, false);
        for (; last < text.Length && (TextScan.IsDigit(text[last]) || TextScan.IsAsciiLetter(text[last])); last++)
        {
            digits |= TextScan.IsDigit(text[last]);
            lower |= text[last] is >= 'a' and <= 'z';
            upper |= text[last] is >= 'A' and <= 'Z';
        }

        return last - at >= shortest && digits && lower && upper && text.At(last) is not ('\\' or '/' or '_');
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
