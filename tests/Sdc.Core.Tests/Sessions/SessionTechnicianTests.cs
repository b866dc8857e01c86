namespace Sdc.Tests.Sessions;

public class SessionTechnicianTests
{
    [Fact]
    public void Whom_a_segment_names_goes_before_authors() => Assert.Equal(
        "Dana",
        Technician(Segment(SegmentType.TicketCreation, "Customer"), Segment(SegmentType.PublicNote, "Lee", ("technician", "Dana"))));

    [Fact]
    public void Of_connections_it_is_the_first_author() => Assert.Equal(
        "Lee",
        Technician(Segment(SegmentType.RemoteConnection, ""), Segment(SegmentType.RemoteConnection, "Lee"), Segment(SegmentType.RemoteConnection, "Dana")));

    [Fact]
    public void Of_a_chat_it_is_the_user_and_never_the_model()
    {
        Assert.Equal("Dana", Technician(Segment(SegmentType.ChatMessage, "Assistant", ("is_user", false)), Segment(SegmentType.ChatMessage, "Dana", ("is_user", true)), Segment(SegmentType.ChatMessage, "Lee", ("is_user", true))));
        Assert.Null(Technician(Segment(SegmentType.ChatMessage, "Assistant", ("is_user", false)), Segment(SegmentType.ChatMessage, "Assistant")));
    }

    [Fact]
    public void Of_notes_it_is_who_wrote_the_first_one_that_says() => Assert.Equal(
        "Lee",
        Technician(Segment(SegmentType.TicketInitialIssue, "Customer"), Segment(SegmentType.TicketNote, null), Segment(SegmentType.TicketToDo, "Lee"), Segment(SegmentType.TicketNote, "Dana")));

    [Fact]
    public void Nobody_is_named_where_nobody_is() => Assert.Null(Technician(Segment(SegmentType.TicketCreation, "Customer"), Segment(SegmentType.Email, "customer-reply")));

    private static string? Technician(params SessionSegment[] segments) => new Session { Segments = new(segments) }.Technician;

    private static SessionSegment Segment(string type, string? author, params (string Key, object Value)[] metadata)
    {
        var segment = new SessionSegment { Type = type, Author = author };
        foreach (var (key, value) in metadata) segment.Metadata[key] = value;
        return segment;
    }
}
