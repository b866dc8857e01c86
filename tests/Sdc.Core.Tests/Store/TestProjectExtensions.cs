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

    public static void Remove(this TestProject project, Session session)
    {
        using var store = project.Workspace.OpenStore(new object(), "test", CancellationToken.None);
        store.Remove(store.Find(session.SessionId)!);
        store.SaveState();
    }
}
