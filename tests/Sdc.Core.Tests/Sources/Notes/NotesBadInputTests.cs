using System.Text;

namespace Sdc.Tests.Sources.Notes;

public class NotesBadInputTests
{
    private static readonly NotesReader Reader = new(TimeZoneInfo.Utc);

    [Theory]
    [InlineData("5", "tickets[1]", "a number")]
    [InlineData("null", "tickets[1]", "null")]
    [InlineData("[[]]", "tickets[1]", "an array")]
    [InlineData("{}", "tickets[1]", "no number")]
    [InlineData("{\"status\":\"Open\",\"notes\":[{\"date\":\"1/2/24\"}]}", "tickets[1]", "no number")]
    public async Task A_ticket_that_cannot_be_read_is_named_and_costs_no_other(string broken, string path, string said)
    {
        var reading = await ReadAsync($"[\n{Ticket(1)},\n\n {broken} ,\n{Ticket(3)}\n]");

        Assert.Equal(["Subject 1", "Subject 3"], reading.Segments.Select(segment => segment.Content));
        var bad = Assert.Single(reading.Bad);
        Assert.Equal((4L, path), (bad.Line, bad.Column));
        Assert.Contains(said, bad.Reason);
        Assert.Equal(broken, bad.Raw);
    }

    [Theory]
    [InlineData("""{"note":"x","date":"31/12/2025"}""", ".date", "'31/12/2025'", 0)]
    [InlineData("""{"note":"x","date":[1]}""", ".date", "an array", 0)]
    [InlineData("""{"note":{"a":1},"date":"1/2/24"}""", ".note", "an object", 0)]
    [InlineData("\"called\"", "", "a text", 0)]
    [InlineData("""{"note":"x","user":{"name":"Dana"}}""", ".user", "an object", 1)]
    public async Task A_note_that_cannot_be_read_is_named_and_the_rest_of_its_ticket_is_kept(string broken, string path, string said, int kept)
    {
        var reading = await ReadAsync($$"""[{"ticketNumber":7,"date":"1/2/24","notes":[{"note":"before"},{{broken}},{"note":"after"}]}]""");

        Assert.Equal(3 + kept, reading.Segments.Count());
        var bad = Assert.Single(reading.Bad);
        Assert.Equal("tickets[0].notes[1]" + path, bad.Column);
        Assert.Contains("Ticket '7'", bad.Reason);
        Assert.Contains(said, bad.Reason);
        Assert.Equal(broken, bad.Raw);
    }

    [Fact]
    public async Task The_place_of_a_note_counts_what_stands_empty_before_it()
    {
        var reading = await ReadAsync("""[{"ticketNumber":7,"notes":[null,{},5],"to-do":[null,{"task":"x","completed":"perhaps"}]}]""");

        Assert.Equal(["tickets[0].notes[2]", "tickets[0].to-do[1].completed"], reading.Bad.Select(bad => bad.Column));
    }

    [Fact]
    public async Task The_place_of_a_to_do_does_not_count_tickets_that_were_broken()
    {
        var reading = await ReadAsync($$"""{"tickets":[{{Ticket(1)}}, oops, {{Ticket(3)}}],"toDoItems":[{"task":"x"},{"completed":true}]}""");

        Assert.Equal([null, "toDoItems[1]"], reading.Bad.Select(bad => bad.Column));
    }

    [Fact]
    public async Task A_ticket_with_an_unreadable_date_is_read_without_one()
    {
        var reading = await ReadAsync("""[{"ticketNumber":7,"date":"31/12/2025","subject":"S","notes":[{"note":"a"},{"note":"b","date":"12/30/25"}]}]""");

        Assert.Equal([null, null, new DateTimeOffset(2025, 12, 30, 0, 0, 0, TimeSpan.Zero)], reading.Segments.Select(segment => segment.StartTimeUtc));
        Assert.Equal("tickets[0].date", Assert.Single(reading.Bad).Column);
    }

    [Theory]
    [InlineData("""{"task":"x","date":"soon"}""", ".date")]
    [InlineData("""{"completed":true}""", "")]
    [InlineData("""{"task":["x"],"customer":"A"}""", ".task")]
    [InlineData("17", "")]
    public async Task A_to_do_that_cannot_be_read_costs_no_other(string broken, string path)
    {
        var reading = await ReadAsync($$"""{"toDoItems":[{"task":"before"},{{broken}},{"task":"after"}]}""");

        Assert.Equal(["before", "after"], reading.Segments.Select(segment => segment.Content));
        Assert.Equal("toDoItems[1]" + path, Assert.Single(reading.Bad).Column);
    }

