using System.Globalization;
using System.Management.Automation;
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

    /// <summary>A moment to the minute without its offset, for the columns of a table.</summary>
    /// <param name="time">A moment, in the zone to show it in.</param>
    public static string Minute(DateTimeOffset? time) => time?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A moment in the zone that its session or segment is shown in: the configured one.</summary>
    /// <param name="time">A moment in any zone; null where it is not known.</param>
    /// <param name="owner">The session or segment.</param>
    public static DateTimeOffset? InZone(DateTimeOffset? time, object? owner)
    {
        var zone = Bare(owner) switch
        {
            Session session => session.View.Zone,
            SessionSegment segment => segment.Zone,
            _ => TimeZoneInfo.Utc,
        };
        return time is { } known ? TimeZoneInfo.ConvertTime(known, zone) : null;
    }

    /// <summary>The beginning of a session's id, which the commands take for the whole.</summary>
    /// <param name="sessionId">The id.</param>
    public static string ShortId(string? sessionId) => Line(sessionId is { Length: > SessionIdBeginning.Shown } ? sessionId.Substring(0, SessionIdBeginning.Shown) : sessionId);

    /// <summary>A session in a few words, as several stand side by side.</summary>
    /// <param name="session">The session.</param>
    public static string Summary(object? session) =>
        Bare(session) is Session shown ? $"{shown.Date} {TimeOfDay(shown.StartTime)} {Line(shown.CustomerName ?? shown.Title)}" : "";

    /// <summary>Who said or did something, and when: the line above its text.</summary>
    /// <param name="segment">The segment.</param>
    public static string Speaker(object? segment)
    {
        if (Bare(segment) is not SessionSegment said) return "";
        var (start, end) = (TimeOfDay(InZone(said.StartTimeUtc, said)), TimeOfDay(InZone(said.EndTimeUtc, said)));
        var time = end == start || end.Length == 0 || said.Type == SegmentType.ChatMessage ? start : start + "-" + end;
        var kind = said.Type is SegmentType.ChatMessage or "" ? "" : $"({Line(said.Type)})";
        return string.Join(" ", new[] { time, Line(said.Author), kind }.Where(part => part.Length > 0));
    }

    /// <summary>What was said or done, as a conversation shows it: when and who, and the text beneath, indented, on lines that fit 80 columns.</summary>
    /// <param name="segment">The segment.</param>
    public static string Said(object? segment)
    {
        const string indent = "      ";
        const int width = 72;
        var text = new StringBuilder(Speaker(segment));
        foreach (var line in Block((Bare(segment) as SessionSegment)?.Content).TrimEnd().Split('\n'))
        {
            foreach (var part in (line.Length <= width ? line : Wrapped(line, width)).Split('\n')) text.Append('\n').Append(part.Trim().Length == 0 ? "" : indent + part.TrimEnd());
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>An amount of money, whatever the culture; empty where it is not known.</summary>
    /// <param name="amount">The amount.</param>
    public static string Amount(decimal? amount) => amount?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";

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

    private static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

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
