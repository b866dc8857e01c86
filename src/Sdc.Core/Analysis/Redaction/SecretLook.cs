namespace Sdc;

/// <summary>Whether a word looks like a password rather than like a word, a date, an amount or a name of something.</summary>
internal static class SecretLook
{
    public static bool IsPassword(string value)
    {
        var core = value.TrimEnd('!', '?');
        if (core.Length < 4 || IsOther(core)) return false;
        var digits = core.Any(TextScan.IsDigit);
        var letters = core.Any(TextScan.IsLetter);
        var symbols = core.Any(character => !TextScan.IsWord(character) && character is not ('-' or '\'' or '’' or '/' or '.' or ',' or ':' or '(' or ')' or '\\'));
        return letters && (digits || symbols) || digits && symbols;
    }

    /// <summary>Dates, times, amounts with a unit, articles of a knowledge base, hexadecimal errors, paths.</summary>
    public static bool IsOther(string value)
    {
        if (value.StartsWith("0x", StringComparison.OrdinalIgnoreCase) || value.StartsWith("\\\\", StringComparison.Ordinal) || value.StartsWith("HK", StringComparison.Ordinal) && value.IndexOf('\\') > 0) return true;
        if (value.StartsWith("KB", StringComparison.OrdinalIgnoreCase) && value.Length > 5 && value.Skip(2).All(TextScan.IsDigit)) return true;
        if (!value.Any(TextScan.IsLetter)) return value.All(character => TextScan.IsDigit(character) || character is '.' or '/' or ':' or '-' or ',');
        var unit = 0;
        while (unit < value.Length && (TextScan.IsDigit(value[unit]) || unit > 0 && value[unit] is '.' or ',' or '-' or ':')) unit++;
        return unit > 0 && Units.Contains(value.Substring(unit).TrimStart('-'));
    }

    private static readonly HashSet<string> Units = new(StringComparer.OrdinalIgnoreCase)
    {
        "st", "nd", "rd", "th", "min", "mins", "minutes", "h", "hr", "hrs", "hours", "d", "day", "days", "s", "sec", "ms", "gb", "mb", "tb", "kb", "am", "pm", "x", "%", "characters", "chars", "digits", "password", "uhr", "eur", "usd", "digit", "character",
    };
}