    [Fact]
    public async Task A_property_of_the_wrong_type_is_named_and_the_ticket_is_kept_without_it()
    {
        var reading = await ReadAsync("""[{"ticketNumber":7,"subject":["a"],"notes":"none","to-do":{"task":"x"},"customer":"A"},{"ticketNumber":8,"to-do":[{"task":"x","completed":"perhaps"}]}]""");

        Assert.Equal(["tickets[0].subject", "tickets[0].notes", "tickets[0].to-do", "tickets[1].to-do[0].completed"], reading.Bad.Select(bad => bad.Column));
        Assert.Equal(3, reading.Segments.Count());
    }

    [Theory]
    [InlineData("{ \"ticketNumber\": 2, \"subject\": oops, \"notes\": [ { \"order\": 1, \"note\": \"within\" } ] }")]
    [InlineData("{ \"ticketNumber\": 2, \"subject\": \"a \"quoted\" word\", \"notes\": [ { \"date\": \"1/2/24\", \"note\": \"within\" }, { \"note\": \"b\" } ] }")]
    [InlineData("{ \"ticketNumber\": 2, \"notes\": [ { \"note\": \"within\" }")]
    [InlineData("{ \"ticketNumber\": 2, \"subject\": \"no end")]
    [InlineData("{ \"ticketNumber\": 2, \"subject\" \"no colon\" }")]
    [InlineData("oops")]
    [InlineData("{{{{")]
    public async Task Of_a_broken_ticket_the_ones_before_and_after_are_kept_and_the_error_says_what_was_not_read(string broken)
    {
        var reading = await ReadAsync($$"""{"tickets":[{{'\n'}}{{Ticket(1)}},{{'\n'}}  {{broken}},{{'\n'}} {{Ticket(3)}},{{'\n'}}{{Ticket(4)}}],"toDoItems":[{"task":"t","customer":"A"}]}""");

        Assert.Equal(["Subject 1", "Subject 3", "Subject 4", "t"], reading.Segments.Select(segment => segment.Content));
        var bad = Assert.Single(reading.Bad);
        Assert.Contains("broken at line 3, column", bad.Reason);
        Assert.Contains("was not read; reading went on with the ticket at line 4, column 2", bad.Reason);
        Assert.Equal(3, bad.Line);
    }

    [Fact]
    public async Task Where_the_last_ticket_is_broken_the_to_dos_are_read_as_to_dos()
    {
        var reading = await ReadAsync($$"""{"tickets":[{{Ticket(1)}},{"ticketNumber":2,"subject":},{"note":"no ticket"}], "toDoItems" : [ {"customer":"A","task":"one"},{"customer":"A","task":"two"}]}""");

        Assert.Equal(["TicketInitialIssue", "StandaloneToDo", "StandaloneToDo"], reading.Segments.Select(segment => segment.Type));
        Assert.Single(reading.Bad);
    }

    [Fact]
    public async Task Tickets_behind_a_bracket_too_many_or_a_list_that_is_not_closed_are_read()
    {
        var closed = await ReadAsync($$"""{"tickets":[{{Ticket(1)}}],{{Ticket(2)}},{{Ticket(3)}}],"toDoItems":[{"customer":"A","task":"t"}]}""");
        var open = await ReadAsync($$"""{"tickets":[{{Ticket(1)}},{"ticketNumber":9,"notes":[{"note":"within"},{{Ticket(2)}},{{Ticket(3)}}],"toDoItems":[{"customer":"A","task":"t"}]}""");

        foreach (var reading in new[] { closed, open })
        {
            Assert.Equal(["Subject 1", "Subject 2", "Subject 3", "t"], reading.Segments.Select(segment => segment.Content));
            Assert.Single(reading.Bad);
        }
    }

    [Fact]
    public async Task Between_the_arrays_a_missing_comma_costs_nothing_but_an_error()
    {
        var reading = await ReadAsync($$"""{"tickets":[{{Ticket(1)}} {{Ticket(2)}}] "toDoItems":[{"customer":"A","task":"one"}]}""");

        Assert.Equal(["Subject 1", "Subject 2", "one"], reading.Segments.Select(segment => segment.Content));
        Assert.Equal(2, reading.Bad.Count);
    }

