using Sdc.TestServers;

namespace Sdc.Tests.Sources.ScreenConnect.Server;

public sealed class ReportWatermarkTests
{
    private static readonly WorldSizes Few = new() { Connections = 40, Burst = 0, Days = 30 };

    [Fact]
    public async Task The_second_run_asks_only_for_what_is_new()
    {
        await using var api = await ReportProject.StartAsync(Few);
        api.Import();
        Assert.Equal(Ticks(api.World.Connections.Max(connection => connection.ConnectedTime)), api.Watermark!.Value.UtcTicks);
        api.Servers.Log.Clear();
        var open = api.State().Again.Count;
        api.Import();
        Assert.InRange(api.Servers.Log.Count, 1, open * 8 + 8);
        var added = api.World.AddConnections(5, DateTime.UtcNow.AddMinutes(-1), TimeSpan.FromSeconds(50));
        api.Import();
        Assert.Equal(ReportProject.Ids(api.Hosts), api.StoredIds());
        Assert.Equal(Ticks(added.Max(connection => connection.ConnectedTime)), api.Watermark!.Value.UtcTicks);
    }

    [Fact]
    public async Task A_connection_that_was_open_is_asked_for_until_it_is_closed()
    {
        await using var api = await ReportProject.StartAsync(ReportProject.Empty);
        var connections = api.World.AddConnections(30, DateTime.UtcNow.AddDays(-5), TimeSpan.FromDays(4)).Where(connection => connection.ProcessType == "Host").ToList();
        var open = connections.Where(connection => connection.DisconnectedTime is null).ToList();
        if (open.Count == 0) api.World.AddConnection((open = [connections[0] with { ConnectionId = Guid.NewGuid(), DisconnectedTime = null }])[0]);
        api.World.AddConnections(1, DateTime.UtcNow.AddHours(-1), TimeSpan.Zero);
        api.Import();
        foreach (var one in open) api.World.CloseConnection(one.ConnectionId, one.ConnectedTime.AddMinutes(7));
        api.Import();
        var segments = api.Project.Read().SelectMany(session => session.Segments).ToDictionary(segment => segment.Metadata.Text("connection_id")!);
        Assert.All(open, one => Assert.Equal(one.ConnectedTime.AddMinutes(7), segments[one.ConnectionId.ToString()].EndTimeUtc!.Value.UtcDateTime));
        Assert.DoesNotContain(api.State().Again, window => open.Exists(one => window.Holds(one.ConnectedTime)));
    }

    [Fact]
    public async Task A_connection_that_shows_late_with_an_older_time_is_still_fetched()
    {
        await using var api = await ReportProject.StartAsync(ReportProject.Empty);
        api.World.AddConnections(3, DateTime.UtcNow.AddMinutes(-5), TimeSpan.FromMinutes(1));
        api.Import();
        api.World.AddConnections(10, api.Watermark!.Value.UtcDateTime.AddMinutes(-9), TimeSpan.FromMinutes(5));
        api.Import();
        Assert.Equal(ReportProject.Ids(api.Hosts), api.StoredIds());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(6)]
    public async Task A_run_that_fails_on_its_way_leaves_the_watermark_before_what_it_did_not_store(int failing)
    {
        await using var api = await ReportProject.StartAsync(Few with { Days = 150 });
        var count = 0;
        api.Servers.Chaos.Script(_ => ++count == failing, Sdc.TestServers.ServerFault.InternalError);
        var events = api.Import();
        Assert.Contains(events, happened => happened is RecordFailed);
        var stored = api.StoredIds();
        var missing = api.Hosts.Where(connection => !stored.Contains(connection.ConnectionId.ToString())).ToList();
        Assert.NotEmpty(missing);
        Assert.All(missing, connection => Assert.True(api.Watermark is null || connection.ConnectedTime > api.Watermark.Value.UtcDateTime - ReportFetch.Overlap));
        api.Import();
        Assert.Equal(ReportProject.Ids(api.Hosts), api.StoredIds());
    }

    [Fact]
    public async Task A_window_in_the_past_moves_nothing_and_one_that_leaves_a_gap_neither()
    {
        await using var api = await ReportProject.StartAsync(Few);
        var until = DateTimeOffset.UtcNow.AddDays(-10);
        api.Import(new(Until: until));
        var mark = api.Watermark;
        Assert.True(mark < until && mark > until.AddDays(-15));
        api.Import(new(DateTimeOffset.UtcNow.AddDays(-25), DateTimeOffset.UtcNow.AddDays(-20)));
        Assert.Equal(mark, api.Watermark);
        api.Import(new(DateTimeOffset.UtcNow.AddDays(-3)));
        Assert.Equal(mark, api.Watermark);
        api.Import(new(mark!.Value.AddMinutes(-1)));
        Assert.Equal(Ticks(api.World.Connections.Max(connection => connection.ConnectedTime)), api.Watermark!.Value.UtcTicks);
    }

    [Fact]
    public async Task Another_filter_says_nothing_of_the_rest()
    {
        await using var api = await ReportProject.StartAsync(Few);
        var name = api.Hosts.First(connection => connection.ParticipantName!.Length > 0).ParticipantName!;
        api.Import(new(Filter: new Dictionary<string, IReadOnlyList<string>> { ["participantname"] = [name] }));
        Assert.Null(api.Watermark);
        Assert.Equal(ReportProject.Ids(api.Hosts.Where(connection => connection.ParticipantName == name)), api.StoredIds());
        api.Import();
        var mark = api.Watermark;
        api.Filter = ReportFilter.Of(new Dictionary<string, IReadOnlyList<string>> { ["ParticipantName"] = [name] });
        Assert.Null(api.Watermark);
        api.Filter = ReportFilter.None;
        Assert.Equal(mark, api.Watermark);
        Assert.Equal(ReportProject.Ids(api.Hosts), api.StoredIds());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{ "report": null, "open": { "x": null }, "again": [null] }""")]
    public async Task A_damaged_state_is_a_fresh_start(string state)
    {
        await using var api = await ReportProject.StartAsync(Few);
        api.Import();
        var snapshot = api.Project.Snapshot();
        File.WriteAllText(api.StatePath, state);
        api.Import();
        Assert.Equal(snapshot, api.Project.Snapshot());
        Assert.NotNull(api.Watermark);
    }

    [Theory]
    [InlineData(-400)]
    [InlineData(400)]
    public async Task Clocks_that_differ_lose_nothing(int hours)
    {
        await using var api = await ReportProject.StartAsync(Few, skew: TimeSpan.FromHours(hours));
        api.Import();
        Assert.Equal(ReportProject.Ids(api.Hosts), api.StoredIds());
        api.World.AddConnections(5, api.World.Clock.Now.AddMinutes(-2), TimeSpan.FromMinutes(1));
        api.Import();
        Assert.Equal(ReportProject.Ids(api.Hosts), api.StoredIds());
    }

    private static long Ticks(DateTime time) => time.Ticks;
}
