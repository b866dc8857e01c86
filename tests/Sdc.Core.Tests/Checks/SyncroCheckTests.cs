using System.Net;
using System.Net.Sockets;
using Sdc.TestServers;

namespace Sdc.Tests.Checks;

using ServerFault = Sdc.TestServers.ServerFault;

public sealed class SyncroCheckTests : IAsyncLifetime
{
    private const string Hostile = "\u001b[31mred\u001b[0m\r\nsecond line \u202e";

    private CheckedProject project = null!;

    public async Task InitializeAsync() => project = await CheckedProject.StartAsync();

    public async Task DisposeAsync() => await project.DisposeAsync();

    [Fact]
    public async Task A_good_server_is_asked_once_for_each_endpoint()
    {
        var checks = await project.TestAsync();
        var asked = checks.Where(IsSyncro).ToList();
        Assert.Equal(["Syncro: tickets", "Syncro: comments", "Syncro: ticket_timers", "Syncro: customers", "Syncro: contacts"], asked.Select(check => check.Name));
        Assert.All(asked, check => Assert.Equal((CheckStatus.Ok, null), (check.Status, check.Advice)));
        Assert.Matches(@"^5 tickets on the first of 1 pages, in \d+ ms\.$", asked[0].Detail);
        Assert.Equal(5, project.Servers.Log.Count);
        Assert.All(project.Servers.Log.Requests, request => Assert.Equal("GET", request.Method));
        Assert.Equal(CheckStatus.Ok, checks.Single(check => check.Name == "Clock").Status);
    }

    [Theory]
    [InlineData(SyncroEndpoint.Tickets, "Syncro: tickets", "'Tickets - List/Search'")]
    [InlineData(SyncroEndpoint.Comments, "Syncro: comments", "'Tickets - View Details'")]
    [InlineData(SyncroEndpoint.Timers, "Syncro: ticket_timers", "'Ticket Timers - Overview'")]
    [InlineData(SyncroEndpoint.Customers, "Syncro: customers", "'Customers - List/Search'")]
    [InlineData(SyncroEndpoint.Contacts, "Syncro: contacts", "'Customers - View Detail'")]
    public async Task An_endpoint_that_is_refused_names_its_permission_and_the_others_go_on(SyncroEndpoint endpoint, string name, string permission)
    {
        project.Servers.Syncro.Options.Refused[endpoint] = true;
        var checks = (await project.TestAsync()).Where(IsSyncro).ToList();
        var refused = Assert.Single(checks, check => check.Status == CheckStatus.Failed);
        Assert.Equal(name, refused.Name);
        Assert.Contains("was answered 401 'Not authorized. The key has no permission for this endpoint.'", refused.Detail);
        Assert.Contains(permission, refused.Advice);
        // Comments are those of a listed ticket.
        Assert.Equal(endpoint == SyncroEndpoint.Tickets ? 3 : 4, checks.Count(check => check.Status == CheckStatus.Ok));
    }

    [Fact]
    public async Task A_wrong_key_fails_everywhere()
    {
        project.Environment["SYNCRO_API_KEY"] = "not-the-key-of-this-account";
        var checks = (await project.TestAsync()).Where(IsSyncro).ToList();
        Assert.All(checks.Where(check => check.Name != "Syncro: comments"), check => Assert.Equal(CheckStatus.Failed, check.Status));
        Assert.Contains("wrong or expired", checks[0].Advice);
    }

    [Fact]
    public async Task A_page_of_html_is_told_in_one_harmless_line()
    {
        project.Servers.Chaos.Script("/customers", ServerFault.Text(200, "text/html", $"<html><title>{Hostile}</title></html>"), 2);
        var check = await project.TestAsync("Syncro: customers");
        Assert.Equal(CheckStatus.Failed, check.Status);
        Assert.Contains("a web page ('", check.Detail);
        Assert.DoesNotContain("Open the address", check.Detail);
        Assert.Contains("Open the address", check.Advice);
        Assert.DoesNotContain(check.Detail, letter => char.IsControl(letter) || letter == '\u202e');
    }

    [Fact]
    public async Task A_long_answer_is_cut()
    {
        project.Servers.Chaos.Script("/customers", ServerFault.Text(422, "text/plain", new string('x', 100_000)), 2);
        Assert.InRange((await project.TestAsync("Syncro: customers")).Detail.Length, 300, 1100);
    }

