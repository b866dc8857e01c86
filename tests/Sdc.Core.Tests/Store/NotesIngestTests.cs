using System.Text;

namespace Sdc.Tests.Store;

public class NotesIngestTests : IDisposable
{
    private const string Notes = """
        {"toDoItems":[{"date":"09/15/24","customer":"Alpha","task":"Quote"}],
         "tickets":[{"ticketNumber":"1001","date":"12/10/24","customer":"Alpha","subject":"X-ray","notes":[{"note":"Called","user":"Dana"}]},
                    {"ticketNumber":1002,"subject":"No date"}]}
        """;

    private readonly TestProject project = new();

    public NotesIngestTests()
    {
        Directory.CreateDirectory(project.Logs);
        Directory.CreateDirectory(project.Tickets);
    }

    private string Path => project.Workspace.Notes.DefaultPath;

    public void Dispose() => project.Dispose();

    [Fact]
    public void A_run_reads_the_notes_and_a_second_one_nothing()
    {
        project.Customers((1, "Alpha"));
        Write(Notes);
        project.Run(link: true);
        var times = project.Times();
        var again = project.Run(link: true).OfType<StepFinished>().Single(step => step.Summary.Step == "ingest-notes").Summary;

        var sessions = project.Read();
        Assert.Equal(["Ticket 1001: X-ray", "Ticket 1002: No date", "To-do: Quote"], sessions.Select(session => session.Insights.SourceTitle).Order(StringComparer.Ordinal));
        Assert.Equal([1L, 1L], sessions.Select(session => session.CustomerId).OfType<long>());
        Assert.Equal("Dana", sessions.Single(session => session.Segments.Count == 2).Technician);
        Assert.Single(Directory.GetFiles(project.Sessions, "UNKNOWN-DATE_notes_json_*.json"));
        Assert.Equal((0L, 0L, times), (again.Read, again.Changed, project.Times()));
    }

    [Fact]
    public void An_edited_status_date_or_tick_changes_the_session_and_doubles_nothing()
    {
        Write(Notes);
        project.Run();
        var before = project.Read().Select(session => session.SessionId).Order().ToList();
        Write(Notes.Replace("12/10/24", "12/11/24").Replace("\"subject\":\"X-ray\"", "\"subject\":\"X-ray\",\"status\":\"Closed\""));
        project.Run();

        var after = project.Read();
        Assert.Equal(before, after.Select(session => session.SessionId).Order());
        Assert.Equal(4, after.Sum(session => session.Segments.Count));
        Assert.Contains(after, session => session.Segments.Any(segment => segment.Metadata.Text("status") == "Closed"));
    }

    [Fact]
    public void Notes_that_are_not_there_are_not_used_by_a_run_and_an_error_where_they_are_asked_for()
    {
        var run = project.Run();
        using var store = project.Workspace.OpenStore(new object(), "test", CancellationToken.None);
        var alone = TestProject.Collect(new Pipeline(project.Workspace).ImportAsync(project.Workspace.Notes, null, false, new(), store, null, CancellationToken.None));

        Assert.DoesNotContain(run, happened => happened is RunWarning || happened is StepFinished { Summary.Step: "ingest-notes" });
        Assert.Contains("project_paths.notes_json", alone.OfType<RunWarning>().Single().Message);
        Assert.True(alone.OfType<StepFinished>().Single().Summary.Impossible);
    }

    private void Write(string notes) => File.WriteAllText(Path, notes, new UTF8Encoding(false));
}
