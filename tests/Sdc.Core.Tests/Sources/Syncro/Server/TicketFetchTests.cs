using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Sdc.TestServers;
using Sdc.Tests.Store;

namespace Sdc.Tests.Sources.Syncro.Server;

public sealed class TicketFetchTests
{
    private static readonly WorldSizes Small = new() { Tickets = 60, Customers = 15, MaximumComments = 25, Connections = 0, Burst = 0 };

    public static TheoryData<CommentsInLists, TicketOrder, bool, bool> Servers()
    {
        var data = new TheoryData<CommentsInLists, TicketOrder, bool, bool>();
        foreach (var comments in Enum.GetValues<CommentsInLists>())
        {
            foreach (var order in Enum.GetValues<TicketOrder>()) data.Add(comments, order, order == TicketOrder.ById, comments != CommentsInLists.All);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task Whatever_its_lists_are_like_a_server_gives_the_sessions_of_its_export(CommentsInLists comments, TicketOrder order, bool inclusive, bool meta)
    {
        var world = new ServerWorld(7, Small);
        await using var syncro = await SyncroProject.StartAsync(world, options: new() { Comments = comments, Order = order, SinceIsInclusive = inclusive, HasMeta = meta, TicketsAPage = 9, TimersAPage = 4, MostCommentsAPage = 6 });
        var happened = syncro.Fetch();
        Assert.DoesNotContain(happened, one => one is RecordFailed or SessionFailed or RunWarning);

        var sessions = syncro.Project.Read();
        Assert.Equal(world.Tickets.Select(ticket => $"/tickets/{ticket.Id}").Order(StringComparer.Ordinal), sessions.SelectMany(session => session.Meta.SourceIdentifiers).Order(StringComparer.Ordinal)!);
        Assert.Equal(world.Tickets.Sum(ticket => ticket.Comments.Length), sessions.Sum(session => session.Segments.Count(segment => segment.Metadata.ContainsKey("syncro_comment_id"))));
        Assert.Equal(world.Timers.Select(timer => timer.Id).Order(), sessions.SelectMany(session => session.Segments).Where(segment => segment.Type == SegmentType.TicketTimer).Select(segment => (long)segment.Metadata.Value("syncro_timer_id")!).Order());

        // The same tickets from a file change nothing.
        var before = syncro.Project.Times();
        Directory.CreateDirectory(syncro.Project.Tickets);
        await File.WriteAllTextAsync(Path.Combine(syncro.Project.Tickets, "export.json"), await ExportAsync(syncro));
        syncro.Project.Import(syncro.Project.Workspace.Syncro, new(), syncro.Project.Tickets);
        Assert.Equal(before, syncro.Project.Times());
    }

    [Fact]
    public async Task A_second_run_asks_for_the_lists_only_and_writes_nothing()
    {
        await using var syncro = await SyncroProject.StartAsync(new(3, Small));
        syncro.Fetch();
        var times = syncro.Project.Times();
        syncro.Requests();
        syncro.Fetch();
        Assert.Equal(times, syncro.Project.Times());
        Assert.InRange(syncro.Requests(), 2, 8);
    }

    [Fact]
    public async Task What_changed_since_the_last_run_is_fetched_and_nothing_else_is_asked_for()
    {
        var world = new ServerWorld(4, Small);
        await using var syncro = await SyncroProject.StartAsync(world);
        syncro.Fetch();
        var (changed, commented, running) = (world.Tickets[3], world.Tickets[9], world.Timers.FirstOrDefault(timer => timer.EndTime is null));
        world.UpdateTicket(changed.Id, ticket => ticket with { Subject = "Another subject" });
        world.AddComment(commented.Id, comment => comment with { Body = "One more" });
        var added = world.AddTicket();
        var timer = world.AddTimer(world.Tickets[5].Id, world.Clock.Now.AddMinutes(-30), null);
        if (running is not null) world.StopTimer(running.Id);
        syncro.Requests();
        syncro.Fetch();
        Assert.InRange(syncro.Requests(), 4, 14);
        world.StopTimer(timer.Id);
        syncro.Fetch();
        Assert.Equal(await SyncroProject.CalmAsync(world), syncro.Project.Snapshot());
        Assert.Contains(syncro.Project.Read(), session => session.Meta.SourceIdentifiers.Contains($"/tickets/{added.Id}"));
    }

    [Fact]
    public async Task A_timer_that_was_shortened_on_the_server_is_shortened_here()
    {
        var world = new ServerWorld(4, Small);
        await using var syncro = await SyncroProject.StartAsync(world);
        var timer = world.AddTimer(world.Tickets[0].Id, world.Clock.Now.AddHours(-3), world.Clock.Now.AddHours(-1));
        syncro.Fetch();
        world.EditTimer(timer.Id, one => one with { EndTime = one.StartTime.AddMinutes(10), ActiveDuration = 600, BillableTime = 600 });
        syncro.Fetch();
        var segment = syncro.Project.Read().SelectMany(session => session.Segments).Single(one => one.Metadata.Text("syncro_timer_id") == timer.Id.ToString(CultureInfo.InvariantCulture));
        Assert.Equal("600", segment.Metadata.Text("duration_seconds"));
        Assert.Equal(await SyncroProject.CalmAsync(world), syncro.Project.Snapshot());
    }

    [Fact]
    public async Task A_ticket_that_was_deleted_on_the_server_is_marked_and_stays()
    {
        var world = new ServerWorld(5, Small);
        await using var syncro = await SyncroProject.StartAsync(world);
        syncro.Fetch();
        var deleted = world.Tickets.OrderByDescending(ticket => ticket.UpdatedAt).ElementAt(4);
        world.DeleteTicket(deleted.Id);
        syncro.Fetch(force: true);
        var session = Assert.Single(syncro.Project.Read(), session => session.Context.DeletedAtSource);
        Assert.Equal([$"/tickets/{deleted.Id}"], session.Meta.SourceIdentifiers!);
        Assert.Equal(deleted.Comments.Length, session.Segments.Count(segment => segment.Metadata.ContainsKey("syncro_comment_id")));
        var times = syncro.Project.Times();
        syncro.Fetch(force: true);
        Assert.Equal(times, syncro.Project.Times());
    }

    [Fact]
    public async Task A_ticket_that_is_deleted_between_list_and_comments_is_stored_as_listed_and_marked()
    {
        var world = new ServerWorld(6, Small);
        await using var syncro = await SyncroProject.StartAsync(world);
        var ticket = world.Tickets[7];
        syncro.Servers.Chaos.Script($"/tickets/{ticket.Id}", TestServers.ServerFault.NotFound(), 2);
        var happened = syncro.Fetch();
        Assert.DoesNotContain(happened, one => one is RecordFailed);
        Assert.True(syncro.Project.Read().Single(session => session.Meta.SourceIdentifiers.Contains($"/tickets/{ticket.Id}")).Context.DeletedAtSource);
        // It was there all the time: its next update shows it.
        world.TouchTicket(ticket.Id);
        syncro.Fetch();
        Assert.False(syncro.Project.Read().Single(session => session.Meta.SourceIdentifiers.Contains($"/tickets/{ticket.Id}")).Context.DeletedAtSource);
    }

    [Fact]
    public async Task A_ticket_whose_comments_cannot_be_read_is_reported_once_stays_due_and_holds_back_nobody()
    {
        var world = new ServerWorld(8, Small);
        await using var syncro = await SyncroProject.StartAsync(world);
        var ticket = world.Tickets.First(one => one.Comments.Length > 3);
        syncro.Servers.Chaos.Script($"/tickets/{ticket.Id}/comments", TestServers.ServerFault.InternalError, 14);
        var failed = Assert.Single(syncro.Fetch().OfType<RecordFailed>());
        Assert.Contains($"GET /api/v1/tickets/{ticket.Id}/comments", failed.Record.Reason);
        Assert.Contains("500", failed.Record.Reason);
        Assert.Equal(world.Tickets.Count, syncro.Project.Read().Count);
        Assert.False(Assert.Single(syncro.Fetch().OfType<RecordFailed>()).IsNew);
        Assert.DoesNotContain(syncro.Fetch(), one => one is RecordFailed);
        Assert.Equal(await SyncroProject.CalmAsync(world), syncro.Project.Snapshot());
    }

    [Fact]
    public async Task A_key_without_permission_for_comments_is_told_once_and_the_rest_goes_on()
    {
        var world = new ServerWorld(9, Small);
        await using var syncro = await SyncroProject.StartAsync(world);
        syncro.Servers.Syncro.Options.Refused[SyncroEndpoint.Comments] = true;
        var failed = Assert.Single(syncro.Fetch().OfType<RecordFailed>());
        Assert.Contains("401", failed.Record.Reason);
        Assert.Contains("Not authorized", failed.Record.Reason);
        Assert.Equal(world.Tickets.Count, syncro.Project.Read().Count);
        syncro.Servers.Syncro.Options.Refused.Clear();
        Assert.DoesNotContain(syncro.Fetch(), one => one is RecordFailed);
        Assert.Equal(await SyncroProject.CalmAsync(world), syncro.Project.Snapshot());
    }

    [Fact]
    public async Task Without_permission_for_timers_tickets_are_fetched_and_the_next_run_has_the_timers()
    {
        var world = new ServerWorld(10, Small);
        await using var syncro = await SyncroProject.StartAsync(world);
        syncro.Servers.Syncro.Options.Refused[SyncroEndpoint.Timers] = true;
        Assert.Single(syncro.Fetch().OfType<RecordFailed>());
        syncro.Servers.Syncro.Options.Refused.Clear();
        syncro.Fetch();
        Assert.Equal(await SyncroProject.CalmAsync(world), syncro.Project.Snapshot());
    }

    [Fact]
    public async Task A_wrong_key_stops_the_fetch_with_one_sentence_that_does_not_hold_it()
    {
        await using var syncro = await SyncroProject.StartAsync(new(11, Small));
        syncro.Project.Configure(SyncroProject.Configuration(syncro.Servers).Replace(syncro.Servers.Syncro.Key, "wrong-key-0123456789"));
        var happened = syncro.Fetch();
        Assert.Contains(happened.OfType<RecordFailed>(), one => one.Record.Reason.Contains("401") && one.Record.Reason.Contains("API Tokens"));
        Assert.DoesNotContain("wrong-key-0123456789", string.Join("\n", happened));
        Assert.True(happened.OfType<StepFinished>().Single().Summary.Impossible);
    }

    [Fact]
    public async Task Requests_in_any_minute_never_exceed_the_limit_as_the_server_counts_them()
    {
        const int limit = 30;
        var world = new ServerWorld(12, Small with { Tickets = 200 });
        await using var syncro = await SyncroProject.StartAsync(world, requestsPerMinute: limit);
        for (var run = 0; run < 3; run++)
        {
            // Each run is stopped, as by a kill, and goes on with what the last one left of the minute.
            using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            Assert.ThrowsAny<OperationCanceledException>(() => syncro.Fetch(cancellation: stop.Token));
        }

        Assert.InRange(syncro.Servers.Log.MostIn(TimeSpan.FromSeconds(60)), limit - 5, limit);
    }

    [Fact]
    public async Task A_server_that_fails_ticket_after_ticket_is_left_alone_and_the_next_run_goes_on()
    {
        var world = new ServerWorld(13, Small);
        await using var syncro = await SyncroProject.StartAsync(world, options: new() { Comments = CommentsInLists.FirstOnly });
        syncro.Servers.Chaos.Script("/comments", TestServers.ServerFault.InternalError, int.MaxValue);
        var failed = syncro.Fetch().OfType<RecordFailed>().ToList();
        Assert.InRange(failed.Count, 6, 12);
        Assert.All(failed, one => Assert.Contains("/comments?per_page=100&page=1 was answered 500", one.Record.Reason));
        Assert.InRange(syncro.Servers.Log.Requests.Select(request => request.PathAndQuery).Where(path => path.Contains("/comments")).Distinct().Count(), 5, 5 + (4 * TicketListing.Parallel));
        syncro.Servers.Chaos.ClearScript();
        Assert.DoesNotContain(syncro.Fetch(), one => one is RecordFailed);
        Assert.Equal(await SyncroProject.CalmAsync(world), syncro.Project.Snapshot());
    }

    [Theory]
    [InlineData(200, 200)]
    [InlineData(201, 0)]
    public async Task So_many_tickets_gone_at_once_are_hardly_deleted_and_none_is_marked(int gone, int marked)
    {
        var world = new ServerWorld(14, Small with { Tickets = 230, MaximumComments = 1 });
        await using var syncro = await SyncroProject.StartAsync(world);
        syncro.Fetch();
        foreach (var ticket in world.Tickets.OrderBy(ticket => ticket.UpdatedAt).TakeLast(gone).ToList()) world.DeleteTicket(ticket.Id);
        var happened = syncro.Fetch(force: true);
        Assert.Equal(marked, syncro.Project.Read().Count(session => session.Context.DeletedAtSource));
        Assert.Equal(230, syncro.Project.Read().Count);
        Assert.Equal(marked == 0, string.Join("\n", happened).Contains("The list lacks 201 tickets", StringComparison.Ordinal));
    }

    private static async Task<string> ExportAsync(SyncroProject syncro)
    {
        syncro.Servers.Syncro.Options.Comments = CommentsInLists.All;
        syncro.Servers.Syncro.Options.TicketsAPage = 10_000;
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", syncro.Servers.Syncro.Key);
        var text = await client.GetStringAsync(syncro.Servers.SyncroBaseUrl + "/tickets");
        Assert.NotEmpty(JsonNode.Parse(text)!["tickets"]!.AsArray());
        return text;
    }
}
