namespace Sdc.Tests.Store;

public class OwnedByPersonTests
{
    private static readonly DateTime Noon = new(2026, 10, 5, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_late_earlier_row_renames_the_session_and_keeps_its_notes_and_old_id()
    {
        using var project = new TestProject();
        project.Log("a.csv", Row(1, 60).Exact());
        project.Run();
        var before = project.Read().Single();
        project.Edit(before, new() { Notes = "replaced the toner", AddLinks = ["Project: Printers"] });
        project.Log("b.csv", Row(2, 40).Exact());

        project.Run();

        var after = project.Read().Single();
        Assert.NotEqual(before.SessionId, after.SessionId);
        Assert.Equal(("replaced the toner", "Project: Printers", 2), (after.Insights.UserNotes, after.Context.Links.Single(), after.SegmentCount));
        var byOldId = TestProject.Collect(project.Workspace.Reader.ReadAsync(new() { SessionIds = [before.SessionId] }, CancellationToken.None));
        Assert.Equal(after.SessionId, Assert.IsType<SessionStored>(byOldId.Single()).Session.SessionId);
    }

    [Fact]
    public void A_row_that_joins_two_sessions_keeps_both_notes_in_time_order_and_all_links()
    {
        using var project = new TestProject();
        project.Log("a.csv", Row(1, 0).Exact(), Row(2, 60).Exact());
        project.Run();
        var (first, second) = (project.Read().Single(session => session.StartTime == Noon), project.Read().Single(session => session.StartTime > Noon));
        project.Edit(second, new() { Notes = "later", Links = ["B", "A"] });
        project.Edit(first, new() { Notes = "earlier", Links = ["A"] });
        project.Log("b.csv", Row(3, 30).Exact());

        project.Run();

        var joined = project.Read().Single();
        Assert.Equal("earlier\nlater", joined.Insights.UserNotes);
        Assert.Equal(["A", "B"], joined.Context.Links);
        Assert.Equal(first.SessionId, joined.SessionId);
    }

    [Theory]
    [InlineData(true, true, SessionStatus.Reviewed)]
    [InlineData(true, false, SessionStatus.NeedsLinking)]
    public void Joined_sessions_stay_reviewed_only_if_both_were(bool one, bool two, string status)
    {
        using var project = new TestProject();
        project.Log("a.csv", Row(1, 0).Exact(), Row(2, 60).Exact());
        project.Run();
        foreach (var (session, reviewed) in project.Read().OrderBy(session => session.StartTime).Zip([one, two]))
        {
            if (reviewed) project.Edit(session, new() { Status = SessionStatus.Reviewed });
        }

        project.Log("b.csv", Row(3, 30).Exact());
        project.Run();

        var joined = project.Read().Single();
        Assert.Equal(status, joined.Status);
        Assert.Equal(status == SessionStatus.Reviewed, joined.Context.GrewAfterReview);
    }

    [Fact]
    public void Two_customers_set_by_hand_that_differ_make_the_joined_session_need_review()
    {
        using var project = new TestProject();
        project.Customers((1, "Harbor Dental"), (2, "Granite Legal"));
        project.Log("a.csv", Row(1, 0).Exact(), Row(2, 60).Exact());
        project.Run(link: true);
        var sessions = project.Read().OrderBy(session => session.StartTime).ToList();
        project.Edit(sessions[0], new() { Customer = project.Workspace.Customers.FindById(1) });
        project.Edit(sessions[1], new() { Customer = project.Workspace.Customers.FindById(2) });
        project.Log("b.csv", Row(3, 30).Exact());

        project.Run(link: false);

        var joined = project.Read().Single();
        Assert.Equal((SessionStatus.NeedsReview, (long?)null), (joined.Status, joined.CustomerId));
        Assert.Equal([1L, 2L], joined.Context.CustomerMatch!.Candidates.Select(candidate => candidate.CustomerId));
    }

    [Fact]
    public void A_customer_set_by_hand_survives_growth_and_linking()
    {
        using var project = new TestProject();
        project.Customers((1, "Acme"), (2, "Granite Legal"));
        project.Log("a.csv", Row(1, 0).Exact());
        project.Run(link: true);
        var session = project.Read().Single();
        Assert.Equal(1, session.CustomerId);
        project.Edit(session, new() { Customer = project.Workspace.Customers.FindById(2) });
        project.Log("b.csv", Row(2, 20).Exact());

        project.Run(link: true);

        var grown = project.Read().Single();
        Assert.Equal((2, "Granite Legal", SessionStatus.Linked, 2), (grown.CustomerId, grown.CustomerName, grown.Status, grown.SegmentCount));
    }

    [Fact]
    public void A_reviewed_session_that_grows_stays_reviewed_and_is_flagged_until_a_person_looks()
    {
        using var project = new TestProject();
        project.Log("a.csv", Row(1, 0).Exact());
        project.Run();
        project.Edit(project.Read().Single(), new() { Status = SessionStatus.Reviewed });
        project.Log("b.csv", Row(2, 20).Exact());

        project.Run(link: true);

        var grown = project.Read().Single();
        Assert.Equal((SessionStatus.Reviewed, true), (grown.Status, grown.Context.GrewAfterReview));
        project.Edit(grown, new() { Status = SessionStatus.Reviewed });
        Assert.False(project.Read().Single().Context.GrewAfterReview);
    }

    [Fact]
    public void What_a_person_writes_into_a_session_file_survives_the_next_run()
    {
        using var project = new TestProject();
        project.Log("a.csv", Row(1, 0).Exact());
        project.Run();
        var file = Directory.GetFiles(project.Sessions).Single();
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"user_notes\": \"\"", "\"user_notes\": \"by hand\", \"mood\": \"good\"").Replace("\n", "\r\n"));
        project.Log("b.csv", Row(2, 20).Exact());

        project.Run();

        var grown = project.Read().Single();
        Assert.Equal(("by hand", "good", 2), (grown.Insights.UserNotes, grown.Insights.Unknown.Text("mood"), grown.SegmentCount));
    }

    private static Connection Row(int number, int minutes) =>
        new(new Guid(number, 1, 1, new byte[8]).ToString(), "Dana", "Acme", "PC-1", Noon.AddMinutes(minutes), TimeSpan.FromMinutes(15));
}
