using System.Text;

namespace Sdc;

/// <summary>What was said and written in a session, as lines: who, in what, the text. Without times, so that another time zone asks no model anew.</summary>
internal static class SessionText
{
    /// <summary>The lines; empty for a session without text, such as a bare connection.</summary>
    public static string Of(Session session)
    {
        var text = new StringBuilder();
        foreach (var segment in session.Segments)
        {
            // What stands in a connection is made of its machine's name, and a ticket's creation repeats its subject.
            if (segment.Type is SegmentType.RemoteConnection or SegmentType.TicketCreation || string.IsNullOrWhiteSpace(segment.Content)) continue;
            if (text.Length > 0) text.Append('\n');
            text.Append(Author(segment)).Append(Kind(segment.Type)).Append(": ").Append(segment.Content!.Trim());
        }

        return text.ToString();
    }

    private static string Author(SessionSegment segment) => string.IsNullOrWhiteSpace(segment.Author) ? "Unknown" : segment.Author!.Trim();

    private static string Kind(string type) => type switch
    {
        SegmentType.PublicNote => " (note to the customer)",
        SegmentType.PrivateNote => " (internal note)",
        SegmentType.Email => " (e-mail)",
        SegmentType.Sms => " (text message)",
        SegmentType.TicketTimer => " (time entry)",
        SegmentType.TicketInitialIssue => " (first report)",
        SegmentType.TicketNote => " (note)",
        SegmentType.TicketToDo or SegmentType.StandaloneToDo => " (to do)",
        _ => "",
    };
}
