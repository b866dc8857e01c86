using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Sdc;

/// <summary>One source file on its way: read on another thread, taken in on the step's.</summary>
internal sealed class FileReading(SourceScan scan, ISourceReader reader, Evidence evidence) : IDisposable
{
    // Records are handed over in batches of so many records or segments, and only so many wait: a large file must not be read faster than it is taken in.
    private const int BatchSize = 64;
    private const int MostBatches = 32;

    private readonly BlockingCollection<List<SourceItem>>? batches = scan.IsUnchanged || scan.Failure is not null ? null : new(MostBatches);
    private Exception? failure;

    /// <summary>The file; all of it is known when <see cref="Items"/> has ended.</summary>
    public SourceScan Scan { get; } = scan;

    /// <summary>False when the file need not be read, or cannot.</summary>
    public bool IsDue => batches is not null;

    /// <summary>The records, as they are read.</summary>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public IEnumerable<SourceItem> Items()
    {
        if (batches is null) yield break;
        foreach (var batch in batches.GetConsumingEnumerable())
        {
            foreach (var item in batch) yield return item;
        }

        if (failure is not null) ExceptionDispatchInfo.Capture(failure).Throw();
    }

    /// <summary>Reads the file. Whatever goes wrong shows in <see cref="Items"/>.</summary>
    public void Read(CancellationToken cancellation)
    {
        try
        {
            cancellation.ThrowIfCancellationRequested();
            Scan.Open();
            if (Scan.Content is null) return;
            HandOver(cancellation);
            Scan.Close();
        }
        catch (Exception error)
        {
            failure = error;
        }
        finally
        {
            batches!.CompleteAdding();
        }
    }

    // The batches hold nothing that needs to be freed, and the reading thread may still be about to leave them.
    public void Dispose() => Scan.Dispose();

    private void HandOver(CancellationToken cancellation)
    {
        var batch = new List<SourceItem>();
        var segments = 0;
        try
        {
            foreach (var item in reader.Read(Scan.Content!, Scan.Path, cancellation))
            {
                var good = item as GoodRecord;
                batch.Add(good is null ? item : evidence.SetAside(good));
                segments += good?.Segments.Count ?? 0;
                if (batch.Count < BatchSize && segments < BatchSize) continue;
                batches!.Add(batch, cancellation);
                (batch, segments) = (new(), 0);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A failing disk ends this file, not the run.
            Scan.Fail(error.Message);
        }

        if (batch.Count > 0) batches!.Add(batch, cancellation);
    }
}
