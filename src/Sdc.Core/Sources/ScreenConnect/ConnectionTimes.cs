using System.Globalization;

namespace Sdc;

/// <summary>
/// What is known of the times of one connection. Reports are joined part by part, each part by a rule that no order can change, and the
/// end follows from the parts: so three reports give the same in any order.
/// </summary>
/// <param name="Start">The start; null where no report tells one.</param>
/// <param name="ReportedEnd">The end as reported; null while open, and where the length tells it better.</param>
/// <param name="Seconds">The length as reported; null while open.</param>
/// <param name="IsOpen">Whether no report tells an end.</param>
internal readonly record struct ConnectionTimes(DateTimeOffset? Start, DateTimeOffset? ReportedEnd, decimal? Seconds, bool IsOpen)
{
    private const string Reported = "reported";
    private const string FromDuration = "duration";

    /// <summary>Reads the parts back from a segment.</summary>
    public static ConnectionTimes Of(SessionSegment segment)
    {
        var metadata = segment.Metadata;
        var seconds = Number(metadata.Value(ConnectionMetadata.DurationSeconds));
        // Segments of other programs do not say whether they are open: these end at their start and have no length.
        var isOpen = metadata.Value(ConnectionMetadata.Open) as bool? ?? (seconds is null && !(segment.EndTimeUtc > segment.StartTimeUtc));
        if (isOpen) return new ConnectionTimes(segment.StartTimeUtc, null, null, true);
        var end = metadata.Text(ConnectionMetadata.EndBasis) == FromDuration && seconds is not null ? null
            : DateTimeOffset.TryParse(metadata.Text(ConnectionMetadata.ReportedEnd), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var reported) ? reported
            : segment.EndTimeUtc;
        return new ConnectionTimes(segment.StartTimeUtc, end, seconds, false);
    }

    /// <summary>Joins two reports: the more exact start; closed before open; the more exact end; the greater length.</summary>
    public static ConnectionTimes Merge(ConnectionTimes first, ConnectionTimes second, bool preferSecond) => new(
        MoreExact(first.Start, second.Start, preferSecond, earlier: true),
        MoreExact(first.ReportedEnd, second.ReportedEnd, preferSecond, earlier: false),
        first.Seconds is null || second.Seconds > first.Seconds ? second.Seconds : first.Seconds,
        first.IsOpen && second.IsOpen);

    /// <summary>Writes the parts, and the end that follows from them, into a segment.</summary>
    public void ApplyTo(SessionSegment segment)
    {
        // An end that is only known to the minute says less than the length does.
        var byLength = !IsOpen && Start is not null && Seconds is not null && (ReportedEnd is null || Precision(ReportedEnd.Value) == 0);
        var end = IsOpen ? Start : byLength ? Add(Start!.Value, Seconds!.Value) : ReportedEnd;
        segment.StartTimeUtc = Start;
        segment.EndTimeUtc = end < Start ? Start : end ?? Start;
        var metadata = segment.Metadata;
        metadata[ConnectionMetadata.DurationSeconds] = IsOpen ? null : Plain(Seconds);
        metadata[ConnectionMetadata.Open] = IsOpen;
        metadata[ConnectionMetadata.EndBasis] = IsOpen ? "open" : byLength ? FromDuration : Reported;
        metadata.Remove(ConnectionMetadata.ReportedEnd);
        if (end < Start) metadata[ConnectionMetadata.ReportedEnd] = UtcTimeConverter.Format(end.Value);
    }

    private static DateTimeOffset? MoreExact(DateTimeOffset? first, DateTimeOffset? second, bool preferSecond, bool earlier)
    {
        if (first is not { } one || second is not { } other) return first ?? second;
        var difference = Precision(one).CompareTo(Precision(other));
        if (difference != 0) return difference > 0 ? one : other;
        if (preferSecond) return other;
        return one < other == earlier ? one : other;
    }

    // Told from the value: a report that counts in minutes never has seconds.
    private static int Precision(DateTimeOffset time) =>
        time.UtcTicks % TimeSpan.TicksPerMinute == 0 ? 0 : time.UtcTicks % TimeSpan.TicksPerSecond == 0 ? 1 : 2;

    private static DateTimeOffset Add(DateTimeOffset start, decimal seconds)
    {
        var ticks = seconds * TimeSpan.TicksPerSecond;
        return ticks >= (DateTimeOffset.MaxValue - start).Ticks ? DateTimeOffset.MaxValue : start.AddTicks((long)ticks);
    }

    private static decimal? Number(object? value) => value switch
    {
        long number => NotNegative(number),
        decimal number => NotNegative(number),
        double number when number is >= 0 and < 1e12 => (decimal)number,
        string text when decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) => NotNegative(number),
        _ => null,
    };

    private static decimal? NotNegative(decimal number) => number is >= 0 and < 1_000_000_000_000 ? number : null;

    // Dividing takes trailing zeros away: 2.50 and 2.5 are one length and must be written alike.
    private static object? Plain(decimal? seconds) =>
        seconds is not { } number ? null : number == decimal.Truncate(number) ? (object)(long)number : number / 1.0000000000000000000000000000m;
}
