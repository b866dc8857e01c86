using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Sdc.Tests.Sources.Syncro;

public class TicketRuleTests
{
    private static readonly TicketRule Rule = new();

    // Few values, so that forms of a ticket often agree in one field and differ in another.
    private static readonly Gen<string> Text = Gen.Elements("null", "null", "\"a\"", "\"B\"", "\"ä\"");
    private static readonly Gen<string> Updated = Gen.Elements("null", "\"2026-10-05T09:00:00Z\"", "\"2026-10-05T11:00:00.25+02:00\"", "\"2026-10-07T09:00:00Z\"");
    private static readonly Gen<string> Id = Gen.Elements("null", "0", "7", "8");

    private static readonly Gen<string> Form =
        from updated in Updated
        from created in Gen.Elements("2026-10-01T09:00:00Z", "2026-10-01T09:00:00.5Z")
        from texts in Text.ArrayOf(5)
        from customer in Id
        from contact in Id
        from tags in Gen.Elements("null", "[]", "[\"x\"]", "[\"x\",\"y\"]")
        select $$"""
            {"id":1,"number":1042,"created_at":"{{created}}","updated_at":{{updated}},"subject":{{texts[0]}},"status":{{texts[1]}},"resolved_at":{{texts[2]}},"tag_list":{{tags}},
             "creator_name_or_email":{{texts[3]}},"customer_id":{{customer}},"customer_business_then_name":{{texts[4]}},"contact_id":{{contact}},"contact_fullname":{{texts[2]}}}
            """;

    private static readonly Gen<string> Comment =
        from updated in Updated
        from body in Text
        from hidden in Gen.Elements("true", "false")
        select $$"""{"id":1,"created_at":"2026-10-01T09:00:00Z","comments":[{"id":2,"created_at":"2026-10-05T09:00:00Z","updated_at":{{updated}},"body":{{body}},"hidden":{{hidden}}}]}""";

    [Property(MaxTest = 500)]
    public Property Forms_of_a_ticket_join_to_the_same_in_any_order() =>
        Prop.ForAll(Form.Three().ToArbitrary(), forms => MergeLaws.Check(Rule, Creation(forms.Item1), Creation(forms.Item2), Creation(forms.Item3)));

    [Property(MaxTest = 500)]
    public Property Forms_of_a_comment_join_to_the_same_in_any_order() =>
        Prop.ForAll(Comment.Three().ToArbitrary(), forms => MergeLaws.Check(Rule, Read(forms.Item1)[1], Read(forms.Item2)[1], Read(forms.Item3)[1]));

    [Fact]
    public void The_newest_form_wins_field_by_field_and_what_it_does_not_tell_stays()
    {
        var older = Creation("""{"id":1,"number":5,"created_at":"2026-10-01T09:00:00Z","updated_at":"2026-10-02T09:00:00Z","subject":"Old","status":"New","priority":"High","customer_id":7,"customer_business_then_name":"Harbor Dental","contact_id":3,"contact_fullname":"Ana"}""");
        var newer = Creation("""{"id":1,"created_at":"2026-10-01T09:00:00Z","updated_at":"2026-10-03T09:00:00Z","subject":"New","status":"Resolved","customer_id":8,"customer_business_then_name":"Granite"}""");
        var merged = Rule.Merge(newer, older, false);

        Assert.Equal("New", merged.Content);
        Assert.Equal(("Resolved", "High", "5"), (merged.Metadata.Text("syncro_status"), merged.Metadata.Text("syncro_priority"), merged.Metadata.Text("syncro_ticket_number")));
        Assert.Equal((8L, "Granite", null), (merged.Metadata["syncro_customer_id"], merged.Metadata["syncro_customer_name"], merged.Metadata["syncro_contact_name"]));
        Assert.Equal("syncro_priority=2026-10-02T09:00:00Z; syncro_ticket_number=2026-10-02T09:00:00Z", merged.Metadata["syncro_field_times"]!.ToString());

        var between = Creation("""{"id":1,"created_at":"2026-10-01T09:00:00Z","updated_at":"2026-10-02T12:00:00Z","subject":"Middle","priority":"Low"}""");
        Assert.Equal(("New", "Low"), (Rule.Merge(merged, between, false).Content, Rule.Merge(merged, between, false).Metadata.Text("syncro_priority")));
    }

