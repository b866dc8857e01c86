using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Polly;
using Polly.Retry;

namespace Sdc;

/// <summary>
/// One server, asked politely: within its limit, again where that may help and as late as it wishes, every answer read to its end or not at all.
/// Safe for concurrent use.
/// </summary>
internal sealed class ServerConnection : IDisposable
{
    private const int ErrorBytes = 64 * 1024;

    private readonly ServerAccess access;
    private readonly RequestLimiter limiter;
    private readonly HttpClient client;
    private readonly ResiliencePipeline retries;
    private readonly int tries;
    private readonly Action<string>? log;

    /// <summary>Makes a connection; nothing is sent yet.</summary>
    /// <param name="access">Where the server is, and the key.</param>
    /// <param name="network">Proxy and retries.</param>
    /// <param name="limiter">Counts the requests; disposed with this.</param>
    /// <param name="log">Gets a line for every request and every retry, for the log at DEBUG; null for none. Called from any thread.</param>
    public ServerConnection(ServerAccess access, NetworkSettings network, RequestLimiter limiter, Action<string>? log = null)
    {
        this.access = access;
        this.limiter = limiter;
        this.log = log;
        tries = network.Retries + 1;
        var root = new Uri(access.BaseUrl.TrimEnd('/') + "/");
        // The time-out is ours: it has to hold for the body, too.
        client = new(ServerHandler.Create(root, network)) { BaseAddress = root, Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.Accept.Add(new("application/json"));
        client.DefaultRequestHeaders.UserAgent.Add(new("SDC", typeof(ServerConnection).Assembly.GetName().Version?.ToString(3)));
        foreach (var (name, value) in access.Headers) client.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
        retries = network.Retries == 0 ? ResiliencePipeline.Empty : new ResiliencePipelineBuilder().AddRetry(Strategy(network)).Build();
    }

    /// <summary>The server's clock less this machine's, as the last answer told; null where none did.</summary>
    public TimeSpan? ClockSkew { get; private set; }

    /// <summary>Sends a request and reads the answer as JSON; the caller disposes it.</summary>
    /// <exception cref="ServerException">The server did not give it, however often it was asked.</exception>
    public Task<JsonDocument> GetJsonAsync(ServerRequest request, CancellationToken cancellation) =>
        SendAsync(request, static (content, stop) => JsonDocument.ParseAsync(content, default, stop), cancellation);

    /// <summary>Sends a request and reads the answer, which is JSON.</summary>
    /// <param name="request">The request.</param>
    /// <param name="read">Reads the answer; called again where it breaks off. Throws <see cref="JsonException"/> for what is no JSON of the expected shape.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="ServerException">The server did not give it, however often it was asked.</exception>
    public async Task<T> SendAsync<T>(ServerRequest request, Func<Stream, CancellationToken, Task<T>> read, CancellationToken cancellation)
    {
        if (!access.Key.IsSet) throw Fail(request, RequestFault.Refused, null, "was not sent, for no key is set", $"Set the environment variable {access.KeyVariable} for the account that runs SDC.");
        if (access.Key.Value!.Any(letter => letter is <= ' ' or > '~')) throw Fail(request, RequestFault.Refused, null, "was not sent, for the key holds characters that no key has (spaces, line ends, accents)", $"Copy the key into {access.KeyVariable} again.");
        return await retries.ExecuteAsync(async stop => await OnceAsync(request, read, stop).ConfigureAwait(false), cancellation).ConfigureAwait(false);
    }

    public void Dispose()
    {
        client.Dispose();
        limiter.Dispose();
    }

    private async Task<T> OnceAsync<T>(ServerRequest request, Func<Stream, CancellationToken, Task<T>> read, CancellationToken cancellation)
    {
        using var place = await limiter.WaitAsync(cancellation).ConfigureAwait(false);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(access.Timeout);
        try
        {
            using var message = Message(request);
            using var answer = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, timeout.Token).ConfigureAwait(false);
            if (answer.Headers.Date is { } date) ClockSkew = date - DateTimeOffset.UtcNow;
            log?.Invoke(FormattableString.Invariant($"{Name(request)}: {(int)answer.StatusCode}"));
            using var content = await ServerHandler.ReadAsync(answer, timeout.Token).ConfigureAwait(false);
            if (!answer.IsSuccessStatusCode) throw await RefusalAsync(request, answer, content, timeout.Token).ConfigureAwait(false);
            if (answer.Content.Headers.ContentType?.MediaType is { } type && type.IndexOf("html", StringComparison.OrdinalIgnoreCase) >= 0) throw await PageAsync(request, answer, content, timeout.Token).ConfigureAwait(false);
            return await read(content, timeout.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            throw Late(request, error);
        }
        catch (JsonException error)
        {
            throw Fail(request, RequestFault.Damaged, 200, "was answered with JSON that is cut off or damaged: " + Shown(error.Message, 200).TrimEnd('.'), "", error);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or InvalidOperationException)
        {
            // A stop, or the time-out, may show as a broken connection.
            cancellation.ThrowIfCancellationRequested();
            if (timeout.IsCancellationRequested) throw Late(request, error);
            throw Fail(request, RequestFault.Unreachable, null, "failed: " + Shown(Innermost(error), 200).TrimEnd('.'), "Check the address, the network and network.proxy.", error);
        }
    }

    private HttpRequestMessage Message(ServerRequest request)
    {
        var message = new HttpRequestMessage(request.Method, request.PathAndQuery);
        message.Headers.TryAddWithoutValidation(access.KeyHeader, access.KeyPrefix + access.Key.Value);
        if (request.Body is { } body)
        {
            message.Content = new ByteArrayContent(body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        }

        return message;
    }

    private async Task<ServerException> RefusalAsync(ServerRequest request, HttpResponseMessage answer, Stream content, CancellationToken cancellation)
    {
        var status = (int)answer.StatusCode;
        var words = await WordsAsync(content, cancellation).ConfigureAwait(false);
        var fault = status switch
        {
            401 or 403 or 407 => RequestFault.Refused,
            404 or 410 => RequestFault.NotFound,
            408 => RequestFault.TimedOut,
            429 => RequestFault.Busy,
            >= 500 => RequestFault.Broken,
            >= 300 and < 400 => RequestFault.Moved,
            _ => RequestFault.Rejected,
        };
        var advice = fault switch
        {
            RequestFault.Refused => access.RefusedAdvice,
            RequestFault.Moved => $"Nothing is sent elsewhere by itself; if '{Shown(ServerWords.Place(answer), 200)}' is right, set it as the base address.",
            _ => "",
        };
        var said = words is null ? answer.ReasonPhrase is { Length: > 0 } reason ? " " + Shown(reason, 100) : "" : $" '{words}'";
        return Fail(request, fault, status, FormattableString.Invariant($"was answered {status}{said}"), advice, null, RetryAfter.Of(answer.Headers));
    }

    private async Task<ServerException> PageAsync(ServerRequest request, HttpResponseMessage answer, Stream content, CancellationToken cancellation)
    {
        var words = await WordsAsync(content, cancellation).ConfigureAwait(false);
        return Fail(request, RequestFault.NotJson, (int)answer.StatusCode, FormattableString.Invariant($"was answered {(int)answer.StatusCode} with a web page{(words is null ? "" : $" ('{words}')")} instead of data, as firewalls and login pages do"), "Open the address in a browser on this machine to see who answers.");
    }

    private async Task<string?> WordsAsync(Stream content, CancellationToken cancellation)
    {
        var bytes = new byte[ErrorBytes];
        var read = 0;
        try
        {
            while (read < bytes.Length && await content.ReadAsync(bytes, read, bytes.Length - read, cancellation).ConfigureAwait(false) is > 0 and var count) read += count;
        }
        catch (Exception error) when (error is IOException or HttpRequestException)
        {
            // The status tells enough.
        }

        return ServerWords.Of(bytes.AsSpan(0, read).ToArray(), access.Key.Value);
    }

    private RetryStrategyOptions Strategy(NetworkSettings network) => new()
    {
        MaxRetryAttempts = network.Retries,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = TimeSpan.FromSeconds(network.RetryDelaySeconds),
        MaxDelay = RetryAfter.LongestOwn,
        ShouldHandle = static given => new(given.Outcome.Exception is ServerException { IsPassing: true } error && !(error.RetryAfter > RetryAfter.Longest)),
        DelayGenerator = static given => new((given.Outcome.Exception as ServerException)?.RetryAfter),
        OnRetry = given =>
        {
            log?.Invoke(FormattableString.Invariant($"{given.Outcome.Exception!.Message} Try {given.AttemptNumber + 2} of {tries} follows in {given.RetryDelay.TotalSeconds:0.0} s."));
            return default;
        },
    };

    private ServerException Late(ServerRequest request, Exception error) =>
        Fail(request, RequestFault.TimedOut, null, FormattableString.Invariant($"had no complete answer within {access.Timeout.TotalSeconds:0} s"), "", error);

    private ServerException Fail(ServerRequest request, RequestFault fault, int? status, string what, string advice, Exception? inner = null, TimeSpan? retryAfter = null)
    {
        var wish = retryAfter > RetryAfter.Longest ? FormattableString.Invariant($" The server asks to be left alone for {retryAfter.Value.TotalMinutes:0} minutes; run again then.") : "";
        return new(fault, status, $"{access.Service}: {Name(request)} {what}.{(advice.Length > 0 ? " " + advice : "")}{wish}", inner) { RetryAfter = retryAfter, Advice = advice };
    }

    private string Name(ServerRequest request) => OneLine.Escape($"{request.Method} {client.BaseAddress!.AbsolutePath}{request.PathAndQuery}", 300);

    private string Shown(string text, int longest) => ServerWords.Shown(text, access.Key.Value, longest);

    private static string Innermost(Exception error)
    {
        while (error.InnerException is { } inner) error = inner;
        return error.Message;
    }
}
