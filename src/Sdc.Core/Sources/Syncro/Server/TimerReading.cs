namespace Sdc;

/// <summary>Reads the timers of a run.</summary>
internal sealed class TimerReading(ServerConnection connection, string server)
{
    // Whether a list tells when a timer was made, or only when it began, differs; the two are near each other.
    private static readonly TimeSpan Around = TimeSpan.FromDays(1);

    private readonly SyncroPages pages = new(connection);

    public TimerStock Stock { get; } = new();

    /// <summary>What could not be read.</summary>
    public List<BadRecord> Bad { get; } = [];

    /// <summary>False when the server did not give all.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>When the timers were made that have not ended.</summary>
    public SortedSet<DateTimeOffset> Running { get; } = [];

    /// <summary>When the reading began, by this machine's clock.</summary>
    public DateTimeOffset Began { get; } = DateTimeOffset.UtcNow;

    /// <summary>Reads the timers that were made since a time, and those from before it that had not ended when they were last read.</summary>
    public async Task ReadAsync(DateTimeOffset after, IReadOnlyList<DateTimeOffset> running, CancellationToken cancellation)
    {
        var covered = DateTimeOffset.MinValue;
        foreach (var made in running.Where(made => made <= after).OrderBy(made => made))
        {
            if (!IsWhole) return;
            if (made + Around < covered) continue;
            covered = made + Around + Around;
            await ReadAsync(made - Around, covered, null, cancellation).ConfigureAwait(false);
        }

        if (IsWhole) await ReadAsync(after, null, null, cancellation).ConfigureAwait(false);
    }

    /// <summary>Reads the timers that were made in a time.</summary>
    /// <param name="after">From then on.</param>
    /// <param name="before">Until then; null for now.</param>
    /// <param name="isWanted">Says of which tickets timers are wanted; null for all.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task ReadAsync(DateTimeOffset after, DateTimeOffset? before, Predicate<long>? isWanted, CancellationToken cancellation)
    {
        try
        {
            await foreach (var page in pages.ReadAsync(number => SyncroContract.TimersCreated(after, before, number), SyncroContract.Timers, cancellation).ConfigureAwait(false))
            {
                for (var at = 0; at < page.Entries.Count; at++)
                {
                    var timer = TimerMapper.Map(page.Entries[at], FormattableString.Invariant($"{SyncroContract.Timers}[{at}]"), out var fault);
                    if (fault is not null) Bad.Add(new(server, 0, fault.Path, fault.Reason, fault.Raw));
                    if (timer is null || isWanted?.Invoke(timer.TicketId) == false) continue;
                    Stock.Add(timer);
                    if (timer.IsRunning) Running.Add(timer.Created);
                }
            }
        }
        catch (ServerException error)
        {
            IsWhole = false;
            Bad.Add(new(server, 0, SyncroContract.Timers, error.Message + " The tickets are stored without (all of) their timers; the next run fetches them.", null) { ErrorId = error.ErrorId });
        }
    }
}
