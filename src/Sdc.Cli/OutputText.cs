using System.Globalization;
using System.Text.RegularExpressions;

namespace Sdc.Cli;

/// <summary>Texts of sources in what is written for other programs: a file that is opened, or a terminal that shows it, must not take them for commands.</summary>
internal static partial class OutputText
{
    /// <summary>
    /// A cell of CSV. A spreadsheet takes what begins with one of these signs for a formula, and an apostrophe before it makes it a text. One whose language
    /// separates by semicolons cuts a cell at them, and a tool that does not know of quotes at line ends: so what begins behind those counts as well.
    /// </summary>
    public static string Cell(string text) => Formula().Replace(text, "$1'$2");

    /// <summary>JSON in which no mark turns the reading direction of a terminal: they are written out, which is the same JSON.</summary>
    public static string Json(string json) => Direction().Replace(json, mark => "\\u" + ((int)mark.Value[0]).ToString("x4", CultureInfo.InvariantCulture));

    // The wide forms are those of Japanese and Chinese keyboards. A tab or a line end at the beginning is one by itself.
    [GeneratedRegex(@"(^|[;\t\r\n])([ \u00A0]*[=+\-@＝＋－＠]|(?<=^)[\t\r\n])", RegexOptions.CultureInvariant)]
    private static partial Regex Formula();

    [GeneratedRegex(@"[\u061C\u200E\u200F\u202A-\u202E\u2028\u2029\u2066-\u2069\uFEFF]", RegexOptions.CultureInvariant)]
    private static partial Regex Direction();
}
