namespace Sdc;

/// <summary>Tells who did the work of a session.</summary>
internal static class SessionTechnician
{
    /// <summary>Metadata key in which a segment names the technician where that is not its author (the user a ticket is assigned to).</summary>
    public const string MetadataKey = "technician";

    /// <summary>The technician that a segment names, else the author of the first connection, note or to-do, or of the first message that a person wrote in a chat; null where nobody is named.</summary>
    public static string? Of(Session session)
    {
        foreach (var segment in session.Segments)
        {
            if (segment.Metadata.Text(MetadataKey) is { Length: > 0 } named) return named;
        }

        foreach (var segment in session.Segments)
        {
            var isTechnician = segment.Type is SegmentType.RemoteConnection or SegmentType.TicketNote or SegmentType.TicketToDo
                || (segment.Type == SegmentType.ChatMessage && segment.Metadata.Value(ChatMetadata.IsUser) is true);
            if (isTechnician && !string.IsNullOrEmpty(segment.Author)) return segment.Author;
        }

        return null;
    }
}
