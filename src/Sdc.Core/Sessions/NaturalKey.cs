using System.Globalization;

namespace Sdc;

/// <summary>What events are recognised by that another program stored under ids of its own.</summary>
internal static class NaturalKey
{
    /// <summary>The hashes of what an event is known by, the surest first.</summary>
    public static IEnumerable<SegmentKey> Of(ISessionRule rule, SessionSegment segment, Session? session) =>
        rule.NaturalKeys(segment, session).Select(key => SegmentKey.Of(Identity.Segment(rule.Source, "natural", key)));

    /// <summary>The minute of the start: finer is what one program kept and another did not.</summary>
    public static string? Minute(SessionSegment segment) => segment.StartTimeUtc?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The author as a name.</summary>
    public static string? Author(SessionSegment segment) => SourceText.Name(segment.Author, out _);

    /// <summary>The text without what programs change of it when they store it: ends of lines, and space around it.</summary>
    public static string Text(SessionSegment segment) => (segment.Content ?? "").Replace("\r\n", "\n").Trim();
}
