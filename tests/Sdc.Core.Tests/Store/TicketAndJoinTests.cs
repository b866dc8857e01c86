namespace Sdc.Tests.Store;

/// <summary>Tickets that move or grow, and sessions that join.</summary>
public class TicketAndJoinTests
{
    private static readonly DateTime Noon = new(2026, 10, 5, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Two_customers_set_by_hand_that_differ_need_review_after_linking_too()
    {
        using var project = new TestProject();
        project.Customers((1, "Harbor Dental"), (2, "Granite Legal"), (3, "Acme"));
        project.Log("a.csv", Row(1, 0).Exact(), Row(2, 60).Exact());
        project.Run();
        var sessions = project.Read().OrderBy(session => session.StartTime).ToList();
        project.Edit(sessions[0], new() { Customer = project.Workspace.Customers.FindById(1) });
        project.Edit(sessions[1], new() { Customer = project.Workspace.Customers.FindById(2) });
        project.Log("b.csv", Row(3, 30).Exact());

        project.Run(link: true);

        var joined = project.Read().Single();
        Assert.Equal((SessionStatus.NeedsReview, (long?)null), (joined.Status, joined.CustomerId));
        Assert.Equal([1L, 2L], joined.Context.CustomerMatch!.Candidates.Select(candidate => candidate.CustomerId).Order());
    }

    [Theory]
    [InlineData("""{"tickets":[{"id":1,"created_at":"2026-10-05T09:00:00Z","subject":"\ud83d"},{"id":2,"created_at":"2026-10-05T09:00:00Z"}]}""")]
    [InlineData("""{"tickets":[{"id":1,"created_at":"2026-10-05T09:00:00Z","\ud83d":1,"subject":{"\ud83d":1}},{"id":2,"created_at":"2026-10-05T09:00:00Z"}]}""")]
    [InlineData("""{"tickets":[{"id":1e999,"created_at":"2026-10-05T09:00:00Z","tag_list":[1e999,null,{}]},{"id":2,"created_at":"2026-10-05T09:00:00Z"}]}""")]
    [InlineData("""{"tickets":[{"id":1,"created_at":"9999-12-31T23:59:59-14:00","tag_list":"a"},{"id":2,"created_at":"2026-10-05T09:00:00Z"}]}""")]
    public void A_ticket_that_cannot_be_read_hides_no_other(string json)
    {
        using var project = new TestProject();
        File.WriteAllText(Path.Combine(project.Tickets, "a.json"), json);

        project.Run(link: true);

        Assert.Contains(project.Read(), session => session.Title!.StartsWith("Ticket 2", StringComparison.Ordinal));
    }

    [Fact]
    public void A_note_that_is_a_line_of_another_is_kept_when_sessions_join()
    {
        using var project = new TestProject();
        project.Log("a.csv", Row(1, 0).Exact(), Row(2, 60).Exact());
        project.Run();
        var sessions = project.Read().OrderBy(session => session.StartTime).ToList();
        project.Edit(sessions[0], new() { Notes = "called\nno answer\nfixed later" });
        project.Edit(sessions[1], new() { Notes = "no answer" });
        project.Log("b.csv", Row(3, 30).Exact());

        project.Run();

        Assert.Equal("called\nno answer\nfixed later\nno answer", project.Read().Single().Insights.UserNotes);
    }

    [Fact]
    public void A_ticket_that_was_linked_by_name_before_it_told_its_id_ends_as_one_that_told_it_at_once()
    {
        const string named = """{"id":1,"created_at":"2026-10-05T09:00:00Z","updated_at":"2026-10-05T09:00:00Z","customer_business_then_name":"Acme"}""";
        const string known = """{"id":1,"created_at":"2026-10-05T09:00:00Z","updated_at":"2026-10-06T09:00:00Z","customer_id":3,"customer_business_then_name":"Acme"}""";
        using var whole = new TestProject();
        using var split = new TestProject();
        foreach (var project in new[] { whole, split }) project.Customers((3, "Acme"));
        whole.Ticket("a.json", named);
        whole.Ticket("b.json", known);
        whole.Run(link: true);
        split.Ticket("a.json", named);
        split.Run(link: true);
        split.Ticket("b.json", known);
        split.Run(link: true);

        Assert.Equal(whole.Snapshot(), split.Snapshot());
    }

    [Fact]
    public void A_reviewed_ticket_keeps_its_customer_and_status_when_it_moves_and_is_flagged()
    {
        using var project = new TestProject();
        project.Ticket("a.json", Ticket(""));
        project.Run(link: true);
        project.Edit(project.Read().Single(), new() { Status = SessionStatus.Reviewed });
        project.Ticket("b.json", Ticket("").Replace("\"customer_id\":7", "\"customer_id\":8,\"updated_at\":\"2026-11-01T09:00:00Z\""));

        project.Run(link: true);

        var session = project.Read().Single();
        Assert.Equal((7, SessionStatus.Reviewed, true, 8), (session.CustomerId, session.Status, session.Context.GrewAfterReview, session.Context.CustomerMatch!.CustomerId));
    }

    private static string Ticket(string comments) => $$"""{"id":5,"number":1042,"created_at":"2026-10-05T09:00:00Z","subject":"Printer","customer_id":7,"customer_business_then_name":"Acme","comments":[{{comments}}]}""";

    private static Connection Row(int number, int minutes) =>
        new(new Guid(number, 1, 1, new byte[8]).ToString(), "Dana", "Acme", "PC-1", Noon.AddMinutes(minutes), TimeSpan.FromMinutes(15));
}
