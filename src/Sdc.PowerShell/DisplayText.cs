using System.Globalization;
using System.Text;

namespace Sdc.PowerShell;

/// <summary>Text of sources, made safe to print: what a machine's name or a ticket says must not move the cursor or colour the screen.</summary>
public static class DisplayText
{
    private const char Replacement = '\uFFFD';

    /// <summary>What a value shows of itself, on one line: line breaks and tabs become spaces, other control characters U+FFFD.</summary>
    /// <param name="value">A text, a list or the like; null is empty.</param>
    public static string Line(object? value) => Neutralise(value?.ToString(), keepLines: false);

    /// <summary>The text with its lines and tabs; other control characters become U+FFFD.</summary>
    /// <param name="text">Any text; null is empty.</param>
    public static string Block(string? text) => Neutralise(text, keepLines: true);

    /// <summary>Hours and minutes of a moment, whatever the culture; empty where it is not known.</summary>
    /// <param name="time">A moment, in the zone to show it in.</param>
    public static string TimeOfDay(DateTimeOffset? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "";

    /// <summary>The day of a moment, whatever the culture; empty where it is not known.</summary>
    /// <param name="time">A moment, in the zone to show it in.</param>
    public static string Day(DateTimeOffset? time) => time?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A moment to the minute with its offset, whatever the culture; empty where it is not known.</summary>
    /// <param name="time">A moment, in the zone to show it in.</param>
    public static string Moment(DateTimeOffset? time) => time?.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A length of time in seconds, whatever the culture.</summary>
    /// <param name="time">A length of time.</param>
    public static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s";

    /// <summary>What a value shows of itself on lines of at most a width, broken between words where there are any: the engine breaks anywhere.</summary>
    /// <param name="value">A text; null is empty.</param>
    /// <param name="width">The most characters on a line.</param>
    public static string Wrapped(object? value, int width)
    {
        var lines = new StringBuilder();
        var used = 0;
        foreach (var word in Line(value).Split([' '], StringSplitOptions.RemoveEmptyEntries))
        {
            if (used > 0 && used + 1 + word.Length > width)
            {
                lines.Append('\n');
                used = 0;
            }
            else if (used > 0)
            {
                lines.Append(' ');
                used++;
            }

            for (var at = 0; at < word.Length; at += width)
            {
                if (at > 0) lines.Append('\n');
                var part = Math.Min(width, word.Length - at);
                lines.Append(word, at, part);
                used = at > 0 ? part : used + part;
            }
        }

        return lines.ToString();
    }

    private static string Neutralise(string? text, bool keepLines)
    {
        if (string.IsNullOrEmpty(text)) return "";
        StringBuilder? changed = null;
        for (var i = 0; i < text!.Length; i++)
        {
            var shown = Shown(text[i], keepLines);
            if (shown == text[i]) continue;
            changed ??= new StringBuilder(text);
            changed[i] = shown;
        }

        return changed?.ToString() ?? text;
    }

    private static char Shown(char c, bool keepLines) => c switch
    {
        '\n' or '\t' => keepLines ? c : ' ',
        // Alone it would let the text that follows overwrite the line.
        '\r' => ' ',
        // Unicode's own line breaks.
        '\u0085' or '\u2028' or '\u2029' => keepLines ? '\n' : ' ',
        // Marks that change the direction of the text that follows them.
        (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u061C' or '\u200E' or '\u200F' => Replacement,
        _ => char.IsControl(c) ? Replacement : c,
    };
}
