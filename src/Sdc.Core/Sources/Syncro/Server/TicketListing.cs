using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Sdc;

/// <summary>
/// Lists the tickets of a window and completes those that are new or changed, some at a time, in the order of the list; then those that are due from
/// earlier runs, those that only timers tell of, and those that the list should hold and does not.
/// </summary>
internal sealed class TicketListing(ServerConnection connection, string server, TicketLog log, TicketProgress progress, TicketWindow window, TimerReading timers)
{
    /// <summary>How many tickets are fetched at a time.</summary>
    public const int Parallel = 8;

    // Of these some are done already, and wait for one before them.
    private const int Ahead = 3 * Parallel;

    private const int MostReadings = 3;

    // So many failures in a row are the server's, not a ticket's.
    private const int MostFailures = 5;

    // A list that lacks more of the known tickets than this is wrong (another account, a filter, a fault) rather than they are deleted.
    private const int MostGone = 200;

    private readonly SyncroPages pages = new(connection);
    private readonly TicketDetails details = new(connection, server);
    private readonly Dictionary<long, long> listed = [];
    private readonly SortedDictionary<long, DateTimeOffset?> due = [];
    private readonly Queue<Task<FetchedTicket>> ahead = new();
    private DateTimeOffset? newest;
    private DateTimeOffset? oldestCreated;
    private bool isSettled;
    private int withoutComments;
    private int failures;
    private ServerException? lastError;
    private int missing;

    /// <summary>How many tickets were completed.</summary>
    public long Done { get; private set; }

    /// <summary>How far the listing is.</summary>
    public string Progress { get; private set; } = "";

