using System.Text;

namespace Sdc.Tests.Sources.Syncro;

public class TicketExportReaderTests
{
    private const string Ticket = """
        { "id": 123, "number": 1042, "subject": "Printer offline", "created_at": "2026-10-05T09:17:49.124-04:00", "updated_at": "2026-10-06T10:00:00.5-04:00",
          "resolved_at": "2026-10-06T14:00:00Z", "due_date": "2026-10-09", "customer_id": 7, "customer_business_then_name": "Harbor Dental", "contact_id": 0, "contact_fullname": null,
          "status": "Resolved", "priority": "2 Normal", "problem_type": "Hardware", "billing_status": null, "total_formatted_billable_time": "00:30:00",
          "tag_list": ["printer", "on site"], "creator_name_or_email": "Dana", "properties": { "x": [1] }, "user": { "id": 4, "full_name": "Lee Ortiz", "email": "lee@example.com" },
          "comments": [
            { "id": 9, "subject": "Update", "body": "<p>Done</p>", "tech": "Lee Ortiz", "user_id": 4, "hidden": true, "created_at": "2026-10-06T10:00:00-04:00", "updated_at": "2026-10-06T10:00:00.5-04:00", "sms_body": null, "destination_emails": "", "is_rich_text": true },
            { "id": "8", "subject": "Initial Issue", "body": "It blinks.", "tech": "customer-reply", "user_id": null, "hidden": false, "created_at": "2026-10-05T09:17:49-04:00" }
          ] }
        """;

    [Fact]
    public async Task A_ticket_becomes_its_creation_and_its_comments_in_time_order()
    {
        var record = Assert.Single((await ReadAsync($$"""{"tickets":[{{Ticket}}]}""")).Good);

        Assert.Equal("/tickets/123", record.SourceIdentifier);
        Assert.Equal(["TicketCreation", "PublicNote", "PrivateNote"], record.Segments.Select(segment => segment.Type));
        Assert.Equal(["Dana", "customer-reply", "Lee Ortiz"], record.Segments.Select(segment => segment.Author));
        Assert.Equal(["Printer offline", "It blinks.", "<p>Done</p>"], record.Segments.Select(segment => segment.Content));
        Assert.Equal(
            "syncro_ticket_id=123; syncro_ticket_number=1042; syncro_problem_type=Hardware; syncro_status=Resolved; syncro_priority=2 Normal; syncro_tag_list=printer, on site; syncro_billing_status=; "
            + "syncro_billable_time=00:30:00; syncro_customer_id=7; syncro_customer_name=Harbor Dental; syncro_contact_id=; syncro_contact_name=; technician=Lee Ortiz; "
            + "syncro_technician_id=4; syncro_resolved_at=2026-10-06T14:00:00Z; syncro_due_date=2026-10-09; syncro_updated_at=2026-10-06T14:00:00.5Z",
            record.Segments[0].Metadata.ToString());
        Assert.Equal("syncro_ticket_id=123; syncro_comment_id=9; syncro_user_id=4; syncro_comment_subject=Update; syncro_updated_at=2026-10-06T14:00:00.5Z", record.Segments[2].Metadata.ToString());
        Assert.Equal("2026-10-05T13:17:49.124Z", UtcTimeConverter.Format(record.Segments[0].StartTimeUtc!.Value));
        Assert.Single(record.Segments.Select(new TicketRule().GroupKey).Distinct());
    }

    [Theory]
    [InlineData("\"sms_body\": \"On my way\"", "SMS")]
    [InlineData("\"sms_body\": \" \", \"destination_emails\": \"a@example.com\", \"hidden\": true", "Email")]
    [InlineData("\"email_sender\": \"a@example.com\"", "Email")]
    [InlineData("\"hidden\": true", "PrivateNote")]
    [InlineData("\"hidden\": \"true\"", "PrivateNote")]
    [InlineData("\"hidden\": null, \"destination_emails\": \"\"", "PublicNote")]
    public async Task A_comment_has_the_kind_that_its_properties_tell(string properties, string kind)
    {
        var json = $$"""[{"id":1,"created_at":"2026-10-05T09:17:49Z","comments":[{"id":2,"created_at":null,"updated_at":"2026-10-05T09:18:00Z",{{properties}}}]}]""";

        var comment = (await ReadAsync(json)).Segments.Last();

        Assert.Equal(kind, comment.Type);
        Assert.Equal(kind == "SMS" ? "On my way" : null, comment.Content);
        Assert.Equal("2026-10-05T09:18:00Z", UtcTimeConverter.Format(comment.StartTimeUtc!.Value));
    }

