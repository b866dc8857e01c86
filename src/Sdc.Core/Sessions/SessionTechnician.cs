namespace Sdc;

/// <summary>Tells who did the work of a session, as its source names them.</summary>
internal static class SessionTechnician
{
    /// <summary>Metadata key in which a segment names the technician where that is not its author (the user a ticket is assigned to).</summary>
    public const string MetadataKey = "technician";

    /// <summary>
    /// The technician that a segment names, else the author of the first connection, else of the first message that the user wrote (not the model),
    /// else of the first note or to-do; null where nobody is named.
    /// </summary>
    public static string? Of(Session session) =>
        First(session, segment => segment.Metadata.Text(MetadataKey))
        ?? First(session, segment => segment.Type == SegmentType.RemoteConnection ? segment.Author : null)
        ?? First(session, segment => segment.Type == SegmentType.ChatMessage && segment.Metadata.Value(ChatMetadata.IsUser) is true ? segment.Author : null)
        ?? First(session, segment => segment.Type is SegmentType.TicketNote or SegmentType.TicketToDo ? segment.Author : null);

    private static string? First(Session session, Func<SessionSegment, string?> name)
    {
        // Counted through: an enumerator would be an object for each question about each session.
        for (var at = 0; at < session.Segments.Count; at++)
        {
            if (name(session.Segments[at]) is { Length: > 0 } named) return named;
        }

        return null;
    }
}
