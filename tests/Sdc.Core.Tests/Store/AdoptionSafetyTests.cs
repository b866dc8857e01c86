namespace Sdc.Tests.Store;

/// <summary>What the adoption of the Python SDC's sessions must not cost: copies, kills, failures, files of others.</summary>
public class AdoptionSafetyTests
{
    [Fact]
    public void The_folder_is_copied_once_before_anything_is_changed_and_the_run_says_where()
    {
        using var project = new TestProject();
        var session = AdoptionTests.Connections();
        session.Put(project);
        project.Log("a.csv", AdoptionTests.Row(1, 0).Exact());

        var warning = Assert.Single(project.Run(link: true).OfType<RunWarning>(), warning => warning.Id == "SessionsCopied");
        project.Run(link: true);
        new PythonSession("py-9", "ScreenConnect", "2026-10-09T12:00:00Z").Put(project);
        project.Run(link: true);

        var copy = Assert.Single(Directory.GetDirectories(Path.GetDirectoryName(project.Sessions)!), folder => folder != project.Sessions);
        Assert.Contains(copy, warning.Message, StringComparison.Ordinal);
        Assert.Equal(session.Json(), File.ReadAllText(Path.Combine(copy, session.FileName)));
    }

    [Fact]
    public void A_persons_change_copies_the_folder_too_and_a_name_that_is_taken_is_left_alone()
    {
        using var project = new TestProject();
        var session = AdoptionTests.Connections();
        session.Put(project);
        Directory.CreateDirectory(project.Sessions + ".python-backup");

        project.Edit(project.Read().Single(), new() { Notes = "changed" });

        Assert.Empty(Directory.GetFiles(project.Sessions + ".python-backup"));
        Assert.Equal(session.Json(), File.ReadAllText(Path.Combine(project.Sessions + ".python-backup-2", session.FileName)));
        PythonSession.AssertKept(project.Read().Single(), "changed");
    }

    [Fact]
    public void Half_of_a_copy_does_not_pass_for_a_whole_one()
    {
        using var project = new TestProject();
        AdoptionTests.Connections().Put(project);
        var half = Directory.CreateDirectory(project.Sessions + ".python-backup.tmp").FullName;
        File.WriteAllText(Path.Combine(half, "half.json"), "");

        project.Run();

        Assert.False(Directory.Exists(half));
        Assert.Equal(AdoptionTests.Connections().FileName, Path.GetFileName(Assert.Single(Directory.GetFiles(project.Sessions + ".python-backup"))));
    }

    [Fact]
    public void Without_a_copy_nothing_is_changed()
    {
        using var project = new TestProject();
        var file = AdoptionTests.Connections().Put(project);
        var before = File.ReadAllBytes(file);
        File.WriteAllText(project.Sessions + ".python-backup.tmp", "in the way");
        project.Log("a.csv", AdoptionTests.Row(1, 0).Exact());

        var error = Assert.Throws<SdcException>(() => project.Run());

        Assert.Equal("SessionsNotCopied", error.ErrorId);
        Assert.Equal(before, File.ReadAllBytes(Assert.Single(Directory.GetFiles(project.Sessions))));
    }

    [Fact]
    public void A_folder_of_our_own_sessions_is_not_copied()
    {
        using var project = new TestProject();
        project.Log("a.csv", AdoptionTests.Row(1, 0).Exact());

        project.Run();
        project.Run();

        Assert.Single(Directory.GetDirectories(Path.GetDirectoryName(project.Sessions)!));
    }

    [Fact]
    public void A_session_that_no_source_mentions_stays_byte_for_byte()
    {
        using var project = new TestProject();
        var file = new PythonSession("py-9", "ScreenConnect", "2026-09-01T12:00:00Z").Connection(AdoptionTests.Id(9), "2026-09-01T12:00:00Z", "2026-09-01T12:15:00Z").Put(project);
        AdoptionTests.Connections().Put(project);
        var before = File.ReadAllBytes(file);
        project.Log("a.csv", AdoptionTests.Row(1, 0).Exact(), AdoptionTests.Row(2, 20).Exact());

        project.Run(link: true);
        project.Log("b.csv", AdoptionTests.Row(3, 40).Exact());
        project.Run(link: true);

        Assert.Equal(before, File.ReadAllBytes(file));
        Assert.Equal(2, project.Read().Count);
    }

