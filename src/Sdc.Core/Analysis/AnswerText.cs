using System.Text;
using System.Text.RegularExpressions;

namespace Sdc;

/// <summary>Text of a model as it may be stored: no control characters, terminal sequences, invisible turns of the reading direction or HTML, and no more than so much.</summary>
internal static class AnswerText
{
    // What is cleaned at most: no rule has to look at megabytes.
    private const int MostLooked = 60_000;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    // CSI, OSC and the like, and single escapes; both the seven-bit and the eight-bit forms.
    private static readonly Regex Terminal = Rule(@"(?:\x1B\[|\x9B)[0-?]*[ -/]*[@-~]?|(?:\x1B[\]PX^_]|[\x9D\x90\x98\x9E\x9F])[^\x07\x1B\x9C]*(?:\x07|\x1B\\|\x9C)?|\x1B[ -/]*[0-~]?");
    private static readonly Regex Hidden = Rule(@"<(script|style|iframe|object|template)\b[^>]*>.*?</\1\s*>|<!--.*?-->", RegexOptions.Singleline | RegexOptions.IgnoreCase);
    private static readonly Regex Html = Rule(@"</?[a-zA-Z][a-zA-Z0-9:-]*(?:[\s/][^<>]*)?>|<[!?][^<>]*>");
    // What is left of a tag that is not closed, or was put together anew. <EMAIL_1> is a placeholder and stays.
    private static readonly Regex Opening = Rule(@"<(?=[/!?]?[a-zA-Z])(?![A-Z]+_[0-9]+>)");
    private static readonly Regex BlankLines = Rule(@"\n{3,}");
    private static readonly Regex Label = Rule(@"^(?:title|summary|category|subject)\s*:\s*", RegexOptions.IgnoreCase);

    /// <summary>A text of several lines.</summary>
    public static string Block(string text, int most)
    {
        var clean = Clean(text);
        var lines = clean.Split('\n').Select(line => line.TrimEnd());
        return Cut(BlankLines.Replace(string.Join("\n", lines), "\n\n").Trim(), most);
    }

    /// <summary>A text of one line: the first that is not empty, without quotation marks and markup around it.</summary>
    public static string Line(string text, int most)
    {
        foreach (var line in Clean(text).Split('\n'))
        {
            var plain = Plain(line);
            if (plain.Length > 0) return Cut(plain, most);
        }

        return "";
    }

    private static string Plain(string line)
    {
        var plain = line.Trim().TrimStart('#', '>', '-', ' ').Trim('*', '_', '`', ' ');
        plain = Label.Replace(plain, "").Trim('*', '`', ' ');
        return plain.Length > 1 && plain[0] is '"' or '“' or '„' or '«' or '\'' && plain[plain.Length - 1] is '"' or '”' or '“' or '»' or '\'' ? plain.Substring(1, plain.Length - 2).Trim() : plain;
    }

    private static string Clean(string text)
    {
        text = SourceText.Cut(text, MostLooked).Replace("\r\n", "\n").Replace('\r', '\n');
        text = WithoutMarkup(text);
        var clean = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (letter == '\n') clean.Append(letter);
            else if (letter is '\t' or '\u2028' or '\u2029') clean.Append(' ');
            else if (char.IsHighSurrogate(letter) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])) clean.Append(letter).Append(text[++at]);
            else if (!IsUnwanted(letter)) clean.Append(letter);
        }

        return clean.ToString();
    }

    private static string WithoutMarkup(string text)
    {
        try
        {
            return Opening.Replace(Html.Replace(Hidden.Replace(Terminal.Replace(text, ""), ""), ""), "< ");
        }
        catch (RegexMatchTimeoutException)
        {
            // Nobody writes so much markup in earnest.
            return text.Replace('<', ' ').Replace('>', ' ');
        }
    }

    private static bool IsUnwanted(char letter) => char.IsControl(letter) || char.IsSurrogate(letter)
        || letter is '\u00AD' or '\u061C' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or '\uFEFF' or (>= '\uFFF9' and <= '\uFFFB');

    private static string Cut(string text, int most) => text.Length <= most ? text : SourceText.Cut(text, Math.Max(0, most - 1)).TrimEnd() + "…";

    private static Regex Rule(string pattern, RegexOptions options = RegexOptions.None) => new(pattern, options | RegexOptions.CultureInvariant, Limit);
}
