namespace Sdc.Tests.Store;

public class IngestTests
{
    private static readonly DateTime Noon = new(2026, 10, 5, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_new_session_is_linked_before_it_is_written_so_that_a_run_writes_it_once()
    {
        using var project = new TestProject();
        project.Customers((1, "Acme"));
        project.Log("a.csv", Row(1, 0).Exact());

        project.Run(link: true);

        var session = project.Read().Single();
        Assert.Equal(SessionStatus.Linked, session.Status);
        Assert.Equal(session.Meta.IngestionTimestampUtc, session.Meta.LastUpdatedTimestampUtc);
    }

    [Fact]
    public void A_source_of_the_same_size_and_time_is_not_opened()
    {
        using var project = new TestProject();
        var path = project.Log("a.csv", Row(1, 0).Exact());
        project.Run();
        var (time, size) = (File.GetLastWriteTimeUtc(path), (int)new FileInfo(path).Length);
        File.WriteAllBytes(path, new byte[size]);
        File.SetLastWriteTimeUtc(path, time);

        var events = project.Run();

        Assert.Empty(events.OfType<RecordFailed>());
        Assert.Equal(1, events.OfType<StepFinished>().First().Summary.Unchanged);
    }

    [Fact]
    public void A_bad_record_is_new_once_and_the_good_ones_beside_it_are_stored()
    {
        using var project = new TestProject();
        project.Log("a.csv", Row(1, 0).Exact(), Row(2, 200).Exact().Replace("2026-10-05T15", "2026-30-05T15"));

        var first = project.Run();
        project.Log("a.csv", Row(3, 400).Exact(), Row(1, 0).Exact(), Row(2, 200).Exact().Replace("2026-10-05T15", "2026-30-05T15"));
        var second = project.Run();
        var third = project.Run();

        var failed = Assert.Single(first.OfType<RecordFailed>());
        Assert.True(failed.IsNew);
        Assert.Equal((3, "ConnectedTime"), ((int)failed.Record.Line, failed.Record.Column));
        Assert.False(Assert.Single(second.OfType<RecordFailed>()).IsNew);
        Assert.Contains(second.OfType<RunWarning>(), warning => warning.Id == "RecordsStillFail" && warning.Message.Contains("a.csv"));
        Assert.Empty(third.OfType<RecordFailed>());
        Assert.Contains(third.OfType<RunWarning>(), warning => warning.Id == "RecordsStillFail" && warning.Message.Contains("a.csv"));
        Assert.Equal((1, 0), ((int)third.OfType<StepFinished>().First().Summary.Failed, (int)third.OfType<StepFinished>().First().Summary.NewlyFailed));
        Assert.Equal(2, project.Read().Count);
        Assert.Contains("2026-30-05", File.ReadAllText(Directory.GetFiles(Path.Combine(project.State, "quarantine")).Single()));
        project.Log("a.csv", Row(1, 0).Exact(), Row(2, 200).Exact());
        project.Run();
        Assert.Empty(Directory.GetFiles(Path.Combine(project.State, "quarantine")));
    }

    [Fact]
    public void A_corrected_time_zone_moves_what_was_read_with_the_wrong_one()
    {
        using var project = new TestProject("""{ "processing_defaults": { "time_zone": "UTC" } }""");
        project.Log("a.csv", Row(1, 0).Minutes());
        project.Run();
        Assert.Equal(Noon, project.Read().Single().Insights.SessionStartTimeUtc!.Value.UtcDateTime);

        project.Configure("""{ "processing_defaults": { "time_zone": "America/New_York" } }""");
        project.Run();

        var moved = project.Read().Single();
        Assert.Equal((Noon.AddHours(4), 15), (moved.Insights.SessionStartTimeUtc!.Value.UtcDateTime, moved.DurationMinutes));
    }

    [Fact]
    public void Another_gap_cuts_what_is_stored_anew_though_its_source_is_gone()
    {
        using var project = new TestProject();
        File.Delete(ReadThenForget(project, Row(1, 0).Exact(), Row(2, 35).Exact()));
        Assert.Single(project.Read());

        project.Configure("""{ "processing_defaults": { "time_zone": "UTC", "screenconnect_session_gap_minutes": 10 } }""");
        project.Run();

        Assert.Equal(2, project.Read().Count);
    }

    [Fact]
    public void Exactly_the_gap_does_not_cut()
    {
        using var project = new TestProject();
        project.Log("a.csv", Row(1, 0).Exact(), Row(2, 45).Exact());

        project.Run();

        Assert.Single(project.Read());
        project.Log("b.csv", (Row(3, 90) with { Start = Noon.AddMinutes(90).AddTicks(1) }).Exact());
        project.Run();
        Assert.Equal(2, project.Read().Count);
    }

    [Fact]
    public void Connections_that_overlap_count_their_common_time_once()
    {
        using var project = new TestProject();
        project.Log("a.csv", Row(1, 0).Exact(), (Row(2, 5) with { Machine = "PC-2" }).Exact());

        project.Run();

        var session = project.Read().Single();
        Assert.Equal((1200, 20, 2), ((int)session.Insights.ActiveSeconds!, session.DurationMinutes, session.SegmentCount));
    }

    [LinuxFact]
    public async Task No_more_files_are_open_at_a_time_than_there_are_processors()
    {
        using var project = new TestProject();
        for (var number = 0; number < 40; number++) project.Log($"{number}.csv", Row(number + 1, 100 * number).Exact());
        using var store = project.Workspace.OpenStore(new object(), "test", CancellationToken.None);
        var events = new Pipeline(project.Workspace).ImportAsync(project.Workspace.ScreenConnect, null, true, new(), store, null, CancellationToken.None);

        await foreach (var happened in events)
        {
            var open = OpenFiles().Where(file => file.StartsWith(project.Logs, StringComparison.Ordinal)).Distinct().ToList();
            if (happened is RunProgress { Done: > 0 }) Assert.InRange(open.Count, 0, Environment.ProcessorCount);
            if (happened is SessionStored) Assert.Empty(open);
        }
    }

    private static IEnumerable<string> OpenFiles() => new DirectoryInfo("/proc/self/fd").EnumerateFiles().Select(link => link.LinkTarget).OfType<string>();

    private static string ReadThenForget(TestProject project, params string[] rows)
    {
        var path = project.Log("a.csv", rows);
        project.Run();
        return path;
    }

    private static Connection Row(int number, int minutes) =>
        new(new Guid(number, 1, 1, new byte[8]).ToString(), "Dana", "Acme", "PC-1", Noon.AddMinutes(minutes), TimeSpan.FromMinutes(15));
}
