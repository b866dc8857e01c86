namespace Sdc;

/// <summary>Sessions whose files are flushed to the disk together, for that is much cheaper than one by one, before any of them gets its name.</summary>
internal sealed class StoringGroup(SessionFolder folder)
{
    private readonly List<StoringTask> tasks = [];
    private readonly List<Task> making = [];

    public int Count => tasks.Count;

    /// <summary>Length of the new texts, in bytes.</summary>
    public long Size { get; private set; }

    /// <summary>Adds sessions that are being made.</summary>
    public void Add(IReadOnlyCollection<StoringTask> batch, Task made)
    {
        tasks.AddRange(batch);
        making.Add(made);
        Size += batch.Sum(task => task.Size);
    }

    /// <summary>Flushes and names the files when all are made; nothing may be added any more.</summary>
    public void Store()
    {
        var storing = Task.Run(StoreAsync);
        foreach (var task in tasks) task.Running = storing;
    }

    private async Task StoreAsync()
    {
        await Task.WhenAll(making).ConfigureAwait(false);
        Exception? error = null;
        try
        {
            if (folder.Storage.Sync) DiskSync.Files(folder.Path, [.. tasks.Select(task => task.TemporaryPath).OfType<string>()]);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            error = failure;
        }

        foreach (var task in tasks) task.End(error);
    }
}
