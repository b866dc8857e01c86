using System.Runtime.CompilerServices;

namespace Sdc;

/// <summary>Fetches ScreenConnect's connections from the report.</summary>
internal sealed class ReportFetch : IServerFetch
{
    /// <summary>How far back the first run looks.</summary>
    public static readonly TimeSpan FirstRun = TimeSpan.FromDays(180);

    /// <summary>What is asked for again of the time before the watermark: the report shows a connection some time after it began.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    // What began later than now by the server's clock, which is known only from its answers.
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(1);
    private static readonly TimeSpan FirstWidth = TimeSpan.FromDays(7);
    private static readonly TimeSpan LeastWidth = TimeSpan.FromHours(1);
    private static readonly TimeSpan GreatestWidth = TimeSpan.FromDays(3600);
    private static readonly DateTimeOffset Earliest = new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ScreenConnectApiSettings settings;
    private readonly ServerConnection connection;
    private readonly RequestLimiter limiter;
    private readonly string[] fields;
    private readonly ConnectionColumns columns;
    private readonly string statePath;

    /// <summary>Makes a fetch; nothing is sent yet.</summary>
    /// <param name="settings">The server; address and extension are set.</param>
    /// <param name="key">The key.</param>
    /// <param name="companyProperty">Which custom property holds the company.</param>
    /// <param name="network">Proxy and retries.</param>
    /// <param name="limiter">Counts the requests; disposed with the fetch.</param>
    /// <param name="statePath">Where it is kept how far the fetches came.</param>
    /// <param name="log">Gets a line for every request, for the log at DEBUG.</param>
    public ReportFetch(ScreenConnectApiSettings settings, Secret key, int companyProperty, NetworkSettings network, RequestLimiter limiter, string statePath, Action<string>? log = null)
    {
        this.settings = settings;
        this.limiter = limiter;
        this.statePath = statePath;
        fields = ReportContract.Fields(companyProperty);
        columns = ConnectionColumns.Read(fields, companyProperty, out _, out _);
        var access = new ServerAccess(ReportContract.Service, settings.BaseUrl!, TimeSpan.FromSeconds(settings.TimeoutSeconds), "Check the key (SCREENCONNECT_API_KEY), the extension's settings and api_config.origin.")
        {
            KeyHeader = ReportContract.KeyHeader,
            KeyVariable = ReportContract.KeyVariable,
            Key = key,
            Headers = settings.Origin is { } origin ? [(ReportContract.OriginHeader, origin)] : [],
        };
        connection = new(access, network, limiter, log);
    }

    public string Name => settings.BaseUrl!;

    /// <summary>How it is kept how far the fetches came.</summary>
    public StorageSettings Storage { get; init; } = StorageSettings.Default;

    /// <summary>Makes the fetch of a project.</summary>
    public static ReportFetch Of(SdcConfiguration configuration, Action<string>? log = null)
    {
        var ingestor = configuration.ScreenConnectIngestor;
        var limiter = new RequestLimiter(ReportContract.RequestsPerMinute, RequestsPath(configuration), configuration.Storage);
        return new(ingestor.Api, ingestor.ApiKey.OrStop(ReportContract.KeyVariable), ingestor.CompanyProperty, configuration.Network, limiter, StatePath(configuration), log) { Storage = configuration.Storage };
    }

    /// <summary>How far the fetches of a project are.</summary>
    public static ReportState State(SdcConfiguration configuration) => ReportState.Load(StatePath(configuration), Report(configuration.ScreenConnectIngestor.Api));

    /// <summary>Where the times of the requests are kept.</summary>
    public static string RequestsPath(SdcConfiguration configuration) => ServerState.PathOf(configuration.StateFolder, configuration.ScreenConnectIngestor.Api.BaseUrl!, "requests");

