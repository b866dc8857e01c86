namespace Sdc;

/// <summary>Has what a damaged session file held fetched from its server again, where it came from one.</summary>
internal static class ServerReading
{
    private const int MostSpan = 2;

    /// <summary>Notes what the next fetch has to ask for again.</summary>
    /// <param name="workspace">The project.</param>
    /// <param name="source">The session's source.</param>
    /// <param name="fileName">The session file's name, which tells its day.</param>
    /// <param name="held">What it held.</param>
    /// <exception cref="IOException">It cannot be noted.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be noted.</exception>
    public static void AskAgain(Workspace workspace, string source, string fileName, HeldEvents held)
    {
        var (configuration, state) = (workspace.Configuration, workspace.Configuration.StateFolder);
        if (source == SourceSystem.SyncroRmm && configuration.SyncroApi.BaseUrl is { } server && held.TicketIds.Count > 0)
        {
            var path = TicketFetch.ProgressPath(state, server);
            var progress = TicketProgress.Load(path, server);
            foreach (var ticket in held.TicketIds.Where(ticket => !progress.Due.ContainsKey(ticket))) progress.Due[ticket] = null;
            progress.Save(path, configuration.Storage);
            return;
        }

        if (source != SourceSystem.ScreenConnect || !workspace.ScreenConnect.IsFetched || SessionFileName.Day(fileName) is not { } day) return;
        var since = new DateTimeOffset(DateTime.SpecifyKind(day, DateTimeKind.Unspecified), TimeSpan.Zero);
        ReportFetch.State(configuration).AskAgain(new(since, since.AddDays(MostSpan)), DateTimeOffset.UtcNow);
    }
}