    [Fact]
    public async Task Much_broken_text_is_passed_over_in_little_memory()
    {
        var broken = "{\"ticketNumber\":2,\"notes\":[" + string.Join(",", Enumerable.Repeat("{\"order\":1,\"note\":\"" + new string('x', 5000) + "\"}", 4000)) + " oops";
        var reading = await ReadAsync($"[{Ticket(1)},\n{broken},\n{Ticket(3)}]");

        Assert.Equal(["Subject 1", "Subject 3"], reading.Segments.Select(segment => segment.Content));
        Assert.Equal((2L, true), (Assert.Single(reading.Bad).Line, reading.Bad[0].Raw!.Length <= 2000));
    }

    [Theory]
    [InlineData(300)]
    [InlineData(100_000)]
    public async Task A_huge_nesting_costs_its_ticket_only(int depth)
    {
        foreach (var (open, close) in new[] { ("[", "]"), ("{\"a\":", "}"), ("[{\"n\":", "}]") })
        {
            var nested = string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));
            foreach (var name in new[] { "notes", "other" })
            {
                var reading = await ReadAsync($$"""[{{Ticket(1)}},{"ticketNumber":2,"{{name}}":{{nested}}},{{Ticket(3)}}]""");

                Assert.Equal(["Subject 1", "Subject 3"], reading.Segments.Select(segment => segment.Content));
                Assert.Contains("256", Assert.Single(reading.Bad).Reason);
            }
        }
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData(" \r\n ", "empty")]
    [InlineData("\"tickets\"", "a text")]
    [InlineData("{\"customers\":[],\"notes\":{}}", "'customers', 'notes'")]
    [InlineData("{}", "no names")]
    [InlineData("{\"tickets\":null}", "null")]
    [InlineData("{\"toDoItems\":{\"task\":\"x\"}}", "an object")]
    [InlineData("{\"toDoItems\":true,\"tickets\":[]}", "true or false")]
    [InlineData("<html></html>", "line 1, column 1")]
    [InlineData("{\"tickets\":[", "line 1, column 13")]
    public async Task A_file_that_is_none_of_notes_is_one_error_that_says_what_it_is(string content, string said)
    {
        var reading = await ReadAsync(content);

        Assert.Empty(reading.Good);
        Assert.Contains(said, Assert.Single(reading.Bad).Reason);
    }

    [Fact]
    public async Task What_stands_behind_an_array_of_another_type_is_read()
    {
        var reading = await ReadAsync($$"""{"toDoItems":"none","tickets":[{{Ticket(1)}}]}""");

        Assert.Single(reading.Good);
        Assert.Contains("toDoItems", Assert.Single(reading.Bad).Reason);
    }

    [Fact]
    public async Task Text_that_is_no_UTF8_costs_its_note_only()
    {
        var reading = await Reading.OfAsync(Reader, Encoding.Latin1.GetBytes("""[{"ticketNumber":1,"subject":"S","größe":"x","notes":[{"note":"läuft"},{"note":"fine"}]}]"""));

        Assert.Equal(["S", "fine"], reading.Segments.Select(segment => segment.Content));
        Assert.Contains("UTF-8", Assert.Single(reading.Bad).Reason);
    }

    [Fact]
    public async Task Halves_of_characters_cost_no_text_and_are_remarked_once()
    {
        var reading = await ReadAsync("""
            [{"ticketNumber":1,"subject":"S","a\udc00":"x","notes":[{"note":"cut \ud83d"},{"note":"\udda8 and \ud83d\udda8 \\ud83d"}]},
             {"ticketNumber":2,"subject":"fine \ud83d\udda8"},
             {"ticketNumber":3,"subject":"\ud83d"}]
            """);

        Assert.Equal(["S", "cut \ufffd", "\ufffd and 🖨 \\ud83d", "fine 🖨", "\ufffd"], reading.Segments.Select(segment => segment.Content));
        Assert.Empty(reading.Bad);
        Assert.Equal("2 rows, the first on line 1: halves of characters in texts were replaced.", Assert.Single(reading.Remarks).Message);
    }

    private static string Ticket(int number) => $$"""{ "ticketNumber": "{{number}}", "subject": "Subject {{number}}", "initial_issue": "" }""";

    private static Task<Reading> ReadAsync(string json) => Reading.OfAsync(Reader, json);
}