    public async IAsyncEnumerable<ServerBatch> FetchAsync(ServerQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
#if NETFRAMEWORK
        if (settings.UsesGet) throw new SdcException("MethodNotPossible", "Windows PowerShell cannot send the GET with a body that screenconnect_ingestor.api_config.method asks for: use POST, PowerShell 7 or sdc.");
#endif
        var filter = query.Filter is null ? settings.Filter : ReportFilter.Of(query.Filter);
        var client = new ReportClient(connection, settings, fields, filter.Expression);
        // What is asked for with other filters says nothing of the rest, and leaves alone how far that came.
        var isOwn = filter.Expression == settings.Filter.Expression;
        var state = ReportState.Load(statePath, Report(settings), Storage);
        var watermark = isOwn ? state.Watermark : null;
        var first = ReportWindow.Second(client.Now - FirstRun);
        var since = query.Since ?? (query.Force || watermark is null ? first : ReportWindow.Second(watermark.Value - Overlap));
        var moves = isOwn && (watermark is { } mark ? since <= mark : query.Until is null || since <= first);
        var (reader, done) = (new ReportReader(client), 0L);
        if (isOwn)
        {
            foreach (var window in state.Again.Where(window => window.Since < since || window.Until > query.Until))
            {
                await foreach (var part in reader.ReadAsync(window, cancellation).ConfigureAwait(false)) yield return Batch(part, watermark: false);
            }
        }

        await foreach (var part in NewAsync(reader, client, since, query.Until, cancellation).ConfigureAwait(false)) yield return Batch(part, moves);

        ServerBatch Batch(ReportPart part, bool watermark)
        {
            var items = new ReportItems(part, columns, Name);
            done += items.All.Count;
            // A clock that ran ahead for a while must not hide what comes after it was set right.
            var now = client.Now;
            var latest = items.Latest > now ? now : items.Latest;
            var batch = new ServerBatch(items.All, $"{part.Window.Since.UtcDateTime:yyyy-MM-dd HH:mm}Z", done);
            return isOwn ? batch with { Commit = () => state.Note(part, items, watermark ? latest : null, now) } : batch;
        }
    }

    public void Dispose()
    {
        connection.Dispose();
        limiter.Dispose();
    }

    private static async IAsyncEnumerable<ReportPart> NewAsync(ReportReader reader, ReportClient client, DateTimeOffset since, DateTimeOffset? until, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (width, cursor) = (FirstWidth, since < Earliest ? Earliest : ReportWindow.Second(since));
        while (true)
        {
            // While a run lasts, the end moves on; only what the server's clock tells of it is worth another question.
            var (end, least) = (ReportWindow.Second(client.Now + Ahead), cursor > since ? LeastWidth : TimeSpan.FromSeconds(1));
            if (until < end) (end, least) = (ReportWindow.Second(until.Value.AddTicks(TimeSpan.TicksPerSecond - 1)), TimeSpan.FromSeconds(1));
            if (end - cursor < least) yield break;
            var window = new ReportWindow(cursor, cursor + width < end ? cursor + width : end);
            var rows = 0;
            await foreach (var part in reader.ReadAsync(window, cancellation).ConfigureAwait(false))
            {
                rows += part.Rows.Count;
                yield return part with { Rows = [.. part.Rows.Where(row => row.Start is not { } start || (start >= since && !(start >= until)))] };
            }

            width = rows > client.Limit ? Greater(TimeSpan.FromTicks(width.Ticks / 2), LeastWidth) : rows < client.Limit / 4 ? Less(TimeSpan.FromTicks(width.Ticks * 2), GreatestWidth) : width;
            cursor = window.Until;
        }
    }

    private static string StatePath(SdcConfiguration configuration) => Path.Combine(configuration.StateFolder, "servers", "screenconnect.json");

    private static string Report(ScreenConnectApiSettings settings) => Identity.Key(settings.BaseUrl, settings.ExtensionId, settings.Filter.Expression);

    private static TimeSpan Less(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Greater(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
