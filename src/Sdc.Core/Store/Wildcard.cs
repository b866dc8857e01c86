using System.Text;
using System.Text.RegularExpressions;

namespace Sdc;

/// <summary>A pattern with <c>*</c>, <c>?</c> and <c>[a-z]</c>, letter case aside; without these it means the text itself.</summary>
internal sealed class Wildcard
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    private readonly Regex regex;

    public Wildcard(string pattern)
    {
        var text = new StringBuilder("^");
        for (var at = 0; at < pattern.Length; at++)
        {
            var close = pattern[at] == '[' ? pattern.IndexOf(']', at + 1) : -1;
            text.Append(pattern[at] switch
            {
                '*' => ".*",
                '?' => ".",
                '[' when close > at + 1 => "[" + pattern.Substring(at + 1, close - at - 1).Replace("\\", "\\\\").Replace("^", "\\^").Replace("[", "\\[") + "]",
                // A backtick takes the next letter as it is, as in PowerShell.
                '`' when at + 1 < pattern.Length => Regex.Escape(pattern[++at].ToString()),
                _ => Regex.Escape(pattern[at].ToString()),
            });
            if (close > at + 1) at = close;
        }

        try
        {
            regex = new(text.Append('$').ToString(), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline, Longest);
        }
        catch (ArgumentException)
        {
            // A range such as [z-a] is no pattern; then the text itself is meant.
            regex = new("^" + Regex.Escape(pattern) + "$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Longest);
        }
    }

    public bool Matches(string? text)
    {
        try
        {
            return text is not null && regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
