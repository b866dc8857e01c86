using System.Globalization;

namespace Sdc;

/// <summary>Times in ISO 8601, as servers write them.</summary>
internal static class IsoTime
{
    // No evidence of work lies outside; years beyond are placeholders or mistakes.
    private const int FirstYear = 1970;
    private const int LastYear = 2199;

    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm",
    ];

    private static readonly string[] OffsetFormats = ["hh':'mm", "hhmm", "hh"];

    /// <summary>Reads a time as it is written, and its offset where it has one.</summary>
    public static bool TryRead(string text, out DateTime wall, out TimeSpan? offset)
    {
        const int shortest = 16;
        offset = null;
        wall = default;
        if (text.Length < shortest || text[4] != '-') return false;
        if (text[text.Length - 1] is 'Z' or 'z')
        {
            offset = TimeSpan.Zero;
            text = text.Substring(0, text.Length - 1);
        }
        else if (text.LastIndexOfAny(['+', '-']) is var sign && sign >= shortest)
        {
            if (!TimeSpan.TryParseExact(text.Substring(sign + 1), OffsetFormats, CultureInfo.InvariantCulture, out var distance) || distance > TimeSpan.FromHours(14)) return false;
            offset = text[sign] == '-' ? -distance : distance;
            text = text.Substring(0, sign);
        }

        return DateTime.TryParseExact(text.TrimEnd(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out wall);
    }

    /// <summary>Reads a moment: a time with an offset. Returns null, or else why it cannot be read.</summary>
    public static string? Read(string text, out DateTimeOffset moment)
    {
        moment = default;
        if (!TryRead(text.Trim(), out var wall, out var offset)) return $"{SourceText.Show(text)} is no time in ISO 8601, such as 2026-02-14T09:02:11-05:00.";
        if (offset is not { } known) return $"{SourceText.Show(text)} has no offset from UTC, so it is not clear which moment it means.";
        if (RangeFault(text, wall) is { } fault) return fault;
        moment = new DateTimeOffset(wall, TimeSpan.Zero).Subtract(known);
        return null;
    }

    /// <summary>Null, or that the year cannot be meant.</summary>
    public static string? RangeFault(string text, DateTime wall) =>
        wall.Year is < FirstYear or > LastYear ? FormattableString.Invariant($"{SourceText.Show(text)} is outside the years {FirstYear} to {LastYear}.") : null;
}
