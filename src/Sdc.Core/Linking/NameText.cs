using System.Text;

namespace Sdc;

/// <summary>Forms of a name's text, from the closest to the loosest.</summary>
internal static class NameText
{
    /// <summary>
    /// What makes two names exactly equal: Unicode compatibility forms made one (NFKC), letter case and runs of spaces aside, characters that
    /// nobody sees left out. Never throws, whatever the text.
    /// </summary>
    public static string ExactKey(string text)
    {
        var clean = Clean(text, out var ascii);
        if (!ascii) clean = clean.Normalize(NormalizationForm.FormKC);
        return CollapseSpaces(clean.ToUpperInvariant());
    }

    /// <summary>Whether anybody sees anything of a name.</summary>
    public static bool HasText(string text) => text.Length > 0 && (text[0] is > ' ' and < '\u007F' || ExactKey(text).Length > 0);

    /// <summary>An <see cref="ExactKey"/> without diacritics, and with the letters that have no diacritic of their own written plainly.</summary>
    public static string Fold(string exactKey)
    {
        if (IsAscii(exactKey)) return exactKey;
        var folded = new StringBuilder(exactKey.Length);
        foreach (var character in exactKey.Normalize(NormalizationForm.FormD))
        {
            // Only the diacritics of alphabets: the marks of other scripts make another letter.
            if (character is >= '\u0300' and <= '\u036F') continue;
            if (Plain(character) is { } plain) folded.Append(plain);
            else folded.Append(character);
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Whether all characters are ASCII.</summary>
    public static bool IsAscii(string text)
    {
        foreach (var character in text)
        {
            if (character > '\u007F') return false;
        }

        return true;
    }

    private static string? Plain(char character) => character switch
    {
        'ß' or 'ẞ' => "SS",
        'Æ' => "AE",
        'Œ' => "OE",
        'Ø' => "O",
        'Ł' => "L",
        'Đ' or 'Ð' => "D",
        'Þ' => "TH",
        'ı' => "I",
        _ => null,
    };

    private static string Clean(string text, out bool ascii)
    {
        ascii = true;
        StringBuilder? clean = null;
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (character is >= ' ' and < '\u007F')
            {
                clean?.Append(character);
                continue;
            }

            clean ??= new StringBuilder(text, 0, index, text.Length);
            if (char.IsHighSurrogate(character) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
            {
                ascii = false;
                clean.Append(character).Append(text[++index]);
            }
            else if (char.IsControl(character) || char.IsWhiteSpace(character))
            {
                clean.Append(' ');
            }
            else if (char.IsSurrogate(character) || character >= '\uFFFE')
            {
                // Normalising refuses what is no character.
                ascii = false;
                clean.Append('\uFFFD');
            }
            else if (char.GetUnicodeCategory(character) != System.Globalization.UnicodeCategory.Format)
            {
                ascii = false;
                clean.Append(character);
            }
        }

        return clean?.ToString() ?? text;
    }

    private static string CollapseSpaces(string text)
    {
        if (!HasSpacesToCollapse(text)) return text;
        var result = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character != ' ') result.Append(character);
            else if (result.Length > 0 && result[result.Length - 1] != ' ') result.Append(' ');
        }

        if (result.Length > 0 && result[result.Length - 1] == ' ') result.Length--;
        return result.ToString();
    }

    private static bool HasSpacesToCollapse(string text)
    {
        var isAfterSpace = true;
        foreach (var character in text)
        {
            if (character == ' ' && isAfterSpace) return true;
            isAfterSpace = character == ' ';
        }

        return isAfterSpace && text.Length > 0;
    }
}
