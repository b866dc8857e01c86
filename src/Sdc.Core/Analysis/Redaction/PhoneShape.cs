namespace Sdc;

/// <summary>Which first groups of digits make a phone number: by their lengths where these say enough, else by the words before them.</summary>
internal static class PhoneShape
{
    private static readonly HashSet<string> Phones =
    [
        "phone", "phones", "tel", "telephone", "telefon", "teléfono", "telefono", "téléphone", "cell", "cellphone", "mobile", "mobil", "móvil", "handy", "call", "called", "calling", "callback", "calls", "fax", "text", "sms",
        "ph", "direct", "did", "dial", "dialed", "reach", "reached", "ring", "rang", "whatsapp", "voicemail", "rückruf", "anrufen", "bel", "appelez", "llame", "landline", "hotline", "number", "ext", "caller",
    ];

    private static readonly HashSet<string> Others =
    [
        "ticket", "tickets", "case", "order", "orders", "invoice", "inv", "po", "so", "rma", "serial", "sn", "part", "pn", "model", "asset", "tag", "tracking", "kb", "id", "ids", "account", "acct", "ref", "reference",
        "port", "ports", "error", "code", "isbn", "event", "events", "policy", "claim", "imei", "iccid", "upc", "circuit", "lot", "batch", "sku", "build", "version", "page", "pages", "teamviewer", "anydesk",
    ];

    /// <summary>How many of the groups are a phone number; 0 for none.</summary>
    public static int Groups(string text, List<DigitGroup> groups)
    {
        if (groups.Count == 0) return 0;
        var start = groups[0].Start;
        var plus = groups[0].Separator.IndexOf('+') >= 0;
        if (plus) return International(text, groups);
        if (IsOther(text, start)) return 0;
        var count = American(text, groups, start);
        if (count == 0) count = National(text, groups);
        if (count == 0) count = Told(text, groups, start);
        return count;
    }

    private static bool IsOther(string text, int at)
    {
        var word = TextScan.WordBefore(text, ref at);
        if (word is "number" or "numbers" or "no" or "nr" or "is" or "s") word = TextScan.WordBefore(text, ref at);
        return Others.Contains(word);
    }

    private static int International(string text, List<DigitGroup> groups)
    {
        var digits = 0;
        var count = 0;
        var american = text[groups[0].Start] == '1';
        for (var index = 0; index < groups.Count; index++)
        {
            digits += groups[index].Length;
            if (digits > (american ? 11 : 15)) break;
            if (digits >= (american ? 11 : 8) && Ends(text, groups, index)) count = index + 1;
        }

        return count;
    }

    private static int American(string text, List<DigitGroup> groups, int start)
    {
        var first = groups[0].Length == 1 && text[start] == '1' ? 1 : 0;
        if (groups.Count < first + 2 || groups[first].Length != 3 || text[groups[first].Start] is '0' or '1') return 0;
        if (groups[first].Closed && groups[first + 1].Length == 7 && Ends(text, groups, first + 1)) return first + 2;
        if (groups.Count < first + 3 || groups[first + 1].Length != 3 || groups[first + 2].Length != 4 || !Ends(text, groups, first + 2)) return 0;
        return groups[first + 1].Separator.Length <= 2 && groups[first + 2].Separator.Length == 1 ? first + 3 : 0;
    }

    private static int National(string text, List<DigitGroup> groups)
    {
        if (text[groups[0].Start] != '0' || groups.Count < 2 || IsDate(groups)) return 0;
        var abroad = text.At(groups[0].Start + 1) == '0';
        if (abroad && (text.At(groups[0].Start + 2) == '0' || groups.All(group => group.Length == 4))) return 0;
        if (groups[0].Length is < 2 or > 5 && !(abroad && groups[0].Length >= 4)) return 0;
        var digits = 0;
        var count = 0;
        for (var index = 0; index < groups.Count; index++)
        {
            digits += groups[index].Length;
            if (digits > (abroad ? 16 : 12)) break;
            if (index > 0 && digits >= (abroad ? 10 : 9) && Ends(text, groups, index)) count = index + 1;
        }

        return count;
    }

    /// <summary>What only the words before it make a phone number.</summary>
    private static int Told(string text, List<DigitGroup> groups, int start)
    {
        if (IsDate(groups)) return 0;
        var digits = 0;
        var count = 0;
        for (var index = 0; index < groups.Count && digits <= 12; index++)
        {
            digits += groups[index].Length;
            var whole = index == 0 ? digits is 10 or 11 : digits is >= 7 and <= 12 && !(index == 1 && groups[1].Separator is not ("-" or "." or " " or "/"));
            if (whole && Ends(text, groups, index)) count = index + 1;
        }

        return count > 0 && TextScan.Follows(text, start, Phones, 3) ? count : 0;
    }

    private static bool IsDate(List<DigitGroup> groups) =>
        groups.Count > 2 && (groups[0].Length <= 2 && groups[1].Length <= 2 && groups[2].Length == 4 || groups[0].Length == 4 && groups[1].Length == 2 && groups[2].Length == 2);

    private static bool Ends(string text, List<DigitGroup> groups, int index)
    {
        var end = groups[index].End;
        var next = text.At(end);
        if (TextScan.IsWord(next)) return next is 'x' or 'X' or 'e' or 'E';
        if (next is '-' or '/' or '\u2013') return !TextScan.IsWord(text.At(end + 1));
        return !(next is '.' or ':' or ',' && TextScan.IsDigit(text.At(end + 1))) && next is not ('%' or '€' or '@');
    }
}
