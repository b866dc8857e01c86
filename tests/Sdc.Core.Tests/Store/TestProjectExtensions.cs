namespace Sdc.Tests.Store;

/// <summary>Files that a test puts into a project.</summary>
internal static class TestProjectExtensions
{
    public static void Put(this TestProject project, string name, string json)
    {
        Directory.CreateDirectory(project.Sessions);
        File.WriteAllText(Path.Combine(project.Sessions, name), json);
    }

    public static void Ticket(this TestProject project, string name, params string[] tickets) =>
        File.WriteAllText(Path.Combine(project.Tickets, name), "{\"tickets\":[" + string.Join(",", tickets) + "]}");

    /// <summary>Writes a chat as SillyTavern does: without a line end at the end.</summary>
    public static string Chat(this TestProject project, string name, params string[] lines)
    {
        var path = Path.Combine(project.Chats, name);
        File.WriteAllText(path, string.Join("\n", lines));
        return path;
    }

    /// <summary>The ids of all messages in the session files, as often as they stand there.</summary>
    public static List<string> MessageIds(this TestProject project) =>
        [.. project.Read().SelectMany(session => session.Segments).Select(segment => segment.SegmentId).OrderBy(id => id, StringComparer.Ordinal)];

    public static void Remove(this TestProject project, Session session)
    {
        using var store = project.Workspace.OpenStore(new object(), "test", CancellationToken.None);
        store.Remove(store.Find(session.SessionId)!);
        store.SaveState();
    }
}
