using System.Globalization;

namespace Sdc;

/// <summary>Reads the times of a connection log in the declared formats and in no other.</summary>
internal sealed class ConnectionTimeParser(IReadOnlyList<string> formats, TimeZoneInfo zone)
{
    private readonly string[] declared = [.. formats.Where(format => !IsIso(format))];

    /// <summary>Reads a time. Returns null, or else why it cannot be read.</summary>
    public string? Read(string text, out ConnectionTime time)
    {
        time = default;
        // Newer spreadsheets put a narrow no-break space before AM and PM.
        var plain = text.Replace('\u202f', ' ').Replace('\u00a0', ' ').Trim();
        if (IsoTime.TryRead(plain, out var wall, out var offset)) return Resolve(plain, wall, offset, out time);

        string? usedFormat = null;
        foreach (var format in declared)
        {
            // As a time with offset, so that a format with zzz keeps the offset that is written; without one it stays a wall-clock time.
            if (!DateTimeOffset.TryParseExact(plain, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed)) continue;
            TimeSpan? parsedOffset = format.IndexOfAny(['z', 'K']) >= 0 ? parsed.Offset : null;
            if (usedFormat is not null && (parsed.DateTime, parsedOffset) != (wall, offset))
            {
                return $"{SourceText.Show(plain)} means two different times, as {usedFormat} and as {format}. Declare only the format that the file has (screenconnect_ingestor.date_formats).";
            }

            usedFormat ??= format;
            (wall, offset) = (parsed.DateTime, parsedOffset);
        }

        return usedFormat is null
            ? $"{SourceText.Show(plain)} fits none of the declared formats: {string.Join(", ", ["ISO 8601", .. declared])}. Declare the format that the file has (screenconnect_ingestor.date_formats)."
            : Resolve(plain, wall, offset, out time);
    }

    private string? Resolve(string text, DateTime wall, TimeSpan? offset, out ConnectionTime time)
    {
        time = new ConnectionTime(wall, default, default);
        if (time.IsNone) return null;
        if (IsoTime.RangeFault(text, wall) is { } fault) return fault;
        var utc = offset is { } known ? new DateTimeOffset(wall, TimeSpan.Zero).Subtract(known) : LocalTime.ToUtc(wall, zone);
        var later = offset is null && zone.IsAmbiguousTime(wall) ? new DateTimeOffset(wall, TimeSpan.Zero).Subtract(zone.GetAmbiguousTimeOffsets(wall).Min()) : utc;
        time = new ConnectionTime(wall, utc, later);
        return null;
    }

    private static bool IsIso(string format) => string.Equals(format.Trim(), "ISO", StringComparison.OrdinalIgnoreCase) || string.Equals(format.Trim(), "ISO 8601", StringComparison.OrdinalIgnoreCase);
}
