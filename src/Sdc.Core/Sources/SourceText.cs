using System.Globalization;
using System.Text;

namespace Sdc;

/// <summary>Text from a source, made fit to be named in a message or kept as a name.</summary>
internal static class SourceText
{
    private const int RawLength = 2000;
    private const int ShownLength = 60;

    /// <summary>The text in quotes, cut, and with control characters escaped, so that a message stays one readable line.</summary>
    public static string Show(string text)
    {
        var shown = new StringBuilder("'");
        foreach (var character in Cut(text, ShownLength))
        {
            if (IsUnseen(character)) shown.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
            else shown.Append(character);
        }

        shown.Append('\'');
        if (text.Length > ShownLength) shown.Append(" (cut from ").Append(text.Length.ToString(CultureInfo.InvariantCulture)).Append(" characters)");
        return shown.ToString();
    }

    /// <summary>The beginning of a record, for <see cref="BadRecord.Raw"/>.</summary>
    public static string Raw(string text) => Cut(text, RawLength);

    /// <summary>The same of a text that is not kept.</summary>
    public static string Raw(ReadOnlySpan<char> text) => Cut(text, RawLength).ToString();

    /// <summary>The first characters of a text; never half of a surrogate pair.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length) return text;
        return text.Substring(0, char.IsHighSurrogate(text[length - 1]) ? length - 1 : length);
    }

    /// <summary>The same where no text is made.</summary>
    public static ReadOnlySpan<char> Cut(ReadOnlySpan<char> text, int length) => text.Length <= length ? text : text.Slice(0, char.IsHighSurrogate(text[length - 1]) ? length - 1 : length);

    /// <summary>A name with control characters read as spaces, and trimmed; null when nothing is left.</summary>
    public static string? Name(string? text, out bool hadControls)
    {
        hadControls = false;
        if (text is null) return null;
        text = text.Trim();
        foreach (var character in text) hadControls |= char.IsControl(character);
        if (hadControls)
        {
            text = new string([.. text.Select(character => char.IsControl(character) ? ' ' : character)]).Trim();
        }

        return text.Length == 0 ? null : text;
    }

    // Format characters turn text around or hide it: a message must show that they are there.
    private static bool IsUnseen(char character) =>
        char.IsControl(character) || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
