using Sdc.Tests.Sources.SillyTavern;

namespace Sdc.Tests.Store;

/// <summary>Sessions of the Python SDC whose source is read.</summary>
public class AdoptionTests
{
    private static readonly DateTime Noon = new(2026, 10, 5, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Connections_are_recognised_by_their_ids_and_the_session_keeps_what_it_was_given()
    {
        using var project = new TestProject();
        Connections().Put(project);
        project.Log("a.csv", Row(1, 0).Exact(), Row(2, 20).Exact());

        project.Run();

        var session = Assert.Single(project.Read());
        PythonSession.AssertKept(session);
        Assert.Equal((SessionStatus.Linked, 2, DurationBasis.Connections, 30, "Acme"), (session.Status, session.SegmentCount, session.Insights.DurationBasis, session.DurationMinutes, session.Context.SourceCustomerName));
        Assert.Equal(["export.csv", "a.csv"], session.Meta.SourceIdentifiers);
        Assert.Equal(Fresh(project), session.Segments.Select(segment => SegmentRef.Of(segment)));
    }

    [Fact]
    public void A_ticket_and_its_comments_are_recognised_and_the_segments_become_what_the_source_tells()
    {
        using var project = new TestProject();
        Ticket().Put(project);
        project.Ticket("a.json", TicketJson);

        project.Run();

        var session = Assert.Single(project.Read());
        PythonSession.AssertKept(session);
        Assert.Equal((SessionStatus.Linked, 3, "Ticket 1042: Printer"), (session.Status, session.SegmentCount, session.Insights.SourceTitle));
        Assert.Equal(Fresh(project), session.Segments.Select(segment => SegmentRef.Of(segment)));
    }

    [Theory]
    [InlineData(null, 7, 70)]
    [InlineData(7, 7, 70)]
    [InlineData(9, 9, null)]
    public void A_ticket_takes_customer_and_contact_from_its_source_where_the_other_program_had_none(int? theirs, int customer, int? contact)
    {
        using var project = new TestProject();
        new PythonSession("py-t", "SyncroRMM", "2026-10-05T09:00:00Z") { CustomerId = theirs, CustomerName = theirs is null ? null : "Theirs", Status = theirs is null ? "Needs Linking" : "Linked" }
            .Ticket("1042", "2026-10-05T09:00:00Z", "Printer").Put(project);
        project.Ticket("a.json", TicketJson.Replace("\"customer_id\":7", "\"customer_id\":7,\"contact_id\":70,\"contact_fullname\":\"Jo\""));

        project.Run();
        project.Run();

        var session = Assert.Single(project.Read());
        Assert.Equal((customer, contact, "Linked"), (session.CustomerId, session.Context.ContactId, session.Status));
    }

    [Fact]
    public void A_ticket_without_a_number_is_recognised_by_its_path()
    {
        using var project = new TestProject();
        var session = new PythonSession("py-1", "SyncroRMM", "2026-10-05T09:00:00Z") { Identifier = "/tickets/5" };
        session.Add("TicketCreation", "2026-10-05T09:00:00Z", null, "Dana", "Printer", []).Put(project);
        project.Ticket("a.json", TicketJson);

        project.Run();

        PythonSession.AssertKept(Assert.Single(project.Read()));
    }

    [Fact]
    public void Messages_are_recognised_by_time_author_and_text_and_equal_ones_are_told_apart()
    {
        using var project = new TestProject();
        Messages().Put(project);
        PutChat(project);

        project.Run();

        var session = Assert.Single(project.Read());
        PythonSession.AssertKept(session);
        Assert.Equal(["Hello", "ok", "ok", "Bye"], session.Segments.Select(segment => segment.Content));
        Assert.Equal(["Project: Migration", "st_chat_id:4b0c"], session.Context.Links.Select(link => link.StartsWith("st_", StringComparison.Ordinal) ? "st_chat_id:4b0c" : link));
        Assert.Equal(Fresh(project), session.Segments.Select(segment => SegmentRef.Of(segment)));
    }

    [Fact]
    public void Two_sessions_of_one_chat_stay_two_and_belong_to_one_chat()
    {
        using var project = new TestProject();
        new PythonSession("py-1", "SillyTavern", "2026-10-05T12:00:00Z") { Notes = "one" }.Message("2026-10-05T12:00:00Z", "Dana", "Hello").Put(project);
        new PythonSession("py-2", "SillyTavern", "2026-10-05T18:00:00Z") { Notes = "two" }.Message("2026-10-05T18:00:00Z", "Dana", "Again").Put(project);
        File.WriteAllText(Path.Combine(project.Chats, "c.jsonl"), string.Join("\n", Chat.Header, Chat.Message("\"2026-10-05T12:00:00.000Z\""), Chat.Message("\"2026-10-05T18:00:00.000Z\"", "Again")));

        project.Run();

        Assert.Equal(["one", "two"], project.Read().Select(session => session.Insights.UserNotes));
        Assert.Single(project.Read().Select(session => session.Meta.ChatId).Distinct());
    }

    [Fact]
    public void A_second_run_changes_nothing_whether_or_not_the_state_is_still_there()
    {
        using var project = new TestProject();
        Connections().Put(project);
        Ticket().Put(project);
        Messages().Put(project);
        project.Log("a.csv", Row(1, 0).Exact(), Row(2, 20).Exact());
        project.Ticket("a.json", TicketJson);
        PutChat(project);
        project.Run(link: true);
        var (times, snapshot) = (project.Times(), project.Snapshot());

        project.Run(link: true);
        Assert.Equal(times, project.Times());
        File.Delete(Path.Combine(project.State, "index.bin"));
        File.Delete(Path.Combine(project.State, "ledger.json"));
        project.Run(link: true);

        Assert.Equal(times, project.Times());
        Assert.Equal(snapshot, project.Snapshot());
        Assert.Equal(3, project.Read().Count);
    }

    [Fact]
    public void Events_that_no_source_tells_any_more_stay_with_their_session()
    {
        using var project = new TestProject();
        Connections().Put(project);
        Ticket().Comment(99, "2026-10-06T09:00:00Z", "lost").Put(project);
        Messages().Message("2026-10-05T12:05:00Z", "Dana", "deleted").Put(project);
        project.Log("a.csv", Row(2, 20).Exact());
        project.Ticket("a.json", TicketJson);
        PutChat(project);

        project.Run();
        project.Run();

        Assert.Equal([2, 4, 5], project.Read().OrderBy(session => session.Source, StringComparer.Ordinal).Select(session => session.SegmentCount).Order());
        Assert.All(project.Read(), session => PythonSession.AssertKept(session));
        Assert.Contains(project.Read().SelectMany(session => session.Segments), segment => segment.Content == "lost");
    }

    [Fact]
    public void Events_of_another_group_become_sessions_of_their_own()
    {
        using var project = new TestProject();
        Connections().Connection(Id(3), "2026-10-05T12:30:00Z", "2026-10-05T12:40:00Z", "Lee").Connection(Id(4), "2026-10-05T12:50:00Z", "2026-10-05T12:55:00Z", "Ann").Put(project);
        project.Log("a.csv", Row(1, 0).Exact(), Row(2, 20).Exact(), (Row(3, 30) with { Technician = "Lee" }).Exact());

        project.Run();
        File.Delete(Path.Combine(project.State, "index.bin"));
        var before = project.Times();
        project.Run();

        Assert.Equal(before, project.Times());
        var sessions = project.Read();
        Assert.Equal([("Ann", 1), ("Dana", 2), ("Lee", 1)], sessions.Select(session => (session.Technician!, session.SegmentCount)).Order());
        PythonSession.AssertKept(sessions.Single(session => session.Technician == "Dana"));
    }

    [Fact]
    public void Sessions_that_our_gap_joins_keep_both_notes_and_other_customers_wait_for_a_person()
    {
        using var project = new TestProject();
        new PythonSession("py-1", "ScreenConnect", "2026-10-05T12:00:00Z") { Notes = "one" }.Connection(Id(1), "2026-10-05T12:00:00Z", "2026-10-05T12:15:00Z").Put(project);
        new PythonSession("py-2", "ScreenConnect", "2026-10-05T12:20:00Z") { Notes = "two", CustomerId = 8, CustomerName = "Acme Ltd." }.Connection(Id(2), "2026-10-05T12:20:00Z", "2026-10-05T12:35:00Z").Put(project);
        project.Log("a.csv", Row(1, 0).Exact(), Row(2, 20).Exact());

        project.Run();

        var session = Assert.Single(project.Read());
        Assert.Equal((2, "one\ntwo", SessionStatus.NeedsReview), (session.SegmentCount, session.Insights.UserNotes, session.Status));
        Assert.Equal([7L, 8L], session.Context.CustomerMatch!.Candidates.Select(candidate => candidate.CustomerId));
        Assert.Equal(session.SessionId, Found(project, "py-1").SessionId);
        Assert.Equal(session.SessionId, Found(project, "py-2").SessionId);
    }

    [Fact]
    public void A_linked_customer_stays_and_a_session_without_one_is_linked_by_the_name_that_its_source_tells()
    {
        using var project = new TestProject();
        project.Customers((7, "Acme Inc."), (9, "Granite Legal"));
        Connections().Put(project);
        new PythonSession("py-3", "ScreenConnect", "2026-10-07T12:00:00Z") { CustomerId = null, CustomerName = "Unknown", Status = "error" }.Connection(Id(3), "2026-10-07T12:00:00Z", "2026-10-07T12:15:00Z", company: "Granite Legal").Put(project);
        project.Log("a.csv", Row(1, 0).Exact(), Row(2, 20).Exact(), (Row(3, 48 * 60) with { Company = "Granite Legal" }).Exact());

        project.Run(link: true);

        Assert.Equal([(7L, "Linked"), (9L, "Linked")], project.Read().Select(session => (session.CustomerId!.Value, session.Status)));
    }

    [Fact]
    public void A_reviewed_session_is_flagged_only_if_it_grew()
    {
        using var project = new TestProject();
        (Connections() with { Status = "Reviewed" }).Connection(Id(1), "2026-10-05T12:00:00Z", "2026-10-05T12:15:00Z").Put(project);
        new PythonSession("py-3", "ScreenConnect", "2026-10-07T12:00:00Z") { Status = "Reviewed" }.Connection(Id(3), "2026-10-07T12:00:00Z", "2026-10-07T12:15:00Z").Put(project);
        project.Log("a.csv", Row(1, 0).Exact(), Row(3, 48 * 60).Exact(), Row(4, (48 * 60) + 20).Exact());

        project.Run();

        Assert.Equal([("Reviewed", false), ("Reviewed", true)], project.Read().Select(session => (session.Status, session.Context.GrewAfterReview)));
    }

    [Fact]
    public void The_old_id_is_accepted()
    {
        using var project = new TestProject();
        Connections().Put(project);
        project.Log("a.csv", Row(1, 0).Exact());
        project.Run();

        var session = Found(project, "py-1");
        project.Edit(session, new() { Notes = "more" });

        Assert.NotEqual("py-1", session.SessionId);
        Assert.Equal("more", Found(project, "py-1").Insights.UserNotes);
    }

    [Fact]
    public void A_removed_session_stays_away_when_its_source_is_read_and_comes_back_when_that_is_forced()
    {
        using var project = new TestProject();
        Connections().Put(project);
        Ticket().Put(project);
        foreach (var session in project.Read()) project.Remove(session);
        project.Log("a.csv", Row(1, 0).Exact(), Row(2, 20).Exact());
        project.Ticket("a.json", TicketJson.Replace("[{", """[{"id":12,"created_at":"2026-10-07T09:00:00Z","body":"new"},{"""));

        project.Run();
        project.Run();
        Assert.Empty(project.Read());

        project.Run(options: new(Force: true));
        Assert.Equal(2, project.Read().Count);
    }

    internal static PythonSession Connections() => new PythonSession("py-1", "ScreenConnect", "2026-10-05T12:00:00Z")
        .Connection("{" + Id(1).ToUpperInvariant() + "}", "2026-10-05T12:00:00Z", "2026-10-05T12:15:00Z")
        .Connection(Id(2), "2026-10-05T12:20:00Z", "2026-10-05T12:35:00Z");

    internal static Connection Row(int number, int minutes) => new(Id(number), "Dana", "Acme", "PC-1", Noon.AddMinutes(minutes), TimeSpan.FromMinutes(15));

    internal static string Id(int number) => new Guid(number, 1, 1, new byte[8]).ToString();

    internal static Session Found(TestProject project, string id) =>
        TestProject.Collect(project.Workspace.Reader.ReadAsync(new() { SessionIds = [id] }, CancellationToken.None)).OfType<SessionStored>().Single().Session;

    private const string TicketJson = """
        {"id":5,"number":1042,"created_at":"2026-10-05T09:00:00Z","updated_at":"2026-10-06T09:00:00Z","subject":"Printer","customer_id":7,"customer_business_then_name":"Acme Inc.",
         "comments":[{"id":11,"created_at":"2026-10-05T10:00:00Z","tech":"Dana","body":"Done"},{"id":10,"created_at":"2026-10-05T09:00:00Z","tech":"Dana","subject":"Initial Issue","body":"It is broken"}]}
        """;

    private static PythonSession Ticket() => new PythonSession("py-t", "SyncroRMM", "2026-10-05T09:00:00Z") { Identifier = "/tickets/5" }
        .Ticket("1042", "2026-10-05T09:00:00Z", "Printer").Comment(10, "2026-10-05T09:00:00Z", "It is broken").Comment(11, "2026-10-05T10:00:00Z", "Done");

    // Two equal messages in one minute; one program keeps the fractions of a second, and both ends of lines.
    private static PythonSession Messages() => new PythonSession("py-c", "SillyTavern", "2026-10-05T12:00:10Z") { Identifier = "c.jsonl" }
        .Message("2026-10-05T12:00:10Z", "Dana", "Hello").Message("2026-10-05T12:01:05Z", "Dana", "ok").Message("2026-10-05T12:01:40.250000Z", "Dana", "ok").Message("2026-10-05T12:02:00Z", "Iris", "Bye\n");

    private static void PutChat(TestProject project) => File.WriteAllText(Path.Combine(project.Chats, "c.jsonl"), string.Join("\n",
        Chat.Header, Chat.Message("\"2026-10-05T12:00:10.500Z\""), Chat.Message("\"2026-10-05T12:01:05.000Z\"", "ok"), Chat.Message("\"2026-10-05T12:01:40.250Z\"", "ok"), Chat.Message("\"2026-10-05T12:02:00.000Z\"", "Bye", "Iris")));

    // The segments as a project without the Python SDC's files has them.
    private static IEnumerable<SegmentRef> Fresh(TestProject project)
    {
        using var fresh = new TestProject();
        foreach (var file in Directory.GetFiles(Path.Combine(project.Root, "data", "input"), "*", SearchOption.AllDirectories)) File.Copy(file, file.Replace(project.Root, fresh.Root, StringComparison.Ordinal));
        fresh.Run();
        return [.. Assert.Single(fresh.Read()).Segments.Select(segment => SegmentRef.Of(segment))];
    }
}
