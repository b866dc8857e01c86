namespace Sdc;

/// <summary>Addresses that carry a password, or a token in their query, fragment or path. Others stay: they say what was worked on.</summary>
internal sealed class UrlFinder : IRedactionFinder
{
    private const int ShortestToken = 4;
    private const int LongestScheme = 24;

    private static readonly HashSet<string> SecretParameters = new(StringComparer.OrdinalIgnoreCase)
    {
        "token", "access_token", "id_token", "refresh_token", "reset_token", "auth_token", "authtoken", "key", "api_key", "apikey", "api-key", "access_key", "sig", "signature", "secret", "client_secret",
        "password", "passwd", "pwd", "pass", "pw", "auth", "sas", "session", "sessionid", "session_id", "jwt", "otp", "ticket_token", "confirmation_token", "invite", "invitation", "credential",
        "x-amz-signature", "x-amz-credential", "x-amz-security-token", "x-goog-signature", "subscription-key", "code_verifier", "hmac",
    };

    // Whoever knows such an address may post there.
    private static readonly string[] SecretPaths = ["hooks.slack.com/services/", "/api/webhooks/", "/webhookb2/", "/incomingwebhook/", "/reset-password/", "/password-reset/", "/password/reset/", "/magic-link/"];

    public void Find(string text, List<Finding> findings)
    {
        for (var at = text.IndexOf("://", StringComparison.Ordinal); at >= 0;)
        {
            var start = at;
            while (start > 0 && at - start < LongestScheme && (TextScan.IsAsciiLetter(text[start - 1]) || TextScan.IsDigit(text[start - 1]) || start < at && text[start - 1] is '+' or ':')) start--;
            while (start < at && !TextScan.IsAsciiLetter(text[start])) start++;
            var end = End(text, at + 3);
            if (start < at && IsSecret(text, at + 3, end)) findings.Add(new Finding(start, end, RedactionKind.Url));
            at = end < text.Length ? text.IndexOf("://", end, StringComparison.Ordinal) : -1;
        }
    }

    private static int End(string text, int start)
    {
        var end = start;
        while (end < text.Length && text[end] > ' ' && text[end] is not ('<' or '>' or '"' or '`' or '|' or '\\' or '\u00A0' or '\uFFFF' or '\u007F') && !TextScan.IsUnspaced(text[end])) end++;
        var open = false;
        for (var at = start; at < end; at++) open |= text[at] is '(' or '[';
        while (end > start && (text[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or '\'' or '*' or '}' || !open && text[end - 1] is ')' or ']')) end--;
        return end;
    }

    private static bool IsSecret(string text, int start, int end)
    {
        var url = text.Substring(start, end - start);
        var authority = url.IndexOfAny(['/', '?', '#']);
        if (authority < 0) authority = url.Length;
        var at = authority == 0 ? -1 : url.LastIndexOf('@', authority - 1);
        if (at > 0)
        {
            var colon = url.IndexOf(':', 0, at);
            if (colon >= 0 && colon < at - 1) return true;
        }

        if (SecretPaths.Any(path => HasTokenAfter(url, path))) return true;
        var query = url.IndexOfAny(['?', '#'], authority);
        return query >= 0 && url.Substring(query).Split('?', '#', '&', ';').Any(IsSecretParameter);
    }

    private static bool HasTokenAfter(string url, string path)
    {
        var at = url.IndexOf(path, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && url.Length - at - path.Length >= 8;
    }

    private static bool IsSecretParameter(string parameter)
    {
        var equals = parameter.IndexOf('=');
        return equals > 0 && parameter.Length - equals > ShortestToken && SecretParameters.Contains(parameter.Substring(0, equals));
    }
}
