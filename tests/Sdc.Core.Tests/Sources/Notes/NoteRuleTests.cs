using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Sdc.Tests.Sources.Notes;

public class NoteRuleTests
{
    private static readonly NoteRule Rule = new();

    // Few values, so that forms of a ticket often agree in one field and differ in another.
    private static readonly Gen<string> Text = Gen.Elements("null", "null", "\"a\"", "\"B\"", "\"ä\"");
    private static readonly Gen<string> Date = Gen.Elements("null", "\"1/2/24\"", "\"1/3/24\"");

    private static readonly Gen<string> Form =
        from texts in Text.ArrayOf(6)
        from dates in Date.Two()
        from order in Gen.Elements("null", "1", "\"2\"", "\"b\"")
        from completed in Gen.Elements("null", "true", "false")
        select $$"""
            {"ticketNumber":7,"initial_issue":"i","date":{{dates.Item1}},"subject":{{texts[0]}},"status":{{texts[1]}},"customer":{{texts[2]}},"contact":{{texts[3]}},"site":{{texts[4]}},
             "to-do":[{"task":"t","date":{{dates.Item2}},"user":{{texts[5]}},"order":{{order}},"completed":{{completed}}}]}
            """;

    [Property(MaxTest = 500)]
    public Property Forms_of_a_ticket_join_to_the_same_in_any_order() => Prop.ForAll(Form.Three().ToArbitrary(), forms =>
    {
        var (a, b, c) = (Read(forms.Item1), Read(forms.Item2), Read(forms.Item3));
        for (var index = 0; index < 2; index++) MergeLaws.Check(Rule, a[index], b[index], c[index]);
    });

    [Property(MaxTest = 200)]
    public Property What_a_ticket_is_now_replaces_what_it_was() => Prop.ForAll(Form.Two().ToArbitrary(), forms =>
    {
        var (before, now) = (Read(forms.Item1), Read(forms.Item2));
        for (var index = 0; index < 2; index++) Assert.Equal(MergeLaws.Json(now[index]), MergeLaws.Json(Rule.Merge(before[index], now[index], true)));
    });

    [Fact]
    public void Done_beats_not_done_and_keys_of_others_stay()
    {
        var done = Read("""{"ticketNumber":7,"to-do":[{"task":"t","completed":true}]}""")[1];
        var open = Read("""{"ticketNumber":7,"to-do":[{"task":"t","completed":false}]}""")[1];
        done.Metadata["theirs"] = 5L;

        Assert.Equal(true, Rule.Merge(open, done, false).Metadata["completed"]);
        Assert.Equal((false, 5L), (Rule.Merge(done, open, true).Metadata["completed"], Rule.Merge(done, open, true).Metadata["theirs"]));
    }

    [Fact]
    public void A_ticket_says_whose_it_is_and_lasts_no_time()
    {
        var session = Described("""{"ticketNumber":1001,"subject":"X-ray\r\nsecond line","customer":"Harbor Dental","contact":"Ana","notes":[{"note":"x","user":"Dana"}]}""");

        Assert.Equal(("Ticket 1001: X-ray  second line", "Harbor Dental", "Ana"), (session.Insights.SourceTitle, session.Context.SourceCustomerName, session.Context.SourceContactName));
        Assert.Equal((0d, "none", "Dana"), (session.Insights.ActiveSeconds, session.Insights.DurationBasis, session.Technician));
        Assert.Null(session.Context.CustomerMatch);
    }

    [Theory]
    [InlineData("""{"ticketNumber":7}""", "Ticket 7")]
    [InlineData("""{"customer":"A","subject":"S"}""", "Ticket without number: S")]
    public void A_title_tells_what_is_known(string ticket, string title) => Assert.Equal(title, Described(ticket).Insights.SourceTitle);

    [Fact]
    public void A_long_title_is_cut()
    {
        var title = Described($$"""{"ticketNumber":7,"subject":"{{new string('x', 5000)}}"}""").Insights.SourceTitle!;

        Assert.EndsWith("…", title);
        Assert.InRange(title.Length, 100, 200);
    }

    private static Session Described(string ticket)
    {
        var session = new Session { Segments = new SegmentList(Read(ticket)) };
        Rule.Describe(session);
        return session;
    }

    private static List<SessionSegment> Read(string ticket)
    {
        var reading = Reading.OfAsync(new NotesReader(TimeZoneInfo.Utc), $"[{ticket}]").GetAwaiter().GetResult();
        Assert.Empty(reading.Bad);
        return reading.Segments.ToList();
    }
}
