namespace Sdc.Tests.Store;

public class RemovalTests
{
    private static readonly DateTime Noon = new(2026, 10, 5, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_removed_session_stays_away_from_every_later_run_until_forced()
    {
        using var project = new TestProject();
        project.Log("a.csv", Row(1, 0).Exact());
        project.Run();
        Remove(project, project.Read().Single());

        project.Run();
        project.Log("b.csv", Row(1, 0).Minutes());
        project.Run();
        Directory.GetFiles(project.State).Where(file => !file.EndsWith("decisions.json", StringComparison.Ordinal)).ToList().ForEach(File.Delete);
        var skipped = project.Run().OfType<StepFinished>().First().Summary.Skipped;

        Assert.Empty(project.Read());
        Assert.Equal(1, skipped);
        project.Run(options: new(Force: true));
        Assert.Single(project.Read());
        project.Log("c.csv", Row(1, 0).Open());
        project.Run();
        Assert.Single(project.Read());
        Assert.DoesNotContain(project.Read().Single().Segments[0].SegmentId, File.ReadAllText(Path.Combine(project.State, "decisions.json")));
    }

    [Fact]
    public void New_work_beside_a_removed_session_is_a_session_of_its_own()
    {
        using var project = new TestProject();
        project.Log("a.csv", Row(1, 0).Exact());
        project.Run();
        Remove(project, project.Read().Single());
        project.Log("b.csv", Row(2, 10).Exact());

        project.Run();

        Assert.Equal(1, project.Read().Single().SegmentCount);
    }

    private static void Remove(TestProject project, Session session)
    {
        using var store = project.Workspace.OpenStore(new object(), "test", CancellationToken.None);
        Assert.IsType<SessionStored>(store.Remove(store.Find(session.SessionId)!));
        store.SaveState();
    }

    private static Connection Row(int number, int minutes) =>
        new(new Guid(number, 1, 1, new byte[8]).ToString(), "Dana", "Acme", "PC-1", Noon.AddMinutes(minutes), TimeSpan.FromMinutes(15));
}
