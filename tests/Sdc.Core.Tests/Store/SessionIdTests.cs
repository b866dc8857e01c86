namespace Sdc.Tests.Store;

public class SessionIdTests
{
    private static readonly DateTime Noon = new(2026, 10, 5, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void The_beginning_of_an_id_is_taken_for_the_whole_where_it_is_one_sessions()
    {
        using var project = new TestProject();
        project.Log("a.csv", Row(1, 0).Exact(), Row(2, 600).Exact());
        project.Run();
        var id = project.Read()[0].SessionId;

        Assert.Equal(id, Read(project, id.Substring(0, 8).ToUpperInvariant()).SessionId);
        Assert.Equal(new SessionMissing(id.Substring(0, 7)), Assert.Single(Events(project, id.Substring(0, 7))));
        Assert.Equal(new SessionMissing("ffffffff"), Assert.Single(Events(project, "ffffffff")));
        using var store = project.Workspace.OpenStore(new object(), "test", CancellationToken.None);
        Assert.Equal(id, store.Find(id.Substring(0, 8))!.SessionId);
        Assert.Null(store.Find(id.Substring(0, 7)));
        Assert.Equal(new SessionMissing("ffffffff"), store.WhyNone("ffffffff"));
    }

    [Fact]
    public void The_beginning_of_two_ids_is_neither()
    {
        using var project = new TestProject();
        project.Log("a.csv", Row(1, 0).Exact());
        project.Run();
        var session = project.Read().Single();
        var id = session.SessionId;
        // A name given by hand is read for the id that it holds.
        File.WriteAllText(Path.Combine(project.Sessions, "by-hand.json"), File.ReadAllText(Directory.GetFiles(project.Sessions).Single()).Replace(id, id.Substring(0, 8) + "another"));

        Assert.Equal(new SessionMissing(id.Substring(0, 8), 2), Assert.Single(Events(project, id.Substring(0, 8))));
        Assert.Equal(id, Read(project, id).SessionId);
        using var store = project.Workspace.OpenStore(new object(), "test", CancellationToken.None);
        Assert.Null(store.Find(id.Substring(0, 8)));
        Assert.Equal(new SessionMissing(id.Substring(0, 8), 2), store.WhyNone(id.Substring(0, 8)));
        Assert.Equal(id.Substring(0, 8) + "another", store.Find(id.Substring(0, 8) + "ano")!.SessionId);
    }

    [Fact]
    public void A_session_whose_file_is_damaged_is_not_said_to_be_missing()
    {
        using var project = new TestProject();
        project.Log("a.csv", Row(1, 0).Exact());
        project.Run();
        var (id, file) = (project.Read().Single().SessionId, Directory.GetFiles(project.Sessions).Single());
        File.WriteAllText(file, "{");

        using var store = project.Workspace.OpenStore(new object(), "test", CancellationToken.None);
        Assert.Null(store.Find(id));
        foreach (var given in (string[])[id, id.Substring(0, 8)])
        {
            var failed = Assert.IsType<SessionFailed>(store.WhyNone(given));
            Assert.Equal(("SessionFileDamaged", file), (failed.ErrorId, failed.File));
            Assert.Contains("Repair-SdcStore", failed.Reason, StringComparison.Ordinal);
        }
    }

    private static Session Read(TestProject project, string id) => Assert.IsType<SessionStored>(Assert.Single(Events(project, id))).Session;

    private static List<RunEvent> Events(TestProject project, string id) => TestProject.Collect(project.Workspace.Reader.ReadAsync(new() { SessionIds = [id] }, CancellationToken.None));

    private static Connection Row(int number, int minutes) =>
        new(new Guid(number, 1, 1, new byte[8]).ToString(), "Dana", "Acme", "PC-1", Noon.AddMinutes(minutes), TimeSpan.FromMinutes(15));
}
