using System.Text.Json.Nodes;

namespace Sdc.Tests.Store;

/// <summary>What a failure or a kill in the middle must not cost.</summary>
public class CrashAndFailureTests
{
    [Fact]
    public void A_session_that_could_not_be_stored_does_not_count_as_linked()
    {
        using var free = new TestProject();
        free.Log("a.csv", Row(1, 0).Exact());
        free.Run();
        using var project = new TestProject();
        project.Customers((1, "Acme"));
        project.Log("a.csv", Row(1, 0).Exact());
        Directory.CreateDirectory(Path.Combine(project.Sessions, SessionFileName.Of(free.Read().Single())));

        var events = project.Run(link: true);

        Assert.Single(events.OfType<SessionFailed>());
        Assert.Equal(0, events.OfType<StepFinished>().Last().Summary.Linked);
        Assert.True(events.OfType<StepFinished>().First().Summary.Impossible);
    }

    [Theory]
    [InlineData("index.bin")]
    [InlineData("ledger.json")]
    public void A_damaged_file_of_the_state_is_rebuilt_and_changes_nothing(string name)
    {
        using var project = new TestProject();
        project.Log("a.csv", Row(1, 0).Exact(), Row(2, 20).Exact(), Row(3, 200).Exact());
        project.Run();
        var before = project.Times();
        var path = Path.Combine(project.State, name);
        var bytes = File.ReadAllBytes(path);
        for (var at = 0; at < bytes.Length; at += Math.Max(1, bytes.Length / 40))
        {
            File.WriteAllBytes(path, [.. bytes.Take(at), (byte)(bytes[at] ^ 0x41), .. bytes.Skip(at + 1)]);
            project.Run();
            File.WriteAllBytes(path, bytes[..at]);
            project.Run();
        }

        Assert.Equal(before, project.Times());
    }

    [Fact]
    public void Decisions_that_cannot_be_read_stop_the_run_for_without_them_removed_sessions_would_come_back()
    {
        using var project = new TestProject();
        project.Log("a.csv", Row(1, 0).Exact());
        project.Run();
        project.Remove(project.Read().Single());
        File.WriteAllText(Path.Combine(project.State, "decisions.json"), "{");

        var error = Assert.Throws<SdcException>(() => project.Run());

        Assert.Equal("DecisionsUnreadable", error.ErrorId);
        Assert.Empty(project.Read());
    }

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
            TestProject.Collect(new IngestStep("test", project.Workspace.ScreenConnect.Reader).StoreAsync(SourceInput.ToStore([], project.Workspace.ScreenConnect.Reader, store, new(), CancellationToken.None), store, new(), null, null, CancellationToken.None));
        }

        File.WriteAllBytes(obstacle, saved);
        project.Run();

        Assert.Equal(free.Snapshot(), project.Snapshot());
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
            TestProject.Collect(new IngestStep("test", project.Workspace.ScreenConnect.Reader).StoreAsync(SourceInput.ToStore([log], project.Workspace.ScreenConnect.Reader, store, new(), CancellationToken.None), store, new(), null, null, CancellationToken.None));
        }

        File.Move(log + ".away", log);
        project.Run();

        Assert.Equal(fresh.Snapshot(), project.Snapshot());
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

    [Fact]
    public async Task A_run_that_ends_before_its_index_is_written_is_completed_by_the_next_and_stores_nothing_twice()
    {
        using var project = new TestProject();
        project.Log("a.csv", [.. Enumerable.Range(0, 40).Select(number => Row(number + 1, 100 * number).Exact())]);
        using (var store = project.Workspace.OpenStore(new object(), "test", CancellationToken.None))
        {
            await foreach (var happened in new Pipeline(project.Workspace).RunAsync(project.Workspace.Sources, false, new(), store, CancellationToken.None))
            {
                if (happened is StepFinished) break;
            }
        }

        Assert.True(File.Exists(Path.Combine(project.State, Ledger.FileName)));
        Assert.False(File.Exists(Path.Combine(project.State, SessionIndex.FileName)));
        var (stored, times) = (project.Snapshot(), project.Times());

        project.Log("b.csv", Row(41, 100 * 40).Exact(), Row(1, 0).Exact());
        var summary = project.Run().OfType<StepFinished>().First().Summary;

        Assert.Equal((1, 0, 40), (summary.New, summary.Changed, summary.Unchanged));
        Assert.Equal(41, project.Read().Count);
        Assert.StartsWith(times.Split('\n')[0], project.Times());
        Assert.Contains(stored.Split('\n')[0], project.Snapshot());
        Assert.True(File.Exists(Path.Combine(project.State, SessionIndex.FileName)));
    }

    private static string Gap(int minutes) => $$"""{ "processing_defaults": { "time_zone": "UTC", "screenconnect_session_gap_minutes": {{minutes}} } }""";

    private static string Zone(string zone) => $$"""{ "processing_defaults": { "time_zone": "{{zone}}" } }""";

    private static Connection Row(int number, int minutes) =>
        new(new Guid(number, 1, 1, new byte[8]).ToString(), "Dana", "Acme", "PC-1", Noon.AddMinutes(minutes), TimeSpan.FromMinutes(15));
}
