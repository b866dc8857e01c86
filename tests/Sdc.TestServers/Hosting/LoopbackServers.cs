using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Sdc.TestServers;

/// <summary>Both servers of one world, on one port of this machine.</summary>
public sealed class LoopbackServers : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly CancellationTokenSource stopping = new();

    private LoopbackServers(ServerWorld world, Chaos chaos, SyncroServerOptions syncro, ScreenConnectServerOptions screenConnect)
    {
        World = world;
        Chaos = chaos;
        Syncro = new SyncroServer(world, syncro, NewKey("syncro"));
        ScreenConnect = new ScreenConnectServer(world, screenConnect, NewKey("screenconnect"));
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Listen(IPAddress.Loopback, 0);
        });
        application = builder.Build();
        application.Run(HandleAsync);
    }

    public ServerWorld World { get; }

    /// <summary>May be replaced while the servers run.</summary>
    public Chaos Chaos { get; set; }

    public RequestLog Log { get; } = new();

    public SyncroServer Syncro { get; }

    public ScreenConnectServer ScreenConnect { get; }

    /// <summary>How long an answer takes at least.</summary>
    public TimeSpan Latency { get; set; }

    public string SyncroBaseUrl => ScreenConnectBaseUrl + SyncroServer.Root;

    /// <summary>Without a slash at its end.</summary>
    public string ScreenConnectBaseUrl => application.Urls.First().TrimEnd('/');

    public static async Task<LoopbackServers> StartAsync(ServerWorld world, Chaos? chaos = null, SyncroServerOptions? syncro = null, ScreenConnectServerOptions? screenConnect = null)
    {
        var servers = new LoopbackServers(world, chaos ?? Chaos.None(), syncro ?? new(), screenConnect ?? new());
        await servers.application.StartAsync();
        return servers;
    }

    public async ValueTask DisposeAsync()
    {
        // What is silent would keep the server from stopping.
        await stopping.CancelAsync();
        await application.StopAsync();
        await application.DisposeAsync();
        stopping.Dispose();
    }

    private static string NewKey(string server) => $"test-key-{server}-{RandomNumberGenerator.GetHexString(24)}";

    private async Task HandleAsync(HttpContext context)
    {
        var arrival = Stopwatch.GetTimestamp();
        try
        {
            await AnswerAsync(context, arrival);
        }
        catch (Exception failure) when (failure is OperationCanceledException or ConnectionAbortedException or ConnectionResetException or IOException)
        {
            // The client went away, or the servers stop.
            context.Abort();
        }
    }

    private async Task AnswerAsync(HttpContext context, long arrival)
    {
        var request = await ServerRequest.ReadAsync(context);
        var logged = Logged(request, arrival);
        Log.Add(logged, HasKey(WebUtility.UrlDecode(request.Query)));
        var fault = logged.Fault = Chaos.Next(logged);
        fault?.Apply(World);
        if (Latency > TimeSpan.Zero) await Task.Delay(Latency, context.RequestAborted);
        switch (fault?.Kind)
        {
            case FaultKind.Reset:
                context.Abort();
                return;
            case FaultKind.Silence:
                using (var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping.Token)) await Task.Delay(Timeout.Infinite, end.Token);
                return;
        }

        // What Kestrel answers should a server fail by mistake.
        logged.Status = 500;
        var answer = fault?.Instead ?? Answer(request);
        logged.Status = answer.Status;
        await AnswerSender.SendAsync(context, answer, fault, World.Clock);
    }

    private ServerAnswer Answer(ServerRequest request)
    {
        if (HasKey(WebUtility.UrlDecode(request.Query))) return ServerAnswer.Error(401, "Not authorized. Keys are not accepted in a query.");
        if (request.Path.StartsWith(SyncroServer.Root + "/", StringComparison.Ordinal)) return Syncro.Answer(request);
        return request.Path.StartsWith(ScreenConnectServer.Root, StringComparison.Ordinal) ? ScreenConnect.Answer(request) : ServerAnswer.Text(404, ServerAnswer.HtmlType, "<html><body>Not found</body></html>");
    }

    private LoggedRequest Logged(ServerRequest request, long arrival) => new()
    {
        ArrivalTicks = arrival,
        Method = request.Method,
        Path = request.Path,
        Query = Masked(request.Query),
        Headers = request.Headers.ToDictionary(header => header.Key, header => Masked(header.Value.ToString()), StringComparer.OrdinalIgnoreCase),
        Body = Masked(Encoding.UTF8.GetString(request.Body)),
    };

    private bool HasKey(string text) => text.Contains(Syncro.Key, StringComparison.OrdinalIgnoreCase) || text.Contains(ScreenConnect.Key, StringComparison.OrdinalIgnoreCase);

    private string Masked(string text) => text.Length == 0 ? text : text.Replace(Syncro.Key, "<Syncro key>", StringComparison.OrdinalIgnoreCase).Replace(ScreenConnect.Key, "<ScreenConnect key>", StringComparison.OrdinalIgnoreCase);
}
