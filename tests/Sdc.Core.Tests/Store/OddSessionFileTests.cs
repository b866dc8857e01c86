using System.Text.Json.Nodes;

namespace Sdc.Tests.Store;

/// <summary>Session files of other programs, or that a person edited, copied, renamed.</summary>
public class OddSessionFileTests
{
    private static readonly DateTime Noon = new(2026, 10, 5, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Sessions_of_tickets_without_a_ticket_id_stay_apart()
    {
        using var project = new TestProject();
        for (var number = 1; number <= 2; number++)
        {
            project.Put($"2026-10-0{number}_SyncroRMM_old-{number}.json", $$"""
                { "meta": { "session_id": "old-{{number}}", "source_system": "SyncroRMM", "processing_status": "Linked" }, "context": { "customer_id": {{number}}, "customer_name": "C{{number}}" },
                  "insights": { "session_start_time_utc": "2026-10-0{{number}}T09:00:00Z", "user_notes": "n{{number}}" },
                  "segments": [ { "segment_id": "{{Guid.NewGuid()}}", "start_time_utc": "2026-10-0{{number}}T09:00:00Z", "type": "TicketCreation", "content": "T{{number}}", "metadata": { "syncro_ticket_number": "{{number}}" } } ] }
                """);
        }

        project.Run();

        Assert.Equal([1L, 2L], project.Read().Select(session => session.CustomerId));
    }

    [Fact]
    public void What_a_file_manager_keeps_beside_a_file_is_no_session()
    {
        using var project = new TestProject();
        project.Log("a.csv", Row(1, 0).Exact());
        project.Put("._2026-10-05_ScreenConnect_a.json", "\0\u0005\u0016\a");

        var happened = project.Run();

        Assert.DoesNotContain(happened, one => one is SessionFailed);
        Assert.Single(project.Read());
    }

    [Fact]
    public async Task A_file_that_an_editor_has_emptied_and_not_written_yet_is_waited_for()
    {
        using var project = new TestProject();
        project.Log("a.csv", Row(1, 0).Exact());
        project.Run();
        var file = Directory.GetFiles(project.Sessions).Single();
        var text = File.ReadAllText(file);
        File.WriteAllText(file, "");
        var editor = Task.Factory.StartNew(
            () =>
            {
                Thread.Sleep(150);
                File.WriteAllText(file, text);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);

        Assert.Single(project.Read());
        await editor;
    }

    [Fact]
    public void A_session_file_without_segments_is_not_deleted()
    {
        using var project = new TestProject();
        project.Put("2026-10-01_ScreenConnect_mine.json", """
            { "meta": { "session_id": "mine", "source_system": "ScreenConnect" }, "insights": { "session_start_time_utc": "2026-10-01T09:00:00Z", "user_notes": "on site, three hours" }, "segments": [] }
            """);

        project.Run();

        Assert.Equal("on site, three hours", Assert.Single(project.Read()).Insights.UserNotes);
    }

    [Fact]
    public void Notes_in_a_file_whose_segments_a_person_cleared_survive()
    {
        using var project = new TestProject();
        project.Log("a.csv", Row(1, 0).Exact());
        project.Run();
        var file = Directory.GetFiles(project.Sessions).Single();
        var json = JsonNode.Parse(File.ReadAllText(file))!;
        json["segments"] = new JsonArray();
        json["insights"]!["user_notes"] = "mine";
        File.WriteAllText(file, json.ToJsonString());

        project.Run();

        Assert.Equal("mine", Assert.Single(project.Read()).Insights.UserNotes);
    }

    [Fact]
    public void Sessions_of_an_older_program_with_equal_segment_ids_keep_their_segments()
    {
        using var project = new TestProject();
        for (var number = 1; number <= 2; number++)
        {
            project.Put($"2026-10-0{number}_ScreenConnect_old-{number}.json", $$"""
                { "meta": { "session_id": "old-{{number}}", "source_system": "ScreenConnect" }, "insights": { "session_start_time_utc": "2026-10-0{{number}}T09:00:00Z" },
                  "segments": [ { "segment_id": "1", "start_time_utc": "2026-10-0{{number}}T09:00:00Z", "end_time_utc": "2026-10-0{{number}}T10:00:00Z", "type": "RemoteConnection", "author": "Dana", "metadata": { "connection_id": "c{{number}}", "customer_name": "Acme" } } ] }
                """);
        }

        project.Run();

        Assert.Equal(["c1", "c2"], project.Read().SelectMany(session => session.Segments).Select(segment => segment.Metadata.Text("connection_id")).Order());
    }

    [Fact]
    public void Segments_without_an_id_in_one_file_all_stay()
    {
        using var project = new TestProject();
        project.Put("2026-10-01_ScreenConnect_old.json", """
            { "meta": { "session_id": "old", "source_system": "ScreenConnect" }, "insights": { "session_start_time_utc": "2026-10-01T09:00:00Z" },
              "segments": [ { "start_time_utc": "2026-10-01T09:00:00Z", "type": "RemoteConnection", "content": "one" }, { "start_time_utc": "2026-10-01T09:05:00Z", "type": "RemoteConnection", "content": "two" } ] }
            """);

        project.Run();

        Assert.Equal(["one", "two"], Assert.Single(project.Read()).Segments.Select(segment => segment.Content));
    }

    [Theory]
    [InlineData("""{ "meta": null }""")]
    [InlineData("""{ "meta": { "session_id": null } }""")]
    [InlineData("""{ "meta": { "session_id": "x", "source_system": null } }""")]
    [InlineData("""{ "meta": { "session_id": "x", "source_system": "ScreenConnect", "processing_status": null }, "segments": [ { "segment_id": "s" } ] }""")]
    [InlineData("""{ "meta": { "session_id": "x", "source_system": "ScreenConnect" }, "segments": [ null ] }""")]
    [InlineData("""{ "meta": { "session_id": "x", "source_system": "ScreenConnect" }, "segments": [ { "segment_id": null } ] }""")]
    [InlineData("""{ "meta": { "session_id": "x", "source_system": "SyncroRMM" }, "context": { "links": [ null ] }, "segments": [ { "segment_id": "s", "type": null } ] }""")]
    [InlineData("""{ "meta": { "session_id": "x", "source_system": "ScreenConnect" }, "segments": [ { "segment_id": "s", "metadata": { "n": 1e999 } } ] }""")]
    [InlineData("""{ "meta": { "session_id": "x", "source_system": "ScreenConnect" }, "insights": { "user_notes": "\ud83d" }, "segments": [ { "segment_id": "s", "content": "\ud83d" } ] }""")]
    [InlineData("""{ "meta": { "session_id": "x", "source_system": "ScreenConnect" }, "segments": [ { "segment_id": "s", "start_time_utc": "9999-12-31T23:59:59Z", "end_time_utc": "0001-01-01T00:00:00Z" } ] }""")]
    public void A_session_file_that_was_edited_badly_stops_no_run(string json)
    {
        using var project = new TestProject();
        project.Put("2026-10-01_ScreenConnect_x.json", json);
        project.Log("a.csv", Row(1, 0).Exact());

        project.Run(link: true);

        Assert.Contains(project.Read(), session => session.StartTime == Noon);
        Assert.Equal(2, Directory.GetFiles(project.Sessions).Length);
    }

    [Fact]
    public void Two_sessions_whose_ids_give_one_file_name_both_stay()
    {
        using var project = new TestProject();
        foreach (var id in new[] { "a.b", "a_b" })
        {
            project.Put($"{id.Replace('.', '-')}.json", $$"""
                { "meta": { "session_id": "{{id}}", "source_system": "notes.json", "processing_status": "Needs Linking" }, "context": { "customer_name": "Acme" },
                  "insights": { "session_start_time_utc": "2026-10-01T09:00:00Z", "user_notes": "{{id}}" }, "segments": [] }
                """);
        }

        project.Run(link: true);

        Assert.Equal(["a.b", "a_b"], project.Read().Select(session => session.Insights.UserNotes).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_session_file_under_another_name_is_found_by_source_and_by_id()
    {
        using var project = new TestProject();
        project.Log("a.csv", Row(1, 0).Exact());
        project.Run();
        var session = project.Read().Single();
        File.Move(Directory.GetFiles(project.Sessions).Single(), Path.Combine(project.Sessions, "harbor.json"));

        Assert.Single(Found(new() { Sources = [SourceSystem.ScreenConnect] }));
        Assert.Single(Found(new() { SessionIds = [session.SessionId] }));

        IEnumerable<SessionStored> Found(SessionFilter filter) => TestProject.Collect(project.Workspace.Reader.ReadAsync(filter, CancellationToken.None)).OfType<SessionStored>();
    }

    [Fact]
    public void The_earliest_moment_is_a_lower_limit_like_any_other()
    {
        using var project = new TestProject();
        project.Log("a.csv", Row(1, 0).Exact());
        project.Run();

        Assert.Single(TestProject.Collect(project.Workspace.Reader.ReadAsync(new() { Since = DateTimeOffset.MinValue, Until = DateTimeOffset.MaxValue }, CancellationToken.None)));
    }

    [Fact]
    public void Unknown_keys_in_all_parts_of_a_ticket_session_survive_a_newer_form()
    {
        using var project = new TestProject();
        const string comment = """{"id":9,"created_at":"2026-10-06T09:00:00Z","updated_at":"UPDATED","body":"BODY"}""";
        project.Ticket("a.json", Ticket(comment.Replace("UPDATED", "2026-10-06T09:00:00Z").Replace("BODY", "one")));
        project.Run();
        var file = Directory.GetFiles(project.Sessions).Single();
        var json = JsonNode.Parse(File.ReadAllText(file))!;
        json["context"]!["customer_match"]!["x"] = 1;
        json["segments"]![0]!["metadata"]!["x"] = 1;
        json["segments"]![1]!["metadata"]!["x"] = 1;
        json["segments"]![1]!["x"] = 1;
        File.WriteAllText(file, json.ToJsonString());
        project.Ticket("b.json", Ticket(comment.Replace("UPDATED", "2026-10-07T09:00:00Z").Replace("BODY", "two")));

        project.Run();

        var session = project.Read().Single();
        Assert.Equal("two", session.Segments[1].Content);
        Assert.Equal(
            ("creation", 1L, "comment", 1L, "match", 1L),
            ("creation", session.Segments[0].Metadata.GetValueOrDefault("x"), "comment", session.Segments[1].Metadata.GetValueOrDefault("x"), "match", session.Context.CustomerMatch!.Unknown.GetValueOrDefault("x")));
    }

    private static string Ticket(string comments) => $$"""{"id":5,"number":1042,"created_at":"2026-10-05T09:00:00Z","subject":"Printer","customer_id":7,"customer_business_then_name":"Acme","comments":[{{comments}}]}""";

    private static Connection Row(int number, int minutes) =>
        new(new Guid(number, 1, 1, new byte[8]).ToString(), "Dana", "Acme", "PC-1", Noon.AddMinutes(minutes), TimeSpan.FromMinutes(15));
}