    [Fact]
    public void A_session_that_a_person_took_apart_is_not_adopted()
    {
        using var project = new TestProject();
        project.Log("a.csv", AdoptionTests.Row(1, 0).Exact());
        project.Run();
        var file = Directory.GetFiles(project.Sessions).Single();
        var text = File.ReadAllText(file).Replace("\"segment_id\": \"", "\"segment_id\": \"mine-", StringComparison.Ordinal).Replace("\"session_id\": \"", "\"session_id\": \"mine-", StringComparison.Ordinal);
        File.WriteAllText(file, text);
        File.Move(file, Path.Combine(project.Sessions, "mine.json"));

        project.Run();

        Assert.Equal(text, File.ReadAllText(Path.Combine(project.Sessions, "mine.json")));
        Assert.False(Directory.Exists(project.Sessions + ".python-backup"));
    }

    [Fact]
    public void Files_that_come_after_their_source_was_read_are_adopted_by_the_next_run_even_if_the_source_is_gone()
    {
        using var project = new TestProject();
        var log = project.Log("a.csv", AdoptionTests.Row(1, 0).Exact(), AdoptionTests.Row(2, 20).Exact());
        project.Run();
        var id = project.Read().Single().SessionId;
        File.Delete(log);
        AdoptionTests.Connections().Put(project);

        project.Run();

        var session = Assert.Single(project.Read());
        PythonSession.AssertKept(session);
        Assert.Equal((id, 2), (session.SessionId, session.SegmentCount));
    }

    [Fact]
    public void Files_that_come_before_or_after_their_source_give_the_same_segments()
    {
        using var before = new TestProject();
        using var after = new TestProject();
        AdoptionTests.Connections().Put(before);
        foreach (var project in new[] { before, after }) project.Log("a.csv", AdoptionTests.Row(2, 20).Minutes(), AdoptionTests.Row(3, 40).Exact());
        before.Run();
        after.Run();
        AdoptionTests.Connections().Put(after);
        after.Run();

        Assert.Equal(Segments(before).Skip(1), Segments(after).Skip(1));
        Assert.Equal(3, Segments(after).Count());

        static IEnumerable<SegmentRef> Segments(TestProject project) => Assert.Single(project.Read()).Segments.Select(segment => SegmentRef.Of(segment));
    }

    [Fact]
    public async Task A_run_that_stops_anywhere_is_made_good_by_the_next()
    {
        using var undisturbed = Sample();
        var count = undisturbed.Run().Count;
        for (var stop = 0; stop < count; stop++)
        {
            using var project = Sample();
            using (var store = project.Workspace.OpenStore(new object(), "test", CancellationToken.None))
            {
                var events = new Pipeline(project.Workspace).RunAsync(project.Workspace.Sources, false, new(), store, CancellationToken.None).GetAsyncEnumerator();
                for (var at = 0; at <= stop; at++) Assert.True(await events.MoveNextAsync());
                await events.DisposeAsync();
            }

            project.Run();

            Assert.Equal(undisturbed.Snapshot(), project.Snapshot());
        }

        static TestProject Sample()
        {
            var project = new TestProject();
            AdoptionTests.Connections().Connection(AdoptionTests.Id(4), "2026-10-05T12:50:00Z", "2026-10-05T12:55:00Z", "Ann").Put(project);
            new PythonSession("py-2", "ScreenConnect", "2026-10-05T12:40:00Z").Connection(AdoptionTests.Id(3), "2026-10-05T12:40:00Z", "2026-10-05T12:55:00Z").Put(project);
            new PythonSession("py-5", "ScreenConnect", "2026-10-07T12:00:00Z").Connection(AdoptionTests.Id(5), "2026-10-07T12:00:00Z", "2026-10-07T12:15:00Z").Put(project);
            project.Log("a.csv", AdoptionTests.Row(1, 0).Exact(), AdoptionTests.Row(2, 20).Exact(), AdoptionTests.Row(3, 40).Exact(), AdoptionTests.Row(5, 48 * 60).Exact());
            return project;
        }
    }

