namespace Sdc.Tests.Store;

public class SessionsAheadTests
{
    [Fact]
    public void They_come_in_their_order_and_one_that_cannot_be_read_is_left_to_whoever_wants_it()
    {
        using var project = new TestProject();
        project.Log("a.csv", [.. Enumerable.Range(0, 100).Select(number => AdoptionTests.Row(number, 200 * number).Exact())]);
        project.Run();
        var entries = project.Workspace.ReadIndex(default).Sessions.OrderByDescending(session => session.FileName, StringComparer.Ordinal).ToList();
        Assert.Equal(100, entries.Count);
        File.Delete(Path.Combine(project.Sessions, entries[17].FileName));
        File.WriteAllText(Path.Combine(project.Sessions, entries[70].FileName), "no session");
        File.SetLastWriteTimeUtc(Path.Combine(project.Sessions, entries[70].FileName), new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        var ahead = new SessionsAhead(project.Workspace.Folder, entries);

        for (var at = 0; at < entries.Count; at++) Assert.Equal(at is 17 or 70 ? null : entries[at].SessionId, ahead.Next()?.SessionId);
    }
}
