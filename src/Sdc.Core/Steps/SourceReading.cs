namespace Sdc;

/// <summary>Reads the files of a source, a few at a time on other threads, and gives them back in their order.</summary>
internal sealed class SourceReading(IReadOnlyList<string> files, Func<string, SourceScan> open, ISourceReader reader, Evidence evidence, CancellationToken cancellation) : IDisposable
{
    private readonly Queue<FileReading> ahead = new();
    private FileReading? current;
    private int started;

    /// <summary>The next file; null at the end. The one before is closed.</summary>
    public FileReading? Next()
    {
        current?.Dispose();
        while (started < files.Count && ahead.Count < Environment.ProcessorCount)
        {
            var file = files[started++];
            ahead.Enqueue(new(() => open(file), reader, evidence, cancellation));
        }

        return current = ahead.Count > 0 ? ahead.Dequeue() : null;
    }

    public void Dispose()
    {
        current?.Dispose();
        foreach (var reading in ahead) reading.Dispose();
    }
}