    [Fact]
    public async Task Tickets_are_found_in_any_place_of_the_object_and_in_a_bare_array()
    {
        var expected = Ids(await ReadAsync($"[{Ticket}]"));

        Assert.Equal(expected, Ids(await ReadAsync($$"""{"meta":{"tickets":[{"id":5}],"n":[1,{}]},"s":"x","tickets":[ {{Ticket}} ],"after":{"a":null} }""")));
        Assert.Equal(expected, Ids(await ReadAsync($"\n\n {{ \"tickets\" :\r\n[ {Ticket} ] }} \n")));
        Assert.Empty((await ReadAsync("""{"tickets":[]}""")).Bad);
    }

    [Fact]
    public async Task Ids_and_numbers_may_be_texts()
    {
        Assert.Equal(Ids(await ReadAsync($"[{Ticket}]")), Ids(await ReadAsync($"[{Ticket.Replace("\"id\": 123", "\"id\": \"123\"").Replace("1042", "\"1042\"").Replace("\"customer_id\": 7", "\"customer_id\": \"7\"")}]")));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task A_mark_tells_the_encoding_and_a_slow_stream_changes_nothing(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var json = $$"""{"tickets":[{{string.Join(",\n", Enumerable.Range(1, 100).Select(id => Ticket.Replace("123", id.ToString()).Replace("Printer", "Ünïcode 🖨")))}}]}""";
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(json)];

        var reading = await Reading.OfAsync(new TicketExportReader(), new DripStream(bytes));

        Assert.Empty(reading.Bad);
        Assert.Equal(Enumerable.Range(1, 100).Select(id => $"/tickets/{id}"), reading.Good.Select(record => record.SourceIdentifier));
        Assert.All(reading.Good, record => Assert.Equal("Ünïcode 🖨 offline", record.Segments[0].Content));
    }

    [Theory]
    [InlineData("5", "tickets[1]", "a number")]
    [InlineData("[{}]", "tickets[1]", "a list")]
    [InlineData("null", "tickets[1]", "null")]
    [InlineData("{}", "tickets[1].id", "no id")]
    [InlineData("{\"id\":0,\"created_at\":\"2026-10-05T09:17:49Z\"}", "tickets[1].id", "0")]
    [InlineData("{\"id\":-4,\"created_at\":\"2026-10-05T09:17:49Z\"}", "tickets[1].id", "'-4'")]
    [InlineData("{\"id\":{},\"created_at\":\"2026-10-05T09:17:49Z\"}", "tickets[1].id", "an object")]
    [InlineData("{\"id\":6}", "tickets[1].created_at", "id 6")]
    [InlineData("{\"id\":6,\"created_at\":\"yesterday\"}", "tickets[1].created_at", "'yesterday'")]
    [InlineData("{\"id\":6,\"created_at\":\"2026-10-05T09:17:49\"}", "tickets[1].created_at", "offset")]
    [InlineData("{\"id\":6,\"created_at\":\"0001-01-01T00:00:00Z\"}", "tickets[1].created_at", "1970")]
    [InlineData("{\"id\":6,\"created_at\":\"9999-12-31T23:59:59-05:00\"}", "tickets[1].created_at", "2199")]
    public async Task A_ticket_that_cannot_be_read_is_named_and_costs_no_other(string broken, string path, string said)
    {
        var reading = await ReadAsync($"[\n{Ticket},\n\n {broken} ,\n{Ticket.Replace("123", "124")}]");

        Assert.Equal(2, reading.Good.Count);
        var bad = Assert.Single(reading.Bad);
        Assert.Equal((3L + Ticket.Count(character => character == '\n') + 1, path), (bad.Line, bad.Column));
        Assert.Contains(said, bad.Reason);
    }

    [Theory]
    [InlineData("{\"created_at\":\"2026-10-05T09:17:49Z\"}", "comments[0].id")]
    [InlineData("{\"id\":0,\"created_at\":\"2026-10-05T09:17:49Z\"}", "comments[0].id")]
    [InlineData("{\"id\":5}", "comments[0].created_at")]
    [InlineData("{\"id\":5,\"created_at\":\"2026-10-05T09:17:49Z\",\"body\":{\"a\":1}}", "comments[0].body")]
    [InlineData("\"text\"", "comments[0]")]
    public async Task A_comment_that_cannot_be_read_is_named_and_the_ticket_is_kept(string broken, string path)
    {
        var reading = await ReadAsync($"[{Ticket.Replace("\"comments\": [", "\"comments\": [" + broken + ",")}]");

        Assert.Equal(3, Assert.Single(reading.Good).Segments.Count);
        var bad = Assert.Single(reading.Bad);
        Assert.Equal("tickets[0]." + path, bad.Column);
        Assert.Contains("Ticket 1042 (id 123)", bad.Reason);
    }

    [Fact]
    public async Task A_property_of_the_wrong_type_is_named_and_the_ticket_is_kept_without_it()
    {
        var reading = await ReadAsync("""[{"id":6,"created_at":"2026-10-05T09:17:49Z","subject":{"a":1},"customer_id":"many","comments":"none"}]""");

        Assert.Null(Assert.Single(reading.Segments).Content);
        Assert.Equal(["tickets[0].comments", "tickets[0].customer_id", "tickets[0].subject"], reading.Bad.Select(bad => bad.Column).Order());
    }

    [Theory]
    [InlineData("{\"id\": 5, \"subject\": oops }]", "line 3, column")]
    [InlineData("{\"id\": 5", "line 3, column")]
    [InlineData("{\"id\": 5} {\"id\": 6}]", "line 3, column")]
    [InlineData("", "line 3, column")]
    public async Task Of_broken_JSON_the_tickets_before_are_kept_and_the_place_is_named(string rest, string place)
    {
        var reading = await ReadAsync($"[{Ticket.ReplaceLineEndings(" ")},\n{Ticket.ReplaceLineEndings(" ").Replace("123", "124")},\n{rest}");

        Assert.Equal(2, reading.Good.Count);
        var bad = Assert.Single(reading.Bad, bad => bad.Column is null);
        Assert.Equal(3, bad.Line);
        Assert.Contains(place, bad.Reason);
        Assert.Contains("tickets before it were read", bad.Reason);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData(" \r\n ", "empty")]
    [InlineData("5", "a number")]
    [InlineData("{\"customers\":[],\"meta\":{\"a\":1}}", "'customers', 'meta'")]
    [InlineData("{}", "no names")]
    [InlineData("{\"tickets\":{\"id\":1}}", "an object")]
    [InlineData("{\"tickets\":null}", "null")]
    [InlineData("<html><body>Log in</body></html>", "line 1, column 1")]
    [InlineData("\0\0\u0001", "line 1, column 1")]
    public async Task A_file_without_tickets_is_one_error_that_says_what_it_is(string content, string said)
    {
        var reading = await ReadAsync(content);

        Assert.Empty(reading.Good);
        Assert.Contains(said, Assert.Single(reading.Bad).Reason);
    }

    [Fact]
    public async Task A_comment_of_50_MB_is_read_and_text_that_is_no_UTF8_costs_its_comment_only()
    {
        var large = await ReadAsync($"[{Ticket.Replace("It blinks.", new string('x', 50_000_000))}]");
        Assert.Equal(50_000_000, large.Segments.ElementAt(1).Content!.Length);

        var latin = await Reading.OfAsync(new TicketExportReader(), Encoding.Latin1.GetBytes($"[{Ticket.Replace("It blinks.", "Es läuft nicht.")}]"));
        Assert.Equal(2, Assert.Single(latin.Good).Segments.Count);
        Assert.Contains("UTF-8", Assert.Single(latin.Bad).Reason);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public async Task The_culture_of_the_process_changes_nothing(string culture)
    {
        var expected = Json(await ReadAsync($"[{Ticket}]"));
        using var _ = new InCulture(culture);

        Assert.Equal(expected, Json(await ReadAsync($"[{Ticket}]")));
    }

    private static Task<Reading> ReadAsync(string json) => Reading.OfAsync(new TicketExportReader(), json);

    private static List<string> Ids(Reading reading) => [.. reading.Segments.Select(MergeLaws.Json)];

    private static string Json(Reading reading) => string.Join("\n", Ids(reading));
}
