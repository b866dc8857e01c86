using System.Globalization;
using Sdc.TestServers;
using Sdc.Tests.Store;

namespace Sdc.Tests.Sources.ScreenConnect.Server;

/// <summary>A ScreenConnect server on loopback, and a project that fetches from it.</summary>
internal sealed class ReportProject : IAsyncDisposable
{
    private ReportProject(LoopbackServers servers) => Servers = servers;

    public LoopbackServers Servers { get; }

    public ServerWorld World => Servers.World;

    public TestProject Project { get; } = new();

    public int ItemLimit { get; set; } = 1000;

    public bool UsesGet { get; set; }

    public ReportFilter Filter { get; set; } = ReportFilter.None;

    public string StatePath => Path.Combine(Project.State, "servers", "screenconnect.json");

    /// <summary>The connections that count as work.</summary>
    public IEnumerable<WorldConnection> Hosts => World.Connections.Where(connection => connection.ProcessType != "Guest");

    public DateTimeOffset? Watermark => State().Watermark;

    public static async Task<ReportProject> StartAsync(WorldSizes? sizes = null, ScreenConnectServerOptions? options = null, int seed = 1, TimeSpan skew = default) =>
        new(await LoopbackServers.StartAsync(new ServerWorld(seed, (sizes ?? new()) with { Tickets = 1, Customers = 5 }, skew), screenConnect: options));

    /// <summary>The sizes of a world with nothing in it yet.</summary>
    public static WorldSizes Empty { get; } = new() { Connections = 0, Burst = 0 };

    public ReportState State() => ReportState.Load(StatePath, Identity.Key(Servers.ScreenConnectBaseUrl, Servers.ScreenConnect.Options.Extension, Filter.Expression));

    public ReportFetch Fetch(int retries = 0, string? key = null) => new(
        new() { BaseUrl = Servers.ScreenConnectBaseUrl, ExtensionId = Servers.ScreenConnect.Options.Extension, ItemLimit = ItemLimit, UsesGet = UsesGet, Filter = Filter, Origin = Servers.ScreenConnect.Options.RequiredOrigin },
        new(key ?? Servers.ScreenConnect.Key, "test"),
        1,
        new() { Retries = retries, RetryDelaySeconds = 0 },
        new RequestLimiter(1_000_000, null),
        StatePath);

    /// <summary>Fetches without storing.</summary>
    public async Task<List<SourceItem>> ItemsAsync(ServerQuery? query = null)
    {
        using var fetch = Fetch();
        var items = new List<SourceItem>();
        await foreach (var batch in fetch.FetchAsync(query ?? new(), CancellationToken.None)) items.AddRange(batch.Items);
        return items;
    }

    /// <summary>Fetches into the project's store.</summary>
    public List<RunEvent> Import(ServerQuery? query = null, bool force = false)
    {
        var source = Project.Workspace.ScreenConnect with { Server = () => Fetch() };
        using var store = Project.Workspace.OpenStore(new object(), "test", CancellationToken.None);
        return TestProject.Collect(new Pipeline(Project.Workspace).ImportAsync(source, null, true, new(force, Server: query ?? new()), store, null, CancellationToken.None));
    }

    public static List<string> Ids(IEnumerable<SourceItem> items) =>
        [.. items.OfType<GoodRecord>().SelectMany(record => record.Segments).Select(segment => segment.Metadata.Text("connection_id")!).Distinct().Order(StringComparer.Ordinal)];

    public static List<string> Ids(IEnumerable<WorldConnection> connections) => [.. connections.Select(connection => connection.ConnectionId.ToString()).Order(StringComparer.Ordinal)];

    public List<string> StoredIds() => [.. Project.Read().SelectMany(session => session.Segments).Select(segment => segment.Metadata.Text("connection_id")!).Order(StringComparer.Ordinal)];

    /// <summary>Connections as the report's own export writes them.</summary>
    public static string Csv(IEnumerable<WorldConnection> connections)
    {
        var lines = connections.Select(connection => string.Join(",", new[]
        {
            connection.ProcessType,
            connection.SessionType,
            connection.SessionName,
            connection.ParticipantName,
            Time(connection.ConnectedTime),
            connection.DisconnectedTime is { } end ? Time(end) : connection.OpenEnd == OpenEnd.YearOne ? Time(DateTime.MinValue) : "",
            connection.DisconnectedTime is { } known ? ((long)(known - connection.ConnectedTime).TotalSeconds).ToString(CultureInfo.InvariantCulture) : "0",
            connection.ConnectionId.ToString(),
            connection.SessionId.ToString(),
            connection.ClientType,
            connection.NetworkAddress,
            connection.CustomProperties.Length > 0 ? connection.CustomProperties[0] : "",
        }.Select(value => "\"" + (value ?? "").Replace("\"", "\"\"", StringComparison.Ordinal) + "\"")));
        return string.Join("\n", lines.Prepend(string.Join(",", ReportContract.Fields(1)))) + "\n";
    }

    public async ValueTask DisposeAsync()
    {
        Project.Dispose();
        await Servers.DisposeAsync();
    }

    private static string Time(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
}
