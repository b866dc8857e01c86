using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Sdc;

/// <summary>Fetches tickets, their comments and timers from Syncro: what was updated since the last run, each once, and what was left due.</summary>
internal sealed class TicketFetch : IServerFetch
{
    /// <summary>How far back a first run looks, in days.</summary>
    public const int FirstDays = 180;

    private const int BatchTickets = 20;
    private static readonly TimeSpan BatchTime = TimeSpan.FromSeconds(10);

    private readonly ServerConnection connection;
    private readonly string progressPath;
    private readonly StorageSettings storage;
    private readonly TicketLog log;
    private readonly TicketProgress progress;

    /// <summary>Makes a fetch; nothing is sent yet.</summary>
    /// <param name="connection">The server; disposed with this.</param>
    /// <param name="name">The server's address.</param>
    /// <param name="stateFolder">Where is kept how far the fetch is.</param>
    /// <param name="storage">How it is kept.</param>
    public TicketFetch(ServerConnection connection, string name, string stateFolder, StorageSettings storage)
    {
        this.storage = storage;
        this.connection = connection;
        Name = name;
        progressPath = ProgressPath(stateFolder, name);
        progress = TicketProgress.Load(progressPath, name);
        log = TicketLog.Load(ServerState.PathOf(stateFolder, name, "tickets.log"), storage);
    }

    public string Name { get; }

    /// <summary>Where is kept how far the fetches of a server are.</summary>
    public static string ProgressPath(string stateFolder, string server) => ServerState.PathOf(stateFolder, server, "tickets.json");

    public async IAsyncEnumerable<ServerBatch> FetchAsync(ServerQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var window = TicketWindow.Of(query, progress, DateTimeOffset.UtcNow);
        var timers = new TimerReading(connection, Name);
        await timers.ReadAsync(window.TimersFrom, progress.RunningTimers, cancellation).ConfigureAwait(false);
        var list = new TicketListing(connection, Name, log, progress, window, timers);
        var batch = new List<FetchedTicket>();
        var began = DateTime.UtcNow;
        ExceptionDispatchInfo? failure = null;
        await using (var tickets = list.ReadAsync(cancellation).GetAsyncEnumerator(cancellation))
        {
            while (true)
            {
                try
                {
                    if (!await tickets.MoveNextAsync().ConfigureAwait(false)) break;
                }
                catch (ServerException error)
                {
                    // What was fetched by then is stored first.
                    failure = ExceptionDispatchInfo.Capture(error);
                    break;
                }

                batch.Add(tickets.Current);
                if (batch.Count < BatchTickets && DateTime.UtcNow - began < BatchTime) continue;
                yield return Batch(batch, list);
                batch = [];
                began = DateTime.UtcNow;
            }
        }

        if (batch.Count > 0) yield return Batch(batch, list);
        failure?.Throw();
        yield return new(list.Remarks(), list.Progress, list.Done) { Commit = () => list.Finish(progress, connection.ClockSkew).Save(progressPath, storage) };
    }

    public void Dispose() => connection.Dispose();

    private ServerBatch Batch(List<FetchedTicket> tickets, TicketListing list) => new([.. tickets.SelectMany(ticket => ticket.Items)], list.Progress, list.Done)
    {
        Commit = () => log.Append([.. tickets.Where(ticket => ticket.Id > 0 && ticket.IsWhole && (ticket.IsGone || ticket.Updated is not null)).Select(ticket => (ticket.Id, ticket.IsGone ? null : ticket.Updated))]),
    };
}