    [Fact]
    public void A_run_killed_after_the_session_was_made_ours_and_before_anything_else_groups_it_the_next_time()
    {
        using var undisturbed = Sample();
        undisturbed.Run();
        using var project = Sample();
        // The index of an earlier run, which knows the gap.
        project.Log("b.csv", AdoptionTests.Row(8, 72 * 60).Exact());
        undisturbed.Log("b.csv", AdoptionTests.Row(8, 72 * 60).Exact());
        undisturbed.Run();
        using (var store = project.Workspace.OpenStore(new object(), "test", CancellationToken.None))
        {
            store.Index.SetGap(SourceSystem.ScreenConnect, project.Workspace.ScreenConnect.Reader.Rule.Gap);
            store.SaveState();
            using var evidence = new Evidence(project.Workspace.ScreenConnect.Reader.Rule, store.Index, store.StateFolder);
            var segment = undisturbed.Read().SelectMany(session => session.Segments).First();
            evidence.Add(evidence.SetAside(new([segment], "a.csv")).Segments[0], "a.csv", 0, false);
            Assert.NotEmpty(new Adoption("test", project.Workspace.ScreenConnect.Reader.Rule, store, evidence).Apply(CancellationToken.None));
        }

        Assert.Equal("py-1", Assert.Single(project.Read()).SessionId);
        project.Run();

        Assert.Equal(undisturbed.Snapshot(), project.Snapshot());

        static TestProject Sample()
        {
            var project = new TestProject();
            AdoptionTests.Connections().Put(project);
            project.Log("a.csv", AdoptionTests.Row(1, 0).Exact());
            return project;
        }
    }

    [Fact]
    public void A_file_that_is_put_back_beside_its_adopted_session_doubles_nothing()
    {
        using var project = new TestProject();
        var session = AdoptionTests.Connections();
        session.Put(project);
        project.Log("a.csv", AdoptionTests.Row(1, 0).Exact());
        project.Run();
        var before = project.Snapshot();
        session.Put(project);

        project.Run();

        Assert.Equal(before, project.Snapshot());
    }

    [Fact]
    public void What_a_session_that_cannot_be_read_holds_is_not_stored_a_second_time()
    {
        using var project = new TestProject();
        var file = AdoptionTests.Connections().Put(project);
        project.Log("a.csv", AdoptionTests.Row(1, 0).Exact(), AdoptionTests.Row(5, 48 * 60).Exact());
        var saved = File.ReadAllBytes(file);
        using (var store = project.Workspace.OpenStore(new object(), "test", CancellationToken.None))
        {
            // Not readable for the time of one run.
            File.WriteAllText(file, "{");
            var events = TestProject.Collect(new Pipeline(project.Workspace).ImportAsync(project.Workspace.ScreenConnect, null, true, new(), store, null, CancellationToken.None));
            Assert.Single(events.OfType<SessionFailed>());
            Assert.Equal("{", File.ReadAllText(file));
        }

        File.WriteAllBytes(file, saved);
        project.Run();

        Assert.Equal([2, 1], project.Read().Select(session => session.SegmentCount));
        PythonSession.AssertKept(project.Read()[0]);
    }

    [Fact]
    public void Sessions_that_number_their_segments_from_one_keep_them_apart()
    {
        using var project = new TestProject();
        foreach (var number in new[] { 1, 2 })
        {
            var session = new PythonSession("py-" + number, "ScreenConnect", $"2026-10-0{number}T12:00:00Z")
                .Connection(AdoptionTests.Id(number), $"2026-10-0{number}T12:00:00Z", $"2026-10-0{number}T12:15:00Z")
                .Connection("gone-" + number, $"2026-10-0{number}T12:20:00Z", $"2026-10-0{number}T12:35:00Z");
            for (var at = 0; at < 2; at++) session.Segments[at]!["segment_id"] = at + 1 + "";
            session.Put(project);
        }

        project.Log("a.csv", AdoptionTests.Row(1, -4 * 24 * 60).Exact(), AdoptionTests.Row(2, -3 * 24 * 60).Exact());

        project.Run();

        Assert.Equal([2, 2], project.Read().Select(session => session.SegmentCount));
        Assert.Equal(4, project.Read().SelectMany(session => session.Segments).Select(segment => segment.SegmentId).Distinct().Count());
    }
}
