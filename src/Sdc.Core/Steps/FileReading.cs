using System.Collections.Concurrent;

namespace Sdc;

/// <summary>One source file that is being read on another thread.</summary>
internal sealed class FileReading : IDisposable
{
    // Records are handed over in batches, and only so many wait: a large file must not be read faster than it is taken in.
    private const int BatchSize = 64;
    private const int MostBatches = 32;

    private readonly BlockingCollection<List<SourceItem>> batches = new(MostBatches);
    private readonly CancellationTokenSource stop;
    private readonly Task task;

    /// <summary>Starts to read.</summary>
    /// <param name="open">Opens the file.</param>
    /// <param name="reader">Reads it.</param>
    /// <param name="evidence">Sets texts aside.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public FileReading(Func<SourceScan> open, ISourceReader reader, Evidence evidence, CancellationToken cancellation)
    {
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        task = Task.Run(() => ReadAsync(open, reader, evidence, stop.Token), CancellationToken.None);
    }

    /// <summary>The file; known when the reading is over.</summary>
    public SourceScan Scan { get; private set; } = null!;

    /// <summary>The records, as they are read.</summary>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public IEnumerable<SourceItem> Items()
    {
        foreach (var batch in batches.GetConsumingEnumerable())
        {
            foreach (var item in batch) yield return item;
        }

        task.GetAwaiter().GetResult();
    }

    /// <summary>Stops the reading, if it is not over, and closes the file.</summary>
    public void Dispose()
    {
        stop.Cancel();
        while (!batches.IsCompleted) batches.TryTake(out _, Timeout.Infinite);
        Task.WaitAny(task);
        Scan?.Dispose();
        batches.Dispose();
        stop.Dispose();
    }

    private async Task ReadAsync(Func<SourceScan> open, ISourceReader reader, Evidence evidence, CancellationToken cancellation)
    {
        try
        {
            Scan = open();
            if (Scan.Content is not null) await ReadAsync(Scan, reader, evidence, cancellation).ConfigureAwait(false);
            Scan.Close();
        }
        finally
        {
            batches.CompleteAdding();
        }
    }

    private async Task ReadAsync(SourceScan scan, ISourceReader reader, Evidence evidence, CancellationToken cancellation)
    {
        var batch = new List<SourceItem>(BatchSize);
        try
        {
            await foreach (var item in reader.ReadAsync(scan.Content!, scan.Path, cancellation).ConfigureAwait(false))
            {
                batch.Add(item is GoodRecord good ? evidence.SetAside(good) : item);
                if (batch.Count < BatchSize) continue;
                batches.Add(batch, cancellation);
                batch = new(BatchSize);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A failing disk ends this file, not the run.
            scan.Fail(error.Message);
        }

        if (batch.Count > 0) batches.Add(batch, cancellation);
    }
}
