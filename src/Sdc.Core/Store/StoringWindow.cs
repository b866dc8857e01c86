namespace Sdc;

/// <summary>Makes and writes sessions a batch at a time on other threads, and gives them back in the order in which they were started.</summary>
internal sealed class StoringWindow(PartMaker maker, SessionFolder folder) : IDisposable
{
    // A session is made in less time than a thread takes to wake up, so a thread gets several at once.
    private const int BatchSize = 16;

    // So many are flushed to the disk at once, and so many more are made meanwhile.
    private const int FlushedAtOnce = 256;

    // Enough to keep the processors busy; what is being written is held in memory.
    private const long MostBytes = 2 * 1024 * 1024;

    private readonly int mostTasks = folder.Storage.Sync ? 2 * FlushedAtOnce : Environment.ProcessorCount * BatchSize * 3;
    private readonly Queue<StoringTask> tasks = new();
    private List<StoringTask> batch = new(BatchSize);
    private StoringGroup? group;
    private long bytes;

    public bool IsFull => tasks.Count >= mostTasks || bytes >= MostBytes;

    public void Start(SessionPart part)
    {
        var task = new StoringTask(part);
        bytes += task.Size;
        tasks.Enqueue(task);
        batch.Add(task);
        if (batch.Count == BatchSize || IsFull) StartBatch();
    }

    /// <summary>The oldest, when it is done; null when none is left.</summary>
    public StoringTask? Next()
    {
        if (tasks.Count == 0) return null;
        var task = tasks.Dequeue();
        if (batch.Contains(task)) StartBatch();
        if (task.Running is null) EndGroup();
        bytes -= task.Size;
        task.Wait();
        return task;
    }

    public void Dispose()
    {
        while (Next() is not null)
        {
            // What is being written is finished.
        }
    }

    private void StartBatch()
    {
        var started = batch;
        batch = new(BatchSize);
        var making = Task.Run(() =>
        {
            foreach (var task in started) task.Make(maker);
        });
        group ??= new(folder);
        group.Add(started, making);
        // What is not flushed need not wait for others.
        if (!folder.Storage.Sync || group.Count >= FlushedAtOnce || group.Size >= MostBytes / 2) EndGroup();
    }

    private void EndGroup()
    {
        group?.Store();
        group = null;
    }
}
