using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using Polly;
using Polly.Retry;

namespace Sdc;

/// <summary>
/// A provider's server below the SDK, which knows only OpenAI's: asks it in its own dialect, within the limits, again where that may help and as late as it
/// wishes, and hands up only answers that the SDK can read. Safe for concurrent use.
/// </summary>
internal sealed class ModelConnection : DelegatingHandler
{
    private const int ErrorBytes = 64 * 1024;
    private const int AnswerBytes = 8 * 1024 * 1024;

    private readonly ProviderFaults faults;
    private readonly Secret key;
    private readonly TimeSpan timeout;
    private readonly RequestLimiter? limiter;
    private readonly SemaphoreSlim slots;
    private readonly LearnedDialect dialect;
    private readonly ResiliencePipeline<HttpResponseMessage> retries;
    private readonly int tries;
    private readonly Action<string>? log;

    /// <summary>Makes a connection; nothing is sent yet.</summary>
    /// <param name="provider">Where the server is.</param>
    /// <param name="key">The key; not set for servers that need none.</param>
    /// <param name="llm">Time-out and how many requests run at a time.</param>
    /// <param name="network">Proxy and retries.</param>
    /// <param name="limiter">Counts the requests; disposed with this. Null for no limit.</param>
    /// <param name="log">Gets a line for every request and every retry, for the log at DEBUG; null for none. Called from any thread.</param>
    public ModelConnection(ProviderSettings provider, Secret key, LlmSettings llm, NetworkSettings network, RequestLimiter? limiter, Action<string>? log)
        : base(ServerHandler.Create(new(provider.BaseUrl), network))
    {
        var server = new Uri(provider.BaseUrl + "/");
        (this.key, this.limiter, this.log) = (key, limiter, log);
        timeout = TimeSpan.FromSeconds(llm.TimeoutSeconds);
        faults = new(provider, key, timeout);
        slots = new(llm.MaxParallel);
        dialect = LearnedDialect.Of(server);
        tries = network.Retries + 1;
        retries = network.Retries == 0 ? ResiliencePipeline<HttpResponseMessage>.Empty : new ResiliencePipelineBuilder<HttpResponseMessage>().AddRetry(Strategy(network)).Build();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var question = new CompletionRequest(await request.Content!.ReadAsByteArrayAsync().ConfigureAwait(false));
        return await retries.ExecuteAsync(async stop =>
        {
            HttpResponseMessage? answer;
            while ((answer = await OnceAsync(request.RequestUri!, question, stop).ConfigureAwait(false)) is null)
            {
                // Something was learned, which makes it another question for this server.
            }

            return answer;
        }, cancellationToken).ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            limiter?.Dispose();
            slots.Dispose();
        }

        base.Dispose(disposing);
    }

    // Null where the server refused what it can be asked without.
    private async Task<HttpResponseMessage?> OnceAsync(Uri address, CompletionRequest question, CancellationToken cancellation)
    {
        await slots.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            using var place = limiter is null ? null : await limiter.WaitAsync(cancellation).ConfigureAwait(false);
            return await ExchangeAsync(address, question, cancellation).ConfigureAwait(false);
        }
        finally
        {
            slots.Release();
        }
    }

    private async Task<HttpResponseMessage?> ExchangeAsync(Uri address, CompletionRequest question, CancellationToken cancellation)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        end.CancelAfter(timeout);
        var clock = Stopwatch.StartNew();
        var used = dialect.Current;
        try
        {
            using var message = Message(address, question.Body(used));
            using var answer = await base.SendAsync(message, end.Token).ConfigureAwait(false);
            var status = (int)answer.StatusCode;
            using var content = await ServerHandler.ReadAsync(answer, end.Token).ConfigureAwait(false);
            var (body, isWhole) = await ReadAsync(content, answer.IsSuccessStatusCode ? AnswerBytes : ErrorBytes, end.Token).ConfigureAwait(false);
            log?.Invoke(FormattableString.Invariant($"{faults.Name(address)}: {status} in {clock.Elapsed.TotalSeconds:0.0} s"));
            if (!answer.IsSuccessStatusCode)
            {
                if (status is 400 or 422 && dialect.Learn(used, question.AsksForJson, System.Text.Encoding.UTF8.GetString(body)))
                {
                    log?.Invoke($"{faults.Name(address)}: the server does not know all that it was asked with, and is asked in another way: {dialect.Current}");
                    return null;
                }

                throw faults.Refusal(address, answer, status, body, question);
            }

            if (!isWhole) throw faults.Huge(address, AnswerBytes);
            if (answer.Content.Headers.ContentType?.MediaType is { } type && type.IndexOf("html", StringComparison.OrdinalIgnoreCase) >= 0) throw faults.Page(address, status, body, question);
            using var json = JsonDocument.Parse(body);
            return CompletionAnswer.Read(json.RootElement) is { } completion ? Answer(completion.Body(question.Texts)) : throw faults.NoCompletion(address, answer, json.RootElement, body, question);
        }
        catch (OperationCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            throw faults.Late(address, error);
        }
        catch (JsonException error)
        {
            throw faults.Damaged(address, error);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or InvalidOperationException)
        {
            // A stop, or the time-out, may show as a broken connection.
            cancellation.ThrowIfCancellationRequested();
            throw end.IsCancellationRequested ? faults.Late(address, error) : faults.Unreachable(address, error);
        }
    }

    private HttpRequestMessage Message(Uri address, byte[] body)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        message.Content.Headers.ContentType = new("application/json") { CharSet = "utf-8" };
        message.Headers.Accept.Add(new("application/json"));
        message.Headers.UserAgent.Add(new("SDC", typeof(ModelConnection).Assembly.GetName().Version?.ToString(3)));
        if (key.IsSet) message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key.Value);
        return message;
    }

    private static HttpResponseMessage Answer(byte[] body)
    {
        var answer = new HttpResponseMessage(System.Net.HttpStatusCode.OK) { Content = new ByteArrayContent(body) };
        answer.Content.Headers.ContentType = new("application/json") { CharSet = "utf-8" };
        return answer;
    }

    private static async Task<(byte[] Body, bool IsWhole)> ReadAsync(Stream content, int most, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        var piece = new byte[16 * 1024];
        while (await content.ReadAsync(piece, 0, piece.Length, cancellation).ConfigureAwait(false) is > 0 and var count)
        {
            body.Write(piece, 0, (int)Math.Min(count, most - body.Length));
            if (body.Length == most) return (body.ToArray(), false);
        }

        return (body.ToArray(), true);
    }

    private RetryStrategyOptions<HttpResponseMessage> Strategy(NetworkSettings network) => new()
    {
        MaxRetryAttempts = network.Retries,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = TimeSpan.FromSeconds(network.RetryDelaySeconds),
        MaxDelay = RetryAfter.LongestOwn,
        // A silent server takes the whole time-out each time: once more is enough.
        ShouldHandle = static given => new(given.Outcome.Exception is ModelException { IsPassing: true } error && !(error.RetryAfter > RetryAfter.Longest) && !(error.IsTimeout && given.AttemptNumber > 0)),
        DelayGenerator = static given => new((given.Outcome.Exception as ModelException)?.RetryAfter),
        OnRetry = given =>
        {
            log?.Invoke(FormattableString.Invariant($"{given.Outcome.Exception!.Message} Try {given.AttemptNumber + 2} of {tries} follows in {given.RetryDelay.TotalSeconds:0.0} s."));
            return default;
        },
    };
}
