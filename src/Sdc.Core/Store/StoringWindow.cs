namespace Sdc;

/// <summary>Makes and writes a few sessions at a time, and gives them back in the order in which they were started.</summary>
internal sealed class StoringWindow(PartMaker maker) : IDisposable
{
    // Enough to keep the processors busy; what is being written is held in memory.
    private const long MostBytes = 4 * 1024 * 1024;

    private static readonly int MostTasks = Environment.ProcessorCount * 16;

    private readonly Queue<StoringTask> tasks = new();
    private long bytes;

    public bool IsFull => tasks.Count >= MostTasks || bytes >= MostBytes;

    public void Start(SessionPart part)
    {
        bytes += part.Size;
        tasks.Enqueue(new(part, Task.Run(() => maker.Store(part, []))));
    }

    /// <summary>The oldest, when it is done; null when none is left.</summary>
    public StoringTask? Next()
    {
        if (tasks.Count == 0) return null;
        var task = tasks.Dequeue();
        bytes -= task.Part.Size;
        task.Wait();
        return task;
    }

    public void Dispose()
    {
        foreach (var task in tasks) task.Wait();
    }
}
