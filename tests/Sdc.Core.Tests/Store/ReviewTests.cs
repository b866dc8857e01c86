using System.Text.Json.Nodes;

namespace Sdc.Tests.Store;

/// <summary>Promises of the store that hold in its corners too.</summary>
public class ReviewTests
{
    private static readonly DateTime Noon = new(2026, 10, 5, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_split_whose_later_part_cannot_be_stored_loses_no_event()
    {
        using var free = new TestProject(Gap(5));
        free.Log("a.csv", Row(1, 0).Exact(), Row(2, 30).Exact());
        free.Run();
        var later = free.Read().Single(session => session.StartTime > Noon);
        using var project = new TestProject(Gap(60));
        var log = project.Log("a.csv", Row(1, 0).Exact(), Row(2, 30).Exact());
        project.Run();
        File.Delete(log);
        Directory.CreateDirectory(Path.Combine(project.Sessions, SessionFileName.Of(later)));
        project.Configure(Gap(5));

        project.Run();

        Assert.Equal(2, project.Read().SelectMany(session => session.Segments).Select(segment => segment.SegmentId).Distinct().Count());
    }

    [Fact]
    public void A_gap_that_could_not_be_applied_everywhere_is_applied_by_the_next_run()
    {
        using var free = new TestProject(Gap(5));
        free.Log("a.csv", Row(1, 0).Exact(), Row(2, 30).Exact());
        free.Run();
        using var project = new TestProject(Gap(60));
        project.Log("a.csv", Row(1, 0).Exact(), Row(2, 30).Exact());
        project.Run();
        var obstacle = Path.Combine(project.Sessions, SessionFileName.Of(free.Read().Single(session => session.StartTime == Noon)));
        var saved = File.ReadAllBytes(obstacle);
        using (var store = project.Workspace.OpenStore(new object(), "test", CancellationToken.None))
        {
            // The session's file is not to be read for the time of one run.
            project.Configure(Gap(5));
            File.WriteAllText(obstacle, "{");
            TestProject.Collect(new IngestStep("test", project.Workspace.ScreenConnect.Reader).StoreAsync([], store, new(), null, CancellationToken.None));
        }

        File.WriteAllBytes(obstacle, saved);
        project.Run();

        Assert.Equal(free.Snapshot(), project.Snapshot());
    }

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

    [Fact]
    public void What_a_forced_import_brought_back_counts_as_any_other_from_then_on()
    {
        using var project = new TestProject();
        project.Log("a.csv", Row(1, 0).Open());
        project.Run();
        project.Remove(project.Read().Single());
        project.Run(options: new(Force: true));
        Assert.Single(project.Read());
        project.Log("b.csv", Row(1, 0).Exact());

        project.Run();

        Assert.Equal(15, project.Read().Single().DurationMinutes);
    }

    [Fact]
    public void A_file_that_vanished_after_a_forced_import_is_rebuilt()
    {
        using var project = new TestProject();
        project.Log("a.csv", Row(1, 0).Exact());
        project.Run();
        project.Remove(project.Read().Single());
        project.Run(options: new(Force: true));
        File.Delete(Directory.GetFiles(project.Sessions).Single());

        project.Run();

        Assert.Single(project.Read());
    }

    [Fact]
    public void A_removed_ticket_stays_away_when_it_gets_another_comment()
    {
        using var project = new TestProject();
        project.Ticket("a.json", Ticket(""));
        project.Run();
        project.Remove(project.Read().Single());
        project.Ticket("b.json", Ticket("""{"id":9,"created_at":"2026-10-06T09:00:00Z","body":"later"}"""));

        project.Run();

        Assert.Empty(project.Read());
    }

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

    [Fact]
    public void A_corrected_time_zone_moves_connections_without_an_id()
    {
        const string row = "Host,Access,PC-1,Dana,10/5/2026 9:00,10/5/2026 9:15,900,,Acme";
        using var fresh = new TestProject(Zone("America/Chicago"));
        fresh.Log("a.csv", row);
        fresh.Run();
        using var project = new TestProject(Zone("America/New_York"));
        project.Log("a.csv", row);
        project.Run();
        project.Configure(Zone("America/Chicago"));

        project.Run();

        Assert.Equal(fresh.Snapshot(), project.Snapshot());
    }

    [Fact]
    public void A_corrected_time_zone_counts_even_if_the_first_run_after_it_could_not_store()
    {
        using var fresh = new TestProject(Zone("America/Chicago"));
        fresh.Log("a.csv", Row(1, 0).Minutes());
        fresh.Run();
        using var project = new TestProject(Zone("America/New_York"));
        project.Log("a.csv", Row(1, 0).Minutes());
        project.Run();
        project.Configure(Zone("America/Chicago"));
        var file = Directory.GetFiles(project.Sessions).Single();
        var saved = File.ReadAllBytes(file);
        var moved = File.GetLastWriteTimeUtc(file);
        using (var store = project.Workspace.OpenStore(new object(), "test", CancellationToken.None))
        {
            // Not readable for the time of one run.
            File.WriteAllText(file, "{");
            TestProject.Collect(new Pipeline(project.Workspace).ImportAsync(project.Workspace.ScreenConnect, null, true, new(), store, null, CancellationToken.None));
        }

        File.WriteAllBytes(file, saved);
        File.SetLastWriteTimeUtc(file, moved);
        project.Run();

        Assert.Equal(fresh.Snapshot(), project.Snapshot());
    }

    [Fact]
    public void A_corrected_time_zone_counts_even_if_the_file_could_not_be_read_in_between()
    {
        using var fresh = new TestProject(Zone("America/Chicago"));
        fresh.Log("a.csv", Row(1, 0).Minutes());
        fresh.Run();
        using var project = new TestProject(Zone("America/New_York"));
        var log = project.Log("a.csv", Row(1, 0).Minutes());
        project.Run();
        project.Configure(Zone("America/Chicago"));
        File.Move(log, log + ".away");
        using (var store = project.Workspace.OpenStore(new object(), "test", CancellationToken.None))
        {
            TestProject.Collect(new IngestStep("test", project.Workspace.ScreenConnect.Reader).StoreAsync([log], store, new(), null, CancellationToken.None));
        }

        File.Move(log + ".away", log);
        project.Run();

        Assert.Equal(fresh.Snapshot(), project.Snapshot());
    }

    [Fact]
    public void A_corrected_company_property_takes_the_wrong_company_from_rows_that_have_none()
    {
        string[] rows = ["Host,Access,PC-1,Dana,2026-10-05T12:00:00Z,2026-10-05T12:15:00Z,900,c1,Site 4,Acme", "Host,Access,PC-1,Dana,2026-10-06T12:00:00Z,2026-10-06T12:15:00Z,900,c2,Site 5,"];
        using var fresh = new TestProject(Company(2));
        Write(fresh);
        fresh.Run();
        using var project = new TestProject(Company(1));
        Write(project);
        project.Run();
        project.Configure(Company(2));

        project.Run();

        Assert.Equal(fresh.Snapshot(), project.Snapshot());

        void Write(TestProject to) => File.WriteAllText(Path.Combine(to.Logs, "a.csv"), string.Join("\n", rows.Prepend(Connection.Header + ",SessionCustomProperty2")));
    }

    [Theory]
    [InlineData("a.csv", "b.csv")]
    [InlineData("b.csv", "a.csv")]
    public void Files_read_again_one_by_one_after_a_change_of_settings_give_the_same_in_either_order(string first, string second)
    {
        using var project = new TestProject();
        project.Log("a.csv", (Row(1, 0) with { Machine = "A" }).Exact());
        project.Log("b.csv", (Row(1, 0) with { Machine = "B" }).Exact());
        project.Run();
        var before = project.Snapshot();
        project.Configure("""{ "processing_defaults": { "time_zone": "UTC" }, "screenconnect_ingestor": { "encoding": "latin1" } }""");

        foreach (var file in new[] { first, second }) project.Import(project.Workspace.ScreenConnect, new(), Path.Combine(project.Logs, file));

        Assert.Equal(before, project.Snapshot());
    }

    [Fact]
    public void A_linked_file_is_read_again_when_what_it_links_to_changes()
    {
        using var project = new TestProject();
        var real = Path.Combine(project.Root, "real.csv");
        File.WriteAllText(real, Connection.Header + "\n" + Row(1, 0).Exact() + "\n");
        File.CreateSymbolicLink(Path.Combine(project.Logs, "a.csv"), real);
        project.Run();
        File.AppendAllText(real, Row(2, 20).Exact() + "\n");

        project.Run();

        Assert.Equal(2, project.Read().Single().SegmentCount);
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
    public void A_session_file_that_was_edited_during_a_run_does_not_end_it()
    {
        using var project = new TestProject();
        project.Log("a.csv", Row(1, 0).Exact(), Row(2, 20).Exact());
        project.Run();
        project.Log("b.csv", Row(3, 40).Exact());
        using var store = project.Workspace.OpenStore(new object(), "test", CancellationToken.None);
        var file = Directory.GetFiles(project.Sessions).Single();
        var json = JsonNode.Parse(File.ReadAllText(file))!;
        json["segments"]!.AsArray().RemoveAt(0);
        File.WriteAllText(file, json.ToJsonString());

        var events = TestProject.Collect(new Pipeline(project.Workspace).ImportAsync(project.Workspace.ScreenConnect, null, true, new(), store, null, CancellationToken.None));

        Assert.IsType<StepFinished>(events[^1]);
    }

    [Fact]
    public void A_damaged_session_file_is_not_overwritten_by_linking_a_copy_of_it()
    {
        using var project = new TestProject();
        project.Log("a.csv", Row(1, 0).Exact());
        project.Run();
        var file = Directory.GetFiles(project.Sessions).Single();
        File.Copy(file, Path.Combine(project.Sessions, "before my edit.json"));
        var damaged = File.ReadAllText(file).Replace("\"user_notes\": \"\"", "\"user_notes\": \"two hours of notes");
        File.WriteAllText(file, damaged);

        project.Run(link: true);

        Assert.Equal(damaged, File.ReadAllText(file));
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

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_step_is_impossible_when_its_only_file_is_and_not_because_of_a_damaged_session(bool damagedSession)
    {
        using var project = new TestProject();
        if (damagedSession) project.Put("2026-10-01_ScreenConnect_x.json", "{");
        else project.Log("a.csv").ToString();
        if (!damagedSession) File.WriteAllText(Path.Combine(project.Logs, "a.csv"), "nothing of this\nis a log\n");

        var summary = project.Run().OfType<StepFinished>().First().Summary;

        Assert.True(summary.Failed > 0);
        Assert.Equal(!damagedSession, summary.Impossible);
    }

    [Fact]
    public void A_damaged_session_file_is_counted_once_a_run()
    {
        using var project = new TestProject();
        project.Put("2026-10-01_ScreenConnect_x.json", "{");
        project.Log("a.csv", Row(1, 0).Exact());

        Assert.Single(project.Run().OfType<SessionFailed>());
    }

    [Fact]
    public void Bad_records_that_cannot_be_set_aside_do_not_keep_the_run_from_noting_what_it_read()
    {
        using var project = new TestProject();
        project.Log("a.csv", "Host,Access,PC-1,Dana,never,,,c1,Acme", Row(1, 0).Exact());
        Directory.CreateDirectory(project.State);
        File.WriteAllText(Path.Combine(project.State, "quarantine"), "");
        project.Run();

        var summary = project.Run().OfType<StepFinished>().First().Summary;

        Assert.Equal((0, 0), (summary.Read, summary.NewlyFailed));
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

    [Fact]
    public async Task A_session_that_is_split_in_the_middle_of_a_pipeline_by_select_first_is_made_whole_by_the_next_run()
    {
        using var project = new TestProject();
        project.Log("a.csv", [.. Enumerable.Range(0, 6).Select(number => (Row(number + 1, 100 * number) with { Technician = "T" + number }).Exact())]);
        project.Run();
        foreach (var session in project.Read()) project.Edit(session, new() { Notes = "n" + session.Technician });
        var late = Enumerable.Range(0, 6).Select(number => (Row(number + 11, (100 * number) - 20) with { Technician = "T" + number }).Exact()).ToArray();
        project.Log("b.csv", late);
        using (var store = project.Workspace.OpenStore(new object(), "test", CancellationToken.None))
        {
            await foreach (var happened in new Pipeline(project.Workspace).ImportAsync(project.Workspace.ScreenConnect, null, true, new(), store, null, CancellationToken.None))
            {
                if (happened is SessionStored) break;
            }
        }

        project.Run();

        Assert.Equal(6, project.Read().Count);
        Assert.All(project.Read(), session => Assert.Equal(("n" + session.Technician, 2), (session.Insights.UserNotes, session.SegmentCount)));
    }

    private static string Gap(int minutes) => $$"""{ "processing_defaults": { "time_zone": "UTC", "screenconnect_session_gap_minutes": {{minutes}} } }""";

    private static string Zone(string zone) => $$"""{ "processing_defaults": { "time_zone": "{{zone}}" } }""";

    private static string Company(int property) => $$"""{ "processing_defaults": { "time_zone": "UTC" }, "screenconnect_ingestor": { "company_property": {{property}} } }""";

    private static string Ticket(string comments) => $$"""{"id":5,"number":1042,"created_at":"2026-10-05T09:00:00Z","subject":"Printer","customer_id":7,"customer_business_then_name":"Acme","comments":[{{comments}}]}""";

    private static Connection Row(int number, int minutes) =>
        new(new Guid(number, 1, 1, new byte[8]).ToString(), "Dana", "Acme", "PC-1", Noon.AddMinutes(minutes), TimeSpan.FromMinutes(15));
}

internal static class ReviewProject
{
    public static void Put(this TestProject project, string name, string json)
    {
        Directory.CreateDirectory(project.Sessions);
        File.WriteAllText(Path.Combine(project.Sessions, name), json);
    }

    public static void Ticket(this TestProject project, string name, params string[] tickets) =>
        File.WriteAllText(Path.Combine(project.Tickets, name), "{\"tickets\":[" + string.Join(",", tickets) + "]}");

    public static void Remove(this TestProject project, Session session)
    {
        using var store = project.Workspace.OpenStore(new object(), "test", CancellationToken.None);
        store.Remove(store.Find(session.SessionId)!);
        store.SaveState();
    }
}