    [Fact]
    public void Forms_that_agree_keep_no_times_of_fields()
    {
        var form = Creation("""{"id":1,"created_at":"2026-10-01T09:00:00Z","updated_at":"2026-10-02T09:00:00Z","subject":"Same"}""");

        Assert.DoesNotContain("syncro_field_times", Rule.Merge(form, form, false).Metadata.Keys);
    }

    [Theory]
    [InlineData("00:30:00", 1800, "billable_time")]
    [InlineData("26:00:05", 93605, "billable_time")]
    [InlineData("1:15", 4500, "billable_time")]
    [InlineData("00:00:00", 0, "none")]
    [InlineData("half an hour", 0, "none")]
    [InlineData("-1:00:00", 0, "none")]
    public void A_ticket_lasts_as_long_as_its_billable_time(string billable, double seconds, string basis)
    {
        var session = Described($$"""{"id":1,"created_at":"2026-10-01T09:00:00Z","total_formatted_billable_time":"{{billable}}"}""");

        Assert.Equal((seconds, basis), (session.Insights.ActiveSeconds, session.Insights.DurationBasis));
    }

    [Fact]
    public void Timers_beat_the_billable_time()
    {
        var session = Described("""{"id":1,"created_at":"2026-10-01T09:00:00Z","total_formatted_billable_time":"00:30:00"}""");
        session.Segments.Add(new SessionSegment { Type = SegmentType.TicketTimer, Metadata = new DataMap { ["duration_seconds"] = 61L } });
        session.Segments.Add(new SessionSegment { Type = SegmentType.TicketTimer, Metadata = new DataMap { ["duration_seconds"] = 0.5m } });
        Rule.Describe(session);

        Assert.Equal((61.5, "timers"), (session.Insights.ActiveSeconds, session.Insights.DurationBasis));
    }

    [Fact]
    public void A_ticket_knows_its_customer_by_id()
    {
        var session = Described("""{"id":1,"number":1042,"subject":"Printer offline","created_at":"2026-10-01T09:00:00Z","customer_id":7,"customer_business_then_name":"Harbor Dental","contact_id":3,"contact_fullname":"Ana Reyes","user":{"full_name":"Lee Ortiz"}}""");

        Assert.Equal(("Ticket 1042: Printer offline", "Lee Ortiz"), (session.Insights.SourceTitle, session.Technician));
        Assert.Equal(("Harbor Dental", "Ana Reyes"), (session.Context.SourceCustomerName, session.Context.SourceContactName));
        var match = session.Context.CustomerMatch!;
        Assert.Equal(("source", 100d, 7L, "Harbor Dental"), (match.Method, match.Score, match.CustomerId, match.CustomerName));
        Assert.Equal((3L, "Ana Reyes", "source"), (match.ContactId, match.ContactName, match.ContactMethod));
        Assert.Null(session.Context.CustomerId);
    }

    [Fact]
    public void An_id_of_zero_is_no_customer_and_a_match_by_name_stays()
    {
        var session = Described("""{"id":1,"created_at":"2026-10-01T09:00:00Z","customer_id":0,"customer_business_then_name":"Harbor Dental"}""");
        Assert.Null(session.Context.CustomerMatch);
        Assert.Equal("Ticket 1", session.Insights.SourceTitle);

        session.Context.CustomerMatch = new CustomerMatch { Method = MatchMethod.Exact, CustomerId = 7 };
        Rule.Describe(session);
        Assert.Equal(MatchMethod.Exact, session.Context.CustomerMatch?.Method);
    }

    private static Session Described(string ticket)
    {
        var session = new Session { Segments = new SegmentList(Read(ticket)) };
        Rule.Describe(session);
        return session;
    }

    private static SessionSegment Creation(string ticket) => Read(ticket)[0];

    private static List<SessionSegment> Read(string ticket)
    {
        var reading = Reading.OfAsync(new TicketExportReader(), $"[{ticket}]").GetAwaiter().GetResult();
        Assert.Empty(reading.Bad);
        return reading.Segments.ToList();
    }
}
