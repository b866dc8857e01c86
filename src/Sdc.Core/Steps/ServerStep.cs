using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Sdc;

/// <summary>Fetches a source from its server and stores it batch by batch: the next one is fetched while one is stored.</summary>
internal sealed class ServerStep(string name, ISourceReader reader, IServerFetch fetch)
{
    // Storing is now faster, now slower than fetching; what waits is held in memory.
    private const int BatchesAhead = 1;

    /// <summary>Fetches into the store.</summary>
    /// <param name="query">What to fetch.</param>
    /// <param name="store">The store; null only converts.</param>
    /// <param name="view">How converted sessions are shown.</param>
    /// <param name="options">What to emit.</param>
    /// <param name="link">Decides customers before sessions are stored.</param>
    /// <param name="cancellation">Stops; what is stored by then is complete, and is not fetched again.</param>
    public async IAsyncEnumerable<RunEvent> RunAsync(ServerQuery query, StoreWriter? store, SessionView view, IngestOptions options, LinkStep? link, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        // What only converts knows nothing of earlier runs.
        if (store is null) query = query with { Force = true };
        var total = new StepSummary { Step = name };
        var known = store?.Ledger.Find(reader.Rule.Source, fetch.Name);
        var bad = new List<BadRecord>();
        Exception? failure = null;
        RunWarning? notSaved = null;
        var allStored = true;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var channel = Channel.CreateBounded<ServerBatch>(BatchesAhead);
        var fetching = Task.Run(() => FetchAsync(query, channel.Writer, stop.Token), CancellationToken.None);
        try
        {
            while (await channel.Reader.WaitToReadAsync(cancellation).ConfigureAwait(false))
            {
                while (channel.Reader.TryRead(out var batch))
                {
                    if (batch.Progress.Length > 0) yield return new RunProgress(name, batch.Progress, batch.Done, batch.Total);
                    var part = new StepSummary();
                    if (batch.Items.Count > 0)
                    {
                        var step = new IngestStep(name, reader);
                        var events = store is null
                            ? step.ConvertAsync(SourceInput.OfServer(fetch.Name, batch.Items, null, reader, null, cancellation), view, cancellation)
                            : step.StoreAsync(SourceInput.OfServer(fetch.Name, batch.Items, known, reader, store, cancellation), store, options, link, null, cancellation);
                        await foreach (var happened in events.ConfigureAwait(false))
                        {
                            if (happened is RecordFailed failed) bad.Add(failed.Record);
                            if (happened is StepFinished finished) part = finished.Summary;
                            else if (happened is not RunProgress) yield return happened;
                        }

                        total.Add(part);
                    }

                    allStored &= !part.IsDueAgain;
                    // What comes later must not be noted as done while something before it is not.
                    if (store is not null && allStored && TryCommit(batch) is { } notNoted) yield return notNoted;
                }
            }
        }
        finally
        {
            stop.Cancel();
            failure = await EndAsync(fetching).ConfigureAwait(false);
            notSaved = store?.SaveState();
        }

        if (notSaved is not null) yield return notSaved;

        if (failure is OperationCanceledException) cancellation.ThrowIfCancellationRequested();
        if (failure is SdcException told)
        {
            var record = new BadRecord(fetch.Name, 0, null, told.Message + (total.Read > 0 ? " What was fetched before is stored; the next run goes on from there." : " The next run tries again."), null) { ErrorId = told.ErrorId };
            total.Failed++;
            total.NewlyFailed++;
            total.Impossible = total.Read == 0;
            yield return new RecordFailed(record, true);
        }

        if (store is not null && Note(store, bad, known, failure is null) is { } warning) yield return warning;
        total.Duration = clock.Elapsed;
        yield return new StepFinished(total);
    }

    private async Task FetchAsync(ServerQuery query, ChannelWriter<ServerBatch> batches, CancellationToken cancellation)
    {
        try
        {
            await foreach (var batch in fetch.FetchAsync(query, cancellation).ConfigureAwait(false)) await batches.WriteAsync(batch, cancellation).ConfigureAwait(false);
        }
        finally
        {
            batches.TryComplete();
        }
    }

    private static async Task<Exception?> EndAsync(Task fetching)
    {
        try
        {
            await fetching.ConfigureAwait(false);
            return null;
        }
        catch (Exception error) when (error is SdcException or OperationCanceledException)
        {
            return error;
        }
    }

    private static RunWarning? TryCommit(ServerBatch batch)
    {
        try
        {
            batch.Commit?.Invoke();
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new("FetchNotNoted", $"What was fetched is stored, but it could not be noted ({OneLine.Escape(error.Message)}): the next run fetches it again, and nothing is doubled.");
        }
    }

    // What failed is kept apart until a run fetches it, and is told as new only once.
    private RunWarning? Note(StoreWriter store, List<BadRecord> bad, LedgerEntry? known, bool isWhole)
    {
        if (bad.Count == 0 && known is null) return null;
        var entry = new LedgerEntry { Size = -1, Bad = [.. bad.Select(LedgerBadRecord.Of)] };
        if (!isWhole && known is not null) entry.Bad.AddRange(known.Bad.Where(one => !entry.Bad.Exists(other => other.Id == one.Id)));
        store.Ledger.Set(reader.Rule.Source, fetch.Name, entry);
        if (isWhole && store.Quarantine.TrySet(reader.Rule.Source, fetch.Name, bad) is { } notKept) return notKept;
        return store.SaveState();
    }
}
