namespace Sdc;

/// <summary>
/// Reads the files of a source ahead of the step that takes them in: as many at a time as there are processors, a few dozen ahead, given back in their order.
/// </summary>
internal sealed class SourceReading : IDisposable
{
    // What waits to be taken in is held in memory.
    private const int MostAhead = 48;

    private readonly IReadOnlyList<string> files;
    private readonly Func<string, SourceScan> look;
    private readonly ISourceReader reader;
    private readonly Evidence evidence;
    private readonly CancellationTokenSource stop;
    private readonly Queue<FileReading> ahead = new();
    private readonly Queue<FileReading> due = new();
    private readonly List<Task> workers = [];
    private FileReading? current;
    private int looked;
    private int working;

    /// <summary>Makes a reading; it begins with <see cref="Begin"/>.</summary>
    /// <param name="files">Full paths.</param>
    /// <param name="look">Looks at a file.</param>
    /// <param name="reader">Reads it.</param>
    /// <param name="evidence">Sets the texts aside.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public SourceReading(IReadOnlyList<string> files, Func<string, SourceScan> look, ISourceReader reader, Evidence evidence, CancellationToken cancellation)
    {
        this.files = files;
        this.look = look;
        this.reader = reader;
        this.evidence = evidence;
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
    }

    /// <summary>Begins to read; sessions of other sources may be stored meanwhile.</summary>
    public void Begin()
    {
        while (looked < files.Count && ahead.Count < MostAhead)
        {
            stop.Token.ThrowIfCancellationRequested();
            var file = new FileReading(look(files[looked++]), reader, evidence);
            ahead.Enqueue(file);
            if (file.IsDue) Add(file);
        }
    }

    /// <summary>The next file; null at the end. The one before is closed.</summary>
    public FileReading? Next()
    {
        current?.Dispose();
        Begin();
        return current = ahead.Count > 0 ? ahead.Dequeue() : null;
    }

    public void Dispose()
    {
        stop.Cancel();
        // A worker that waits to hand something over is stopped by the token.
        lock (due) due.Clear();
        Task.WaitAll([.. workers]);
        current?.Dispose();
        foreach (var file in ahead) file.Dispose();
        stop.Dispose();
    }

    private void Add(FileReading file)
    {
        lock (due)
        {
            due.Enqueue(file);
            // Counted by hand: a worker that has found nothing more to do is not completed yet, and takes nothing any more.
            if (working == Environment.ProcessorCount) return;
            working++;
            workers.RemoveAll(worker => worker.IsCompleted);
            workers.Add(Task.Run(Work));
        }
    }

    private void Work()
    {
        while (true)
        {
            FileReading file;
            lock (due)
            {
                if (due.Count == 0)
                {
                    working--;
                    return;
                }

                file = due.Dequeue();
            }

            file.Read(stop.Token);
        }
    }
}
