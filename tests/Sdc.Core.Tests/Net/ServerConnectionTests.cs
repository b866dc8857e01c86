using System.Text.Json;
using Sdc.TestServers;
using Sdc.Tests.Sources.Syncro.Server;

namespace Sdc.Tests.Net;

using ServerFault = Sdc.TestServers.ServerFault;

public sealed class ServerConnectionTests : IAsyncLifetime
{
    private LoopbackServers servers = null!;

    public async Task InitializeAsync() => servers = await LoopbackServers.StartAsync(new(1, new() { Tickets = 5, Customers = 3, Connections = 0, Burst = 0 }));

    public async Task DisposeAsync() => await servers.DisposeAsync();

    public static TheoryData<int> Shapes()
    {
        var data = new TheoryData<int>();
        for (var shape = 0; shape < ServerFault.UnprocessableBodies.Count; shape++) data.Add(shape);
        return data;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Every_shape_of_a_422_is_told_in_the_servers_own_words(int shape)
    {
        servers.Chaos.Script("/tickets", ServerFault.Unprocessable(shape));
        var error = await FailAsync();
        Assert.Equal((RequestFault.Rejected, 422), (error.Fault, error.Status));
        Assert.StartsWith("Syncro: GET /api/v1/tickets?page=1 was answered 422 '", error.Message);
        var words = error.Message.Split('\'')[1];
        Assert.Matches(@"\p{L}{3,}", words);
        Assert.DoesNotContain("{", words);
        // What cannot pass is not asked again.
        Assert.Equal(1, servers.Log.Count);
    }

    [Theory]
    [InlineData("reset", "failed")]
    [InlineData("half a body", "failed")]
    [InlineData("HTML with 200", "a web page ('Just a moment...')")]
    [InlineData("500", "was answered 500")]
    [InlineData("429", "was answered 429")]
    [InlineData("silence", "within 1 s")]
    public async Task What_passes_is_tried_again_and_told_when_it_does_not_pass(string name, string words)
    {
        var fault = Chaos.All.First(one => one.Name == name);
        servers.Chaos.Script("/tickets", fault, 3);
        using (var connection = Connect(retries: 3)) (await connection.GetJsonAsync(Request(), CancellationToken.None)).Dispose();
        Assert.Equal(4, servers.Log.Count);
        servers.Chaos.Script("/tickets", fault, 3);
        var error = await FailAsync(retries: 2);
        Assert.Contains(words, error.Message);
        Assert.True(error.IsPassing);
    }

    [Fact]
    public async Task A_server_that_wants_to_be_left_alone_for_long_is_left_alone()
    {
        servers.Chaos.Script("/tickets", ServerFault.TooManyRequestsFor(3600), 5);
        var error = await FailAsync(retries: 4);
        Assert.Equal(1, servers.Log.Count);
        Assert.Contains("60 minutes", error.Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Retry_after_is_kept_as_seconds_and_as_a_date(bool asDate)
    {
        servers.Chaos.Script("/tickets", asDate ? ServerFault.TooManyRequestsUntil(2) : ServerFault.TooManyRequestsFor(1));
        using var connection = Connect(retries: 1);
        (await connection.GetJsonAsync(Request(), CancellationToken.None)).Dispose();
        var requests = servers.Log.Requests;
        // Dates have whole seconds.
        Assert.True(TimeSpan.FromSeconds((requests[1].ArrivalTicks - requests[0].ArrivalTicks) / (double)System.Diagnostics.Stopwatch.Frequency) >= TimeSpan.FromSeconds(0.9));
    }

    [Fact]
    public async Task A_redirection_is_told_and_not_followed_for_it_would_carry_the_key_away()
    {
        servers.Chaos.Script("/tickets", ServerFault.Json(302, "{}"));
        var error = await FailAsync();
        Assert.Equal(RequestFault.Moved, error.Fault);
        Assert.Equal(1, servers.Log.Count);
    }

    [Fact]
    public async Task A_message_of_the_server_cannot_move_the_cursor_or_be_endless()
    {
        servers.Chaos.Script("/tickets", ServerFault.Json(422, JsonSerializer.Serialize(new { message = "\u001b[2J\r\nfake: all well\u202e" + new string('x', 100_000) })));
        var error = await FailAsync();
        Assert.True(error.Message.Length < 1000);
        Assert.DoesNotContain(error.Message, char.IsControl);
        Assert.DoesNotContain('\u202e', error.Message);
    }

    [Fact]
    public async Task A_server_that_repeats_the_key_does_not_bring_it_into_the_message()
    {
        servers.Chaos.Script("/tickets", ServerFault.Json(422, JsonSerializer.Serialize(new { message = new string('x', 280) + "Bearer " + servers.Syncro.Key + " is unknown" })));
        var error = await FailAsync();
        Assert.DoesNotContain(servers.Syncro.Key[..12], error.ToString());
    }

    [Fact]
    public async Task A_key_that_cannot_be_one_is_told_before_anything_is_sent_and_not_shown()
    {
        using var connection = Connect(retries: 0, key: "secret part\nX-Other: 1");
        var error = await Assert.ThrowsAsync<ServerException>(() => connection.GetJsonAsync(Request(), CancellationToken.None));
        Assert.Equal(0, servers.Log.Count);
        Assert.DoesNotContain("secret", error.Message);
        Assert.DoesNotContain("X-Other", error.ToString());
    }

    [Fact]
    public async Task Stopping_ends_the_wait_for_a_silent_server_at_once()
    {
        servers.Chaos.Script("/tickets", ServerFault.Silence, 2);
        using var connection = Connect(retries: 0, timeout: TimeSpan.FromMinutes(10));
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connection.GetJsonAsync(Request(), stop.Token));
    }

    private static ServerRequest Request() => new("tickets", ("page", "1"));

    private async Task<ServerException> FailAsync(int retries = 0)
    {
        using var connection = Connect(retries);
        var error = await Assert.ThrowsAsync<ServerException>(() => connection.GetJsonAsync(Request(), CancellationToken.None));
        Assert.DoesNotContain(servers.Syncro.Key, error.ToString());
        return error;
    }

    private ServerConnection Connect(int retries, string? key = null, TimeSpan? timeout = null) => new(
        new("Syncro", servers.SyncroBaseUrl, timeout ?? TimeSpan.FromSeconds(1), SyncroContract.RefusedAdvice) { KeyHeader = SyncroContract.KeyHeader, KeyPrefix = SyncroContract.KeyPrefix, KeyVariable = SyncroContract.KeyVariable, Key = new(key ?? servers.Syncro.Key, "test") },
        new() { Retries = retries, RetryDelaySeconds = 0.01 },
        new(1_000_000, null));
}