    /// <summary>The tickets, as they are complete. Each is stored before the next batch is.</summary>
    /// <exception cref="ServerException">The list could not be had, or the server failed too often.</exception>
    public async IAsyncEnumerable<FetchedTicket> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var slots = new SemaphoreSlim(Parallel);
        try
        {
            for (var reading = 1; reading <= MostReadings && !isSettled; reading++)
            {
                var (pageCount, added, before) = (0, 0, newest);
                await foreach (var page in pages.ReadAsync(number => SyncroContract.TicketsSince(window.Since, number), SyncroContract.Tickets, stop.Token).ConfigureAwait(false))
                {
                    pageCount++;
                    Progress = FormattableString.Invariant($"tickets, page {page.Number}{(page.TotalPages is { } of ? $" of {of}" : "")}");
                    for (var at = 0; at < page.Entries.Count; at++)
                    {
                        var path = FormattableString.Invariant($"{SyncroContract.Tickets}[{at}]");
                        if (!IsNew(page.Entries[at], path, reading, before, ref added)) continue;
                        var ticket = page.Entries[at].Clone();
                        Begin(slots, () => details.CompleteAsync(ticket, path, false, stop.Token), stop.Token);
                        if (ahead.Count >= Ahead) yield return await NextAsync().ConfigureAwait(false);
                        ThrowIfServerFails();
                    }
                }

                // One page is as it was at one moment. Of several, one may have been read after a ticket moved from it to the page before.
                isSettled = pageCount < 2 || (reading > 1 && added == 0);
            }

            foreach (var (id, updated) in progress.Due.Where(ticket => !listed.ContainsKey(ticket.Key)).Select(ticket => (ticket.Key, ticket.Value))) Begin(slots, () => details.FetchAsync(id, updated, stop.Token), stop.Token);
            foreach (var (id, updated) in MissingFromList()) Begin(slots, () => details.FetchAsync(id, updated, stop.Token), stop.Token);
            await foreach (var ticket in DrainAsync().ConfigureAwait(false)) yield return ticket;

            // A ticket from before the window has timers from before it.
            if (timers.IsWhole && oldestCreated is { } oldest && oldest < OldestTimers)
            {
                Progress = "older timers";
                await timers.ReadAsync(oldest.AddDays(-1), OldestTimers.AddSeconds(1), id => listed.ContainsKey(id) || log.Knows(id), stop.Token).ConfigureAwait(false);
            }

            foreach (var id in timers.Stock.Tickets.ToList())
            {
                if (log.Knows(id) || listed.ContainsKey(id)) yield return new(0, null, [timers.Stock.Take(id)!], true);
                else Begin(slots, () => details.FetchAsync(id, null, stop.Token), stop.Token);
                if (ahead.Count >= Ahead) yield return await NextAsync().ConfigureAwait(false);
                ThrowIfServerFails();
            }

            await foreach (var ticket in DrainAsync().ConfigureAwait(false)) yield return ticket;
        }
        finally
        {
            stop.Cancel();
            await Task.WhenAll(ahead.Select(task => task.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default))).ConfigureAwait(false);
        }
    }

    /// <summary>What is told once, at the end.</summary>
    public IReadOnlyList<SourceItem> Remarks()
    {
        // What is wrong with the timers is told after the tickets: if those cannot be had either, that is what matters.
        var remarks = new List<SourceItem>(timers.Bad);
        if (details.Refused is { } refused) remarks.Add(new BadRecord(server, 0, SyncroContract.Comments, FormattableString.Invariant($"{refused.Message} {withoutComments} tickets are stored with only the comments that the list carries; the next run fetches the rest."), null) { ErrorId = refused.ErrorId });
        if (!isSettled) remarks.Add(new SourceRemark(server, "The list of tickets changed each time it was read. What was read is stored; the next run reads the same time again."));
        if (missing > MostGone) remarks.Add(new SourceRemark(server, FormattableString.Invariant($"The list lacks {missing} tickets that were fetched before. That many are hardly deleted: check whether the key still may see them. Nothing was marked.")));
        return remarks;
    }

    /// <summary>Notes how far the fetch is, now that all is stored.</summary>
    /// <param name="known">How far it was.</param>
    /// <param name="skew">The server's clock less this machine's.</param>
    public TicketProgress Finish(TicketProgress known, TimeSpan? skew)
    {
        known.Due = due;
        if (isSettled && window.IsContiguous || known.Watermark is null && isSettled && window.LooksThrough)
        {
            if (newest > known.Watermark || known.Watermark is null) known.Watermark = newest ?? window.Since;
            if (window.LooksThrough) known.LookedThrough = window.Today;
        }

        if (!timers.IsWhole) return known;
        if (known.TimersFrom is null || window.TimersFrom < known.TimersFrom) known.TimersFrom = window.TimersFrom;
        if (oldestCreated?.AddDays(-1) < known.TimersFrom) known.TimersFrom = oldestCreated.Value.AddDays(-1);
        known.TimersTo = timers.Began + (skew ?? TimeSpan.Zero);
        known.RunningTimers = [.. timers.Running];
        return known;
    }

    private DateTimeOffset OldestTimers => progress.TimersFrom < window.TimersFrom ? progress.TimersFrom.Value : window.TimersFrom;

    private bool IsNew(JsonElement ticket, string path, int reading, DateTimeOffset? before, ref int added)
    {
        var fields = new TicketFields(ticket, path);
        var updated = fields.Time("updated_at");
        if (fields.Id("id") is not { } id) return reading == 1;
        if (updated > newest || newest is null) newest = updated;
        if (listed.TryGetValue(id, out var known) && known == (updated?.UtcTicks ?? 0)) return false;
        // What was updated after the first reading is the next run's in any case.
        if (!(updated > before)) added++;
        listed[id] = updated?.UtcTicks ?? 0;
        return window.IsForced || progress.Due.ContainsKey(id) || !log.Has(id, updated);
    }

    private IEnumerable<(long Id, DateTimeOffset Updated)> MissingFromList()
    {
        if (!isSettled) return [];
        var lacking = log.UpdatedSince(window.Since + TicketWindow.Overlap).Where(ticket => !listed.ContainsKey(ticket.TicketId)).ToList();
        missing = lacking.Count;
        return missing > MostGone ? [] : lacking;
    }

    private void Begin(SemaphoreSlim slots, Func<Task<FetchedTicket>> fetch, CancellationToken cancellation)
    {
        ahead.Enqueue(RunAsync());

        async Task<FetchedTicket> RunAsync()
        {
            await slots.WaitAsync(cancellation).ConfigureAwait(false);
            try
            {
                return await fetch().ConfigureAwait(false);
            }
            finally
            {
                slots.Release();
            }
        }
    }

    private async IAsyncEnumerable<FetchedTicket> DrainAsync()
    {
        while (ahead.Count > 0)
        {
            yield return await NextAsync().ConfigureAwait(false);
            ThrowIfServerFails();
        }
    }

    private async Task<FetchedTicket> NextAsync()
    {
        var ticket = await ahead.Dequeue().ConfigureAwait(false);
        Done++;
        if (!ticket.IsWhole && ticket.Id > 0) due[ticket.Id] = ticket.Updated;
        if (!ticket.IsWhole && ticket.Error is null) withoutComments++;
        if (ticket.Created < oldestCreated || oldestCreated is null) oldestCreated = ticket.Created ?? oldestCreated;
        lastError = ticket.Error;
        failures = ticket.Error is { IsPassing: true } ? failures + 1 : 0;
        return timers.Stock.Take(ticket.Id) is { } own ? ticket with { Items = [.. ticket.Items, own] } : ticket;
    }

    private void ThrowIfServerFails()
    {
        if (failures >= MostFailures || (failures > 0 && lastError!.RetryAfter > RetryAfter.Longest)) throw lastError!;
    }
}
