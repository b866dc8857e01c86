namespace Sdc.PowerShell.Tests;

public class DisplayTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("Müller & Söhne", "Müller & Söhne")]
    [InlineData("a\r\nb\tc", "a  b c")]
    [InlineData("\u001b[31mred\u0007\u0000", "\uFFFD[31mred\uFFFD\uFFFD")]
    [InlineData("\u009b2J\u007f", "\uFFFD2J\uFFFD")]
    [InlineData("a\u202Egpj.exe\u2066", "a\uFFFDgpj.exe\uFFFD")]
    [InlineData("a\u0085b\u2028c", "a b c")]
    public void A_line_moves_no_cursor(string? text, string shown) => Assert.Equal(shown, DisplayText.Line(text));

    [Fact]
    public void A_block_keeps_its_lines_and_nothing_that_overwrites_them() =>
        Assert.Equal("one\n\ttwo three \nfour\nfive\uFFFD", DisplayText.Block("one\n\ttwo\rthree\r\nfour\u2028five\u001b"));

    [Theory]
    [InlineData(null, "")]
    [InlineData("one two three", "one two\nthree")]
    [InlineData("a /very/long/path b", "a\n/very/lo\nng/path\nb")]
    [InlineData("12345678 9\r\n0\u001b", "12345678\n9 0\uFFFD")]
    public void A_wrapped_text_breaks_between_words_where_it_can(string? text, string shown) => Assert.Equal(shown, DisplayText.Wrapped(text, 8));

    [Fact]
    public void Times_read_the_same_in_every_culture()
    {
        var time = new DateTimeOffset(2026, 2, 14, 9, 2, 59, TimeSpan.FromHours(-5));
        Assert.Equal("09:02", DisplayText.TimeOfDay(time));
        Assert.Equal("2026-02-14 09:02 -05:00", DisplayText.Moment(time));
        Assert.Equal("2026-02-14", DisplayText.Day(time));
        Assert.Equal("", DisplayText.Moment(null) + DisplayText.Day(null));
        Assert.Equal("62.5 s", DisplayText.Seconds(TimeSpan.FromSeconds(62.5)));
        Assert.Equal("2026-02-14 09:02", DisplayText.Minute(time));
        Assert.Equal("1.5", DisplayText.Amount(1.50m));
    }

    [Fact]
    public void Times_are_shown_in_the_zone_of_their_session_and_stay_UTC_in_it()
    {
        var session = InNewYork(new() { StartTimeUtc = Noon, EndTimeUtc = Noon.AddMinutes(45), Author = "Dana", Type = SegmentType.RemoteConnection, Content = "Connected" });
        Assert.Equal("2026-02-14 07:00 -05:00", DisplayText.Moment(DisplayText.InZone(Noon, session)));
        Assert.Equal("2026-02-14 07:00 -05:00", DisplayText.Moment(DisplayText.InZone(Noon, System.Management.Automation.PSObject.AsPSObject(session.Segments[0]))));
        Assert.Equal(TimeSpan.Zero, session.Segments[0].StartTimeUtc!.Value.Offset);
        Assert.Null(DisplayText.InZone(null, session));
        Assert.Equal("07:00-07:45 Dana (RemoteConnection)\n      Connected", DisplayText.Said(session.Segments[0]));
    }

    [Fact]
    public void A_message_reads_like_one_of_a_conversation()
    {
        var words = string.Join(" ", Enumerable.Repeat("twelve chars", 8));
        var said = DisplayText.Said(InNewYork(new() { StartTimeUtc = Noon, EndTimeUtc = Noon.AddSeconds(70), Author = "Dana", Type = SegmentType.ChatMessage, Content = $"one\r\n\n    two\u001b[2J\n{words}\n" }).Segments[0]);
        Assert.Equal(["07:00 Dana", "      one", "", "          two\uFFFD[2J", "      twelve chars twelve chars twelve chars twelve chars twelve chars twelve", "      chars twelve chars twelve chars"], said.Split('\n'));
        Assert.Equal("07:00", DisplayText.Said(InNewYork(new() { StartTimeUtc = Noon, EndTimeUtc = Noon }).Segments[0]));
        Assert.Equal("", DisplayText.Said(null));
    }

    [Theory]
    [InlineData("0123456789abcdef", "01234567")]
    [InlineData("short", "short")]
    [InlineData(null, "")]
    public void An_id_is_shown_by_its_beginning(string? id, string shown) => Assert.Equal(shown, DisplayText.ShortId(id));

    private static DateTimeOffset Noon { get; } = new(2026, 2, 14, 12, 0, 0, TimeSpan.Zero);

    private static Session InNewYork(SessionSegment segment)
    {
        var session = new Session();
        session.Segments.Add(segment);
        session.View = SessionView.Plain with { Zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York") };
        return session;
    }
}
