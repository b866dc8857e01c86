using System.Text;

namespace Sdc.Tests.Sources.Notes;

public class NotesReaderTests
{
    private const string Ticket = """
        { "date": "12/10/24", "ticketNumber": "1001", "customer": " Harbor Dental ", "contact": "Ana Reyes", "status": "Open", "priority": "High", "subject": "X-ray", "initial_issue": "Images vanish.",
          "notes": [ { "order": 1, "date": "", "user": "Dana", "note": "Called." }, { "order": "2", "date": "12/11/2024", "user": "Lee", "note": "Fixed." } ],
          "to-do": [ { "order": 1, "date": "2024-12-12T09:30:00", "user": "Dana", "task": "Check again", "completed": false } ] }
        """;

    private const string Item = """{ "date": "09/15/24", "customer": "Granite", "contact": "Simone", "subject": "Hall", "task": "Quote an access point", "completed": "yes" }""";

    private static readonly NotesReader Reader = new(TimeZoneInfo.FindSystemTimeZoneById("America/New_York"));

    [Fact]
    public async Task A_ticket_becomes_its_first_text_its_notes_and_its_to_dos()
    {
        var record = Assert.Single((await ReadAsync($$"""{"tickets":[{{Ticket}}]}""")).Good);

        Assert.Equal("notes.json", record.SourceIdentifier);
        Assert.Equal(["TicketInitialIssue", "TicketNote", "TicketNote", "TicketToDo"], record.Segments.Select(segment => segment.Type));
        Assert.Equal(["Images vanish.", "Called.", "Fixed.", "Check again"], record.Segments.Select(segment => segment.Content));
        Assert.Equal([null, "Dana", "Lee", "Dana"], record.Segments.Select(segment => segment.Author));
        Assert.Equal(["2024-12-10T05:00:00Z", "2024-12-10T05:00:00Z", "2024-12-11T05:00:00Z", "2024-12-12T14:30:00Z"], record.Segments.Select(segment => UtcTimeConverter.Format(segment.StartTimeUtc!.Value)));
        Assert.Equal("ticket_number=1001; status=Open; priority=High; subject=X-ray; customer_name=Harbor Dental; contact_name=Ana Reyes", record.Segments[0].Metadata.ToString());
        Assert.Equal(["ticket_number=1001; order=1", "ticket_number=1001; order=2", "ticket_number=1001; order=1; completed=false"], record.Segments.Skip(1).Select(segment => segment.Metadata.ToString()));
        Assert.Single(record.Segments.Select(Reader.Rule.GroupKey).Distinct());
        Assert.Equal(4, record.Segments.Select(segment => segment.SegmentId).Distinct().Count());
    }

    [Fact]
    public async Task A_to_do_without_a_ticket_is_a_group_of_its_own()
    {
        var reading = await ReadAsync($$"""{"toDoItems":[{{Item}},{{Item.Replace("09/15", "10/15")}}],"tickets":[]}""");

        Assert.Equal(2, reading.Segments.Select(Reader.Rule.GroupKey).Distinct().Count());
        var segment = reading.Segments.First();
        Assert.Equal(("StandaloneToDo", "Quote an access point"), (segment.Type, segment.Content));
        Assert.Equal("completed=true; subject=Hall; customer_name=Granite; contact_name=Simone", segment.Metadata.ToString());
    }

    [Fact]
    public async Task The_arrays_are_found_in_any_order_among_unknown_names_and_a_bare_array_holds_tickets()
    {
        var expected = Ids(await ReadAsync($$"""{"tickets":[{{Ticket}}],"toDoItems":[{{Item}}]}"""));

        Assert.Equal(expected, Ids(await ReadAsync($$"""{"version":{"tickets":[1]},"toDoItems":[{{Item}}],"x":[[{}]],"tickets" : [ {{Ticket}}, ] , "y":null}""")));
        Assert.Equal(Ids(await ReadAsync($$"""{"tickets":[{{Ticket}}]}""")), Ids(await ReadAsync($"[{Ticket}]")));
    }

    [Theory]
    [InlineData("1001")]
    [InlineData("\" 1001 \"")]
    [InlineData("1001.0")]
    [InlineData("\"1001.00\"")]
    public async Task A_ticket_number_is_the_same_as_number_and_as_text(string number)
    {
        Assert.Equal(Ids(await ReadAsync($"[{Ticket}]")), Ids(await ReadAsync($"[{Ticket.Replace("\"1001\"", number)}]")));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("1", true)]
    [InlineData("\" Yes \"", true)]
    [InlineData("\"0\"", false)]
    [InlineData("\"False\"", false)]
    [InlineData("null", null)]
    [InlineData("\"\"", null)]
    public async Task Done_or_not_is_read_however_it_is_written(string written, bool? completed)
    {
        Assert.Equal(completed, (await ReadAsync($$"""{"toDoItems":[{{Item.Replace("\"yes\"", written)}}]}""")).Segments.Single().Metadata["completed"]);
    }

    [Fact]
    public async Task A_ticket_without_notes_and_one_without_a_date_are_kept()
    {
        var reading = await ReadAsync("""[{"ticketNumber":7,"subject":"Nothing yet"},{"ticketNumber":8,"date":"2024-01-02","notes":null,"to-do":[],"initial_issue":null}]""");

        Assert.Empty(reading.Bad);
        Assert.Equal([null, "2024-01-02T05:00:00Z"], reading.Segments.Select(segment => segment.StartTimeUtc is { } time ? UtcTimeConverter.Format(time) : null));
        Assert.Equal(["Nothing yet", null], reading.Segments.Select(segment => segment.Content));
    }

    [Theory]
    [InlineData("""{"customer":"A","subject":"S","date":"1/2/24","status":"Open"}""", """{"status":"Done","date":"2024-01-02","subject":"S","customer":"A"}""", true)]
    [InlineData("""{"customer":"A","subject":"S","date":"1/2/24"}""", """{"customer":"A","subject":"S","date":"1/3/24"}""", false)]
    [InlineData("""{"customer":"A","subject":"S"}""", """{"customer":"B","subject":"S"}""", false)]
    [InlineData("""{"ticketNumber":0,"notes":[{"note":"b"},{"note":"a"}]}""", """{"notes":[{"note":"a"},{"note":"b"}]}""", true)]
    public async Task Tickets_without_a_number_are_told_by_customer_subject_and_date(string one, string other, bool same)
    {
        var reading = await ReadAsync($"[{one},{other}]");

        Assert.Equal(2, reading.Good.Count);
        Assert.Equal(same ? 1 : 2, reading.Segments.Select(Reader.Rule.GroupKey).Distinct().Count());
    }

    [Fact]
    public async Task Status_subject_dates_and_order_are_no_part_of_an_identity()
    {
        var before = await ReadAsync($"[{Ticket}]");
        var after = await ReadAsync($"[{Ticket.Replace("Open", "Closed").Replace("X-ray", "Viewer").Replace("12/11/2024", "12/30/2024").Replace("\"order\": 1", "\"order\": 9").Replace("Lee", "Priya").Replace("false", "true")}]");

