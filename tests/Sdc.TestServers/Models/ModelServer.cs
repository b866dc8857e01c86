using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Sdc.TestServers;

/// <summary>Plays a server of language models that speaks OpenAI's protocol, on a port of this machine. What the model says is a function of the question.</summary>
public sealed class ModelServer : IAsyncDisposable
{
    private const string Root = "/v1";

    private readonly WebApplication application;
    private readonly CancellationTokenSource stopping = new();
    private readonly ServerClock clock = new(TimeSpan.Zero);
    private readonly ModelQuirks quirks;
    private readonly ConcurrentQueue<PaidAnswer> paid = new();
    private int running;
    private int mostAtOnce;

    private ModelServer(Func<ModelRequest, string> answer, ModelServerOptions options, Chaos chaos)
    {
        Answer = answer;
        Options = options;
        Chaos = chaos;
        quirks = new(options);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        application = builder.Build();
        application.Run(HandleAsync);
    }

    /// <summary>What the model says. Called from several threads; may be replaced while the server runs.</summary>
    public Func<ModelRequest, string> Answer { get; set; }

    public ModelServerOptions Options { get; }

    /// <summary>Faults of requests, by script and by seed; may be replaced while the server runs.</summary>
    public Chaos Chaos { get; set; }

    public RequestLog Log { get; } = new();

    /// <summary>How long an answer takes at least.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>The key that the server accepts; made for this run.</summary>
    public string Key { get; } = $"test-key-model-{RandomNumberGenerator.GetHexString(24)}";

    /// <summary>Such as <c>http://127.0.0.1:5000/v1</c>.</summary>
    public string BaseUrl => application.Urls.First().TrimEnd('/') + Root;

    /// <summary>The most questions that were being answered at one time.</summary>
    public int MostAtOnce => Volatile.Read(ref mostAtOnce);

    /// <summary>The answers that left the server whole.</summary>
    public IReadOnlyList<PaidAnswer> Paid => [.. paid];

    /// <summary>How many good answers were paid for, by the user's message of the question.</summary>
    public IReadOnlyDictionary<string, int> PaidByQuestion => paid.Where(one => one.IsGood).GroupBy(one => one.Request.User, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);

    /// <summary>Starts a server.</summary>
    /// <param name="answer">What the model says; <c>Answer.</c> to everything where it is not given.</param>
    public static async Task<ModelServer> StartAsync(Func<ModelRequest, string>? answer = null, ModelServerOptions? options = null, Chaos? chaos = null)
    {
        var server = new ModelServer(answer ?? (_ => "Answer."), options ?? new(), chaos ?? Chaos.None());
        await server.application.StartAsync();
        return server;
    }

    /// <summary>The next answers have this quirk.</summary>
    public void Script(AnswerQuirk quirk, int times = 1) => Script(_ => true, quirk, times);

    /// <summary>The next answers to questions that fit have this quirk.</summary>
    public void Script(Func<ModelRequest, bool> fits, AnswerQuirk quirk, int times = 1) => quirks.Script(fits, quirk, times);

    public async ValueTask DisposeAsync()
    {
        // What is silent would keep the server from stopping.
        await stopping.CancelAsync();
        await application.StopAsync();
        await application.DisposeAsync();
        stopping.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        var arrival = Stopwatch.GetTimestamp();
        var now = Interlocked.Increment(ref running);
        for (var most = MostAtOnce; now > most && Interlocked.CompareExchange(ref mostAtOnce, now, most) != most; most = MostAtOnce) ;
        try
        {
            await AnswerAsync(context, arrival);
        }
        catch (Exception failure) when (failure is OperationCanceledException or ConnectionAbortedException or ConnectionResetException or IOException)
        {
            // The client went away, or the server stops.
            context.Abort();
        }
        finally
        {
            Interlocked.Decrement(ref running);
        }
    }

    private async Task AnswerAsync(HttpContext context, long arrival)
    {
        var request = await ServerRequest.ReadAsync(context);
        var logged = Logged(request, arrival);
        Log.Add(logged, WebUtility.UrlDecode(request.Query).Contains(Key, StringComparison.OrdinalIgnoreCase));
        var fault = logged.Fault = Chaos.Next(logged);
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

        // What Kestrel answers should this fail by mistake.
        logged.Status = 500;
        var (answer, price) = fault?.Instead is { } instead ? (instead, null) : Completed(request);
        logged.Status = answer.Status;
        // Counted before it is sent: a client that has it may look at once.
        if (price is not null && fault?.Kind is not (FaultKind.HalfBody or FaultKind.CutChunks)) paid.Enqueue(price);
        await AnswerSender.SendAsync(context, answer, fault, clock);
    }

    private (ServerAnswer Answer, PaidAnswer? Paid) Completed(ServerRequest request)
    {
        if (Options.NeedsKey && request.Headers.Authorization != "Bearer " + Key) return (CompletionJson.Error(401, "Incorrect API key provided."), null);
        if (request is { Method: "GET", Path: Root + "/models" }) return (CompletionJson.Models(Options.Models), null);
        if (request is not { Method: "POST", Path: Root + "/chat/completions" }) return (CompletionJson.Error(404, $"Unexpected endpoint or method. ({request.Method} {request.Path})"), null);
        try
        {
            return Completed(ModelRequest.Read(request.Body));
        }
        catch (BadParameterException bad)
        {
            return (CompletionJson.Error(400, bad.Message), null);
        }
    }

    private (ServerAnswer Answer, PaidAnswer? Paid) Completed(ModelRequest request)
    {
        if (Options.Models.Count > 0 && !Options.Models.Contains(request.Model)) return (CompletionJson.Error(404, $"The model '{request.Model}' does not exist or you do not have access to it."), null);
        if (ModelRefusals.Of(request, Options) is { } refusal) return (CompletionJson.Error(400, refusal), null);
        var answer = Answer(request);
        var odd = quirks.Next(request);
        var content = odd.Aggregate(answer, CompletionJson.Content);
        var most = Options.MaxTokens == MaxTokensName.Old && request.MaxTokensName != "max_tokens" ? null : request.MaxTokens;
        var isCut = odd.Contains(AnswerQuirk.CutOff) || (Options.CutsAtMaxTokens && content.Length / 4 > most && !odd.Contains(AnswerQuirk.Huge));
        if (!odd.Contains(AnswerQuirk.CutOff) && isCut) content = content[..(most!.Value * 4)];
        var isGood = !isCut && !odd.Any(quirk => quirk is AnswerQuirk.Empty or AnswerQuirk.NullContent or AnswerQuirk.NoChoices or AnswerQuirk.Nonsense or AnswerQuirk.Filtered or AnswerQuirk.Huge);
        return (CompletionJson.Completion(request, content, isCut, odd), odd.Contains(AnswerQuirk.ErrorWithOk) ? null : new(request, content, isGood));
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

    private string Masked(string text) => text.Replace(Key, "<model key>", StringComparison.OrdinalIgnoreCase);
}
