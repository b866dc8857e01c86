using System.Globalization;

namespace Sdc;

/// <summary>Reads the times of a connection log in the declared formats and in no other.</summary>
internal sealed class ConnectionTimeParser(DateFormatList formats, TimeZoneInfo zone)
{
    /// <summary>Reads a time. Returns null, or else why it cannot be read.</summary>
    public string? Read(ReadOnlySpan<char> text, out ConnectionTime time)
    {
        time = default;
        // Newer spreadsheets put a narrow no-break space before AM and PM.
        if (text.IndexOfAny('\u202f', '\u00a0') >= 0) text = text.ToString().Replace('\u202f', ' ').Replace('\u00a0', ' ').AsSpan();
        text = text.Trim();
        if (formats.AcceptsIso && IsoTime.TryRead(text, out var wall, out var offset)) return Resolve(text, wall, offset, out time);
        var plain = text.ToString();
        foreach (var format in formats.ExactFormats)
        {
            // As a time with offset, so that a format with zzz keeps the offset that is written; without one it stays a wall-clock time.
            if (!DateTimeOffset.TryParseExact(plain, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out var parsed)) continue;
            return Resolve(text, parsed.DateTime, format.IndexOfAny(['z', 'K']) >= 0 ? parsed.Offset : null, out time);
        }

        string[] allowed = [.. formats.AcceptsIso ? ["ISO 8601"] : Array.Empty<string>(), .. formats.ExactFormats];
        return $"{SourceText.Show(plain)} fits none of the declared formats: {string.Join(", ", allowed)}. Declare the format that the file has (screenconnect_ingestor.date_formats).";
    }

    private string? Resolve(ReadOnlySpan<char> text, DateTime wall, TimeSpan? offset, out ConnectionTime time)
    {
        time = new ConnectionTime(wall, default, default);
        if (time.IsNone) return null;
        if (IsoTime.RangeFault(text, wall) is { } fault) return fault;
        var utc = offset is { } known ? new DateTimeOffset(wall, TimeSpan.Zero).Subtract(known) : LocalTime.ToUtc(wall, zone);
        var later = offset is null && zone.IsAmbiguousTime(wall) ? new DateTimeOffset(wall, TimeSpan.Zero).Subtract(zone.GetAmbiguousTimeOffsets(wall).Min()) : utc;
        time = new ConnectionTime(wall, utc, later);
        return null;
    }
}