        Assert.Equal(before.Segments.Select(segment => segment.SegmentId), after.Segments.Select(segment => segment.SegmentId));
        Assert.NotEqual(Ids(before), Ids(after));
    }

    [Fact]
    public async Task Equal_notes_of_one_ticket_are_two_and_their_order_in_the_file_does_not_matter()
    {
        const string one = """{"date":"1/2/24","user":"Dana","note":"No answer."}""";
        const string other = """{"date":"1/5/24","user":"Dana","note":"No answer."}""";
        var reading = await ReadAsync($$"""[{"ticketNumber":1,"notes":[{{one}},{{other}}]}]""");

        Assert.Equal(3, reading.Segments.Select(segment => segment.SegmentId).Distinct().Count());
        Assert.Equal(Ids(reading), Ids(await ReadAsync($$"""[{"ticketNumber":1,"notes":[{{other}},{{one}}]}]""")));
    }

    [Fact]
    public async Task A_ticket_that_stands_twice_in_a_file_counts_once()
    {
        var reading = await ReadAsync($"[{Ticket},{Ticket.Replace("\"1001\"", "1001")}]");

        Assert.Equal(2, reading.Good.Count);
        Assert.Equal(4, reading.Segments.Select(segment => segment.SegmentId).Distinct().Count());
    }

    [Fact]
    public async Task Names_in_another_letter_case_will_do_but_the_right_ones_come_first()
    {
        Assert.Equal(Ids(await ReadAsync($"[{Ticket}]")), Ids(await ReadAsync($"[{Ticket.Replace("ticketNumber", "TicketNumber").Replace("\"notes\"", "\"Notes\"").Replace("\"note\"", "\"NOTE\"")}]")));
        Assert.Equal("right", (await ReadAsync("""[{"ticketNumber":1,"Subject":"wrong","subject":"right","SUBJECT":"wrong"}]""")).Segments.Single().Content);
        Assert.Equal("right", (await ReadAsync("""[{"ticketNumber":1,"sub\u006aect":"right"}]""")).Segments.Single().Content);
    }

    [Fact]
    public async Task What_stands_under_unknown_names_is_kept_and_empty_lines_of_a_form_are_not()
    {
        var reading = await ReadAsync("""[{"ticketNumber":1,"site":"Hall 2","rate":95.50,"deep":{"a":[1]},"none":null,"notes":[{"order":1,"date":"","user":"","note":""},null,{"note":"x","kind":"visit"}]}]""");

        Assert.Equal(["rate=95.50; site=Hall 2", "kind=visit"], reading.Segments.Select(segment => segment.Metadata["other_fields"]!.ToString()));
        Assert.Empty(reading.Bad);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task A_mark_tells_the_encoding_and_a_slow_stream_changes_nothing(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var json = $$"""{"toDoItems":[{{Item}}],"tickets":[{{string.Join(",\n", Enumerable.Range(1, 100).Select(number => Ticket.Replace("1001", number.ToString()).Replace("Called", "Ünïcode 🖨\\n")))}}]}""";
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(json)];

        var reading = await Reading.OfAsync(Reader, new DripStream(bytes), "/n/notes.json");

        Assert.Empty(reading.Bad);
        Assert.Equal(Ids(await ReadAsync(json)), Ids(reading));
        Assert.Equal(101, reading.Good.Count);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    [InlineData("tr-TR")]
    public async Task The_culture_of_the_process_changes_nothing(string culture)
    {
        var expected = Ids(await ReadAsync($$"""{"tickets":[{{Ticket}}],"toDoItems":[{{Item}}]}"""));
        using var _ = new InCulture(culture);

        Assert.Equal(expected, Ids(await ReadAsync($$"""{"tickets":[{{Ticket}}],"toDoItems":[{{Item}}]}""")));
    }

    [Fact]
    public async Task A_note_of_20_MB_is_read()
    {
        Assert.Equal(20_000_000, (await ReadAsync($"[{Ticket.Replace("Called.", new string('x', 20_000_000))}]")).Segments.ElementAt(1).Content!.Length);
    }

    private static Task<Reading> ReadAsync(string json) => Reading.OfAsync(Reader, new MemoryStream(Encoding.UTF8.GetBytes(json)), "/n/notes.json");

    private static List<string> Ids(Reading reading) => [.. reading.Segments.Select(MergeLaws.Json).Order(StringComparer.Ordinal)];
}
