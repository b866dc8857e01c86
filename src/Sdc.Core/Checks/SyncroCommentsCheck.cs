namespace Sdc;

/// <summary>The comments of a ticket in Syncro: those of the first that was listed.</summary>
internal sealed class SyncroCommentsCheck(ServerProbe probe, SyncroListCheck tickets) : ICheck
{
    public string Name => "Syncro: " + SyncroContract.Comments;

    public async Task<CheckResult> RunAsync(CancellationToken cancellation)
    {
        if (tickets.FirstId is not { } id) return CheckResult.Skipped("Not asked, for no ticket was listed whose comments could be read.");
        return await probe.AskAsync(SyncroContract.CommentsOf(id, 1), ReadAsync, SyncroListCheck.Advice("Tickets - View Details"), cancellation).ConfigureAwait(false);
    }

    private static async Task<string> ReadAsync(Stream content, CancellationToken cancellation)
    {
        using var page = await SyncroPage.ReadAsync(content, SyncroContract.Comments, 1, cancellation).ConfigureAwait(false);
        return SyncroListCheck.Found(page, SyncroContract.Comments);
    }
}
