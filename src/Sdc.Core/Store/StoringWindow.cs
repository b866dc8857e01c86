namespace Sdc;

/// <summary>Makes and writes sessions a batch at a time on other threads, and gives them back in the order in which they were started.</summary>
internal sealed class StoringWindow(PartMaker maker) : IDisposable
{
    // A session is made in less time than a thread takes to wake up, so a thread gets several at once.
    private const int BatchSize = 16;

    // Enough to keep the processors busy; what is being written is held in memory.
    private const long MostBytes = 2 * 1024 * 1024;

    private static readonly int MostTasks = Environment.ProcessorCount * BatchSize * 3;

    private readonly Queue<StoringTask> tasks = new();
    private List<StoringTask> batch = new(BatchSize);
    private long bytes;

    public bool IsFull => tasks.Count >= MostTasks || bytes >= MostBytes;

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
        var running = Task.Run(() =>
        {
            foreach (var task in started) task.Run(maker);
        });
        foreach (var task in started) task.Running = running;
    }
}
