using System.Text.Json.Nodes;

namespace Sdc.Tests.Store;

/// <summary>Notes of the Python SDC, which keeps a ticket's number with the session and not with each note.</summary>
public class AdoptionNotesTests
{
    private const string Notes = """
        { "tickets": [
            { "ticketNumber": "1001", "date": "2026-10-05", "customer": "Acme", "subject": "Scanner", "initial_issue": "",
              "notes": [ { "order": 1, "date": "2026-10-05", "user": "Dana", "note": "No answer." }, { "order": 2, "date": "2026-10-06", "user": "Dana", "note": "No answer." } ],
              "to-do": [ { "order": 1, "date": "2026-10-06", "user": "Dana", "task": "Call again", "completed": false } ] },
            { "ticketNumber": 1002, "date": "2026-10-05", "customer": "Granite", "subject": "Phone", "notes": [ { "order": 1, "date": "2026-10-05", "user": "Dana", "note": "No answer." } ] } ],
          "toDoItems": [ { "date": "2026-10-07", "customer": "Acme", "task": "Order toner", "completed": false }, { "date": "2026-10-07", "customer": "Granite", "task": "Order toner", "completed": false } ] }
        """;

    [Theory]
    [InlineData("1001", "Project: Migration")]
    [InlineData("notes.json", "ticket_number:1001")]
    [InlineData("data/input/notes.json#1001", "Project: Migration")]
    public void Notes_are_recognised_by_ticket_kind_and_text(string identifier, string link)
    {
        using var project = Project();
        Ticket(identifier, link).Put(project);

        project.Run();
        project.Run();

        var sessions = project.Read();
        Assert.Equal(4, sessions.Count);
        var session = sessions.Single(session => session.Insights.UserNotes == "my notes");
        Assert.Equal(("Ticket 1001: Scanner", 5, "Printer mended", 7L), (session.Insights.SourceTitle, session.SegmentCount, session.Insights.LlmGeneratedTitle, session.CustomerId));
        Assert.Single(session.Segments, segment => segment.Content == "Only Python knows");
        Assert.Equal(session.SessionId, AdoptionTests.Found(project, "py-n").SessionId);
    }

    [Fact]
    public void To_dos_without_a_ticket_are_recognised_by_customer_and_text_and_become_a_session_each()
    {
        using var project = Project();
        new PythonSession("py-d", "notes.json", "2026-10-07T00:00:00Z") { CustomerId = null, CustomerName = "Granite", Status = "Needs Linking" }
            .Add("StandaloneToDo", "2026-10-07T04:00:00Z", null, null, "Order toner", new() { ["completed"] = false }).Put(project);

        project.Run();

        Assert.Equal(4, project.Read().Count);
        Assert.Equal("Granite", project.Read().Single(session => session.Insights.UserNotes == "my notes").CustomerName);
    }

    private static PythonSession Ticket(string identifier, string link)
    {
        var session = new PythonSession("py-n", "notes.json", "2026-10-05T00:00:00Z") { Identifier = identifier, Link = link };
        session.Add("TicketInitialIssue", "2026-10-05T00:00:00Z", null, null, "", []);
        Entry("TicketNote", 5, "No answer.");
        Entry("TicketNote", 6, "No answer.");
        Entry("TicketToDo", 6, "Call again");
        Entry("TicketNote", 8, "Only Python knows");
        return session;

        void Entry(string type, int day, string text) => session.Add(type, $"2026-10-0{day}T00:00:00Z", null, "Dana", text, new JsonObject { ["order"] = 1, ["completed"] = null });
    }

    private static TestProject Project()
    {
        var project = new TestProject();
        File.WriteAllText(Path.Combine(project.Root, "data", "input", "notes.json"), Notes);
        return project;
    }
}
