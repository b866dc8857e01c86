using System.Globalization;
using System.Text;

namespace Sdc;

/// <summary>Text from outside as one harmless line: nothing in it moves a cursor, colours a terminal, turns the reading direction or fakes a second line.</summary>
internal static class OneLine
{
    /// <summary>The text with its control characters written out, cut to a length.</summary>
    public static string Escape(string text, int maximum = int.MaxValue)
    {
        var cut = text.Length > maximum;
        var length = cut ? maximum : text.Length;
        // A cut must not leave half a character.
        if (cut && length > 0 && char.IsHighSurrogate(text[length - 1])) length--;

        var line = new StringBuilder(length + 16);
        for (var i = 0; i < length; i++)
        {
            var letter = text[i];
            switch (letter)
            {
                case '\n': line.Append("\\n"); break;
                case '\r': line.Append("\\r"); break;
                case '\t': line.Append("\\t"); break;
                case >= '\uD800' and <= '\uDBFF' when i + 1 < length && char.IsLowSurrogate(text[i + 1]):
                    line.Append(letter).Append(text[++i]);
                    break;
                default:
                    if (IsHarmful(letter)) line.Append("\\u").Append(((int)letter).ToString("X4", CultureInfo.InvariantCulture));
                    else line.Append(letter);
                    break;
            }
        }

        if (cut) line.Append(FormattableString.Invariant($"… ({text.Length - length} more characters)"));
        return line.ToString();
    }

    private static bool IsHarmful(char letter) =>
        char.IsControl(letter) || char.IsSurrogate(letter)
        || letter is '\u2028' or '\u2029' or '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF';
}
