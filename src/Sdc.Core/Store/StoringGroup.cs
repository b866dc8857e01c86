namespace Sdc;

/// <summary>Sessions whose files are flushed to the disk together, for that is much cheaper than one by one, before any of them gets its name.</summary>
internal sealed class StoringGroup(SessionFolder folder)
{
    // Who waits for the first of them need not wait for the last; but to be woken for each costs more than to name it.
    private const int NamedAtOnce = 32;

    private readonly List<StoringTask> tasks = [];
    private readonly List<Task> making = [];
    private readonly List<TaskCompletionSource<bool>> naming = [];

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
        for (var at = 0; at < tasks.Count; at++)
        {
            if (at % NamedAtOnce == 0) naming.Add(new());
            tasks[at].Running = naming[at / NamedAtOnce].Task;
        }

        _ = Task.Run(StoreAsync);
    }

    private async Task StoreAsync()
    {
        try
        {
            await Task.WhenAll(making).ConfigureAwait(false);
            var error = Flush();
            for (var at = 0; at < tasks.Count; at++)
            {
                tasks[at].End(error);
                if ((at + 1) % NamedAtOnce == 0 || at + 1 == tasks.Count) naming[at / NamedAtOnce].SetResult(true);
            }
        }
        catch (Exception error)
        {
            // Nothing that was foreseen: whoever waits gets it.
            foreach (var some in naming) some.TrySetException(error);
        }
    }

    private Exception? Flush()
    {
        try
        {
            if (folder.Storage.Sync) DiskSync.Files(folder.Path, folder.IsLocal, [.. tasks.Select(task => task.TemporaryPath).OfType<string>()]);
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return failure;
        }
    }
}
