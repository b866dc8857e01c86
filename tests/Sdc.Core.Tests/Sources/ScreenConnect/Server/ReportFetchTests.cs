using Sdc.TestServers;
using Sdc.Tests.Store;

namespace Sdc.Tests.Sources.ScreenConnect.Server;

public sealed class ReportFetchTests
{
    [Fact]
    public async Task The_report_gives_the_same_session_files_as_a_csv_of_the_same_rows()
    {
        await using var api = await ReportProject.StartAsync();
        using var csv = new TestProject();
        File.WriteAllText(Path.Combine(csv.Logs, "export.csv"), ReportProject.Csv(api.World.Connections));
        csv.Run();
        var events = api.Import();
        Assert.DoesNotContain(events, happened => happened is RecordFailed);
        Assert.Equal(ReportProject.Ids(api.Hosts), api.StoredIds());
        Assert.Equal(csv.Snapshot(), api.Project.Snapshot());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Exports_and_the_report_mixed_in_any_order_double_nothing(int seed)
    {
        await using var api = await ReportProject.StartAsync(seed: seed);
        var random = new Random(seed);
        using var csv = new TestProject();
        File.WriteAllText(Path.Combine(csv.Logs, "export.csv"), ReportProject.Csv(api.World.Connections));
        csv.Run();
        for (var step = 0; step < 6; step++)
        {
            if (random.Next(2) == 0)
            {
                api.Import(new(DateTimeOffset.UtcNow.AddDays(-random.Next(1, 200)), random.Next(2) == 0 ? null : DateTimeOffset.UtcNow.AddDays(-random.Next(1))));
                continue;
            }

            var path = Path.Combine(api.Project.Logs, $"week{step}.csv");
            File.WriteAllText(path, ReportProject.Csv(api.World.Connections.Where(_ => random.Next(2) == 0)));
            api.Project.Import(api.Project.Workspace.ScreenConnect, new(), path);
        }

        api.Import(force: true);
        Assert.Equal(csv.Snapshot(), api.Project.Snapshot());
    }

    [Theory]
    [InlineData(40, null, RowOrder.Ascending, TimeComparison.Exact)]
    [InlineData(40, null, RowOrder.Unstable, TimeComparison.TruncatedBoth)]
    [InlineData(40, null, RowOrder.Descending, TimeComparison.TruncatedLiteral)]
    [InlineData(1000, 30, RowOrder.Ascending, TimeComparison.Exact)]
    [InlineData(1000, 30, RowOrder.Descending, TimeComparison.TruncatedBoth)]
    [InlineData(1000, 30, RowOrder.Unstable, TimeComparison.TruncatedLiteral)]
    [InlineData(20, 30, RowOrder.Unstable, TimeComparison.Exact)]
    [InlineData(1, null, RowOrder.Ascending, TimeComparison.Exact)]
    [InlineData(7, 11, RowOrder.Ascending, TimeComparison.TruncatedLiteral)]
    [InlineData(1_000_000, 2, RowOrder.Unstable, TimeComparison.TruncatedBoth)]
    public async Task Every_connection_is_fetched_however_few_rows_the_server_gives(int limit, int? most, RowOrder order, TimeComparison times)
    {
        await using var api = await ReportProject.StartAsync(new() { Connections = 150, Burst = 200, Days = 60 }, new() { MostItems = most, Order = order, Times = times });
        api.ItemLimit = limit;
        var items = await api.ItemsAsync();
        Assert.DoesNotContain(items, item => item is BadRecord);
        Assert.Equal(ReportProject.Ids(api.Hosts), ReportProject.Ids(items));
    }

    [Theory]
    [InlineData(50, null, TimeComparison.Exact)]
    [InlineData(50, 60, TimeComparison.Exact)]
    [InlineData(1000, 25, TimeComparison.TruncatedBoth)]
    [InlineData(1000, 7, TimeComparison.TruncatedLiteral)]
    public async Task Hundreds_at_one_instant_are_all_fetched(int limit, int? most, TimeComparison times)
    {
        await using var api = await ReportProject.StartAsync(new() { Connections = 20, Burst = 0, Days = 30 }, new() { MostItems = most, Order = RowOrder.Unstable, Times = times });
        api.World.AddConnections(400, api.World.End.AddDays(-3).AddTicks(1234567), TimeSpan.Zero);
        api.ItemLimit = limit;
        var items = await api.ItemsAsync();
        Assert.DoesNotContain(items, item => item is BadRecord);
        Assert.Equal(ReportProject.Ids(api.Hosts), ReportProject.Ids(items));
    }

    [Fact]
    public async Task Windows_of_weeks_are_asked_for_first_and_not_all_of_the_time_at_once()
    {
        await using var api = await ReportProject.StartAsync(new() { Connections = 60, Burst = 0 });
        await api.ItemsAsync();
        var requests = api.Servers.Log.Requests;
        Assert.InRange(requests.Count, 4, 30);
        Assert.DoesNotContain(requests, request => request.Query.Length > 0);
        Assert.Contains(ReportContract.Time(ReportWindow.Second(DateTimeOffset.UtcNow.AddDays(-173))).AsSpan(0, 10).ToString(), requests[0].Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Both_methods_give_the_same(bool usesGet)
    {
        await using var api = await ReportProject.StartAsync(new() { Connections = 40, Burst = 30 }, new() { RequiredOrigin = "https://help.example.com" });
        api.UsesGet = usesGet;
        Assert.Equal(ReportProject.Ids(api.Hosts), ReportProject.Ids(await api.ItemsAsync()));
        Assert.All(api.Servers.Log.Requests, request => Assert.Equal(usesGet ? "GET" : "POST", request.Method));
    }

    [Fact]
    public async Task Rows_without_a_process_type_are_work_and_are_not_lost()
    {
        await using var api = await ReportProject.StartAsync(ReportProject.Empty);
        var untyped = api.World.AddConnections(1, api.World.End.AddDays(-1), TimeSpan.Zero)[0] with { ConnectionId = Guid.NewGuid(), ProcessType = "" };
        api.World.AddConnection(untyped);
        Assert.Contains(untyped.ConnectionId.ToString(), ReportProject.Ids(await api.ItemsAsync()));
    }

    [Fact]
    public async Task A_wrong_key_is_told_with_what_to_do_and_never_shown()
    {
        await using var api = await ReportProject.StartAsync(ReportProject.Empty);
        using var fetch = api.Fetch(key: "wrong-key-0815");
        var error = await Assert.ThrowsAsync<ServerException>(async () =>
        {
            await foreach (var batch in fetch.FetchAsync(new(), CancellationToken.None)) Assert.NotNull(batch);
        });
        Assert.Contains("403", error.Message, StringComparison.Ordinal);
        Assert.Contains("SCREENCONNECT_API_KEY", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-key-0815", error.ToString(), StringComparison.Ordinal);
    }
}