    [Fact]
    public async Task What_passes_is_asked_once_more_and_no_oftener()
    {
        project.Servers.Chaos.Script("/contacts", ServerFault.InternalError, 1);
        Assert.Equal(CheckStatus.Ok, (await project.TestAsync("Syncro: contacts")).Status);
        project.Servers.Chaos.Script("/contacts", ServerFault.InternalError, 2);
        Assert.Equal(CheckStatus.Failed, (await project.TestAsync("Syncro: contacts")).Status);
    }

    [Fact]
    public async Task A_server_that_is_busy_is_a_warning_and_left_alone()
    {
        project.Servers.Chaos.Script("/contacts", ServerFault.TooManyRequestsFor(100), 1);
        Assert.Equal(CheckStatus.Warning, (await project.TestAsync("Syncro: contacts")).Status);
        Assert.Equal(5, project.Servers.Log.Count);
    }

    [Fact]
    public async Task A_silent_server_is_asked_once_and_the_rest_is_skipped()
    {
        project.Servers.Chaos.Script("/api/v1", ServerFault.Silence, 9);
        var checks = await project.TestAsync();
        var asked = checks.Where(IsSyncro).ToList();
        Assert.Equal(CheckStatus.Failed, asked[0].Status);
        Assert.Contains("within 1 s", asked[0].Detail);
        Assert.All(asked.Skip(1), check => Assert.Equal(CheckStatus.Skipped, check.Status));
        Assert.Equal(1, project.Servers.Log.Count);
        Assert.Equal(CheckStatus.Skipped, checks.Single(check => check.Name == "Clock").Status);
    }

    [Fact]
    public async Task A_port_that_nobody_listens_at_fails()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        project.Json["syncro_api"]!["base_url"] = $"http://127.0.0.1:{port}/api/v1";
        var check = await project.TestAsync("Syncro: tickets");
        Assert.Equal(CheckStatus.Failed, check.Status);
        Assert.Contains("network.proxy", check.Advice);
    }

    [Theory]
    [InlineData(-300, CheckStatus.Warning, "5 minutes ahead of")]
    [InlineData(7300, CheckStatus.Failed, "2.0 hours behind")]
    public async Task A_clock_that_differs_is_told_with_its_direction(int seconds, CheckStatus expected, string words)
    {
        project.Servers.World.Clock.Skew = TimeSpan.FromSeconds(seconds);
        var check = await project.TestAsync("Clock");
        Assert.Equal(expected, check.Status);
        Assert.Contains("This machine's clock is " + words, check.Detail);
    }

    [Fact]
    public async Task It_stops_when_it_is_told_to()
    {
        project.Servers.Chaos.Script("/api/v1", ServerFault.Silence, 9);
        project.Json["syncro_api"]!["timeout_seconds"] = 600;
        using var stopping = new CancellationTokenSource();
        var running = project.TestAsync(stopping.Token);
        while (project.Servers.Log.Count == 0) await Task.Delay(10);
        stopping.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task No_key_is_in_any_output_or_log_even_where_a_server_repeats_it()
    {
        var key = project.Servers.Syncro.Key;
        Directory.CreateDirectory(project.Logs);
        project.Servers.Chaos.Script("/tickets?", ServerFault.Json(401, $$"""{ "error": "Key {{key}} is wrong" }"""));
        project.Servers.Chaos.Script("/customers", ServerFault.Text(500, "text/plain", key), 2);
        var checks = await project.TestAsync();
        var output = string.Join("\n", checks.Select(check => check.ToString())) + string.Join("\n", Directory.GetFiles(project.Logs).Select(File.ReadAllText));
        Assert.Contains("Key *** is wrong", output);
        Assert.Contains("GET /api/v1/contacts?page=1: 200", output);
        Assert.DoesNotContain(key, output);
    }

    [Fact]
    public async Task Nothing_is_changed()
    {
        await project.TestAsync();
        Assert.False(Directory.Exists(project.Project.State));
        var before = project.Snapshot();
        await project.TestAsync();
        Assert.Equal(before, project.Snapshot());
    }

    private static bool IsSyncro(ConnectionCheck check) => check.Name.StartsWith("Syncro: ", StringComparison.Ordinal);
}
