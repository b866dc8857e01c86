using System.Diagnostics;

namespace Sdc;

/// <summary>Asks a server one question at a time, and says what its answers mean.</summary>
/// <param name="connection">The server, without tries of its own; disposed with this.</param>
/// <param name="hasKey">Whether there is a key to ask with.</param>
internal sealed class ServerProbe(ServerConnection connection, bool hasKey) : IDisposable
{
    /// <summary>After what time an answer is given up, unless less is configured.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    // Two tries, and no whole minute for requests that other runs have used up.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(24);

    private bool answered;
    private bool silent;

    /// <summary>The server's clock less this machine's; null where there was no answer.</summary>
    public TimeSpan? ClockSkew => connection.ClockSkew;

    /// <summary>What was wrong with the last question; null where it was answered well.</summary>
    public RequestFault? LastFault { get; private set; }

    /// <summary>The settings of the network, for a connection that is probed.</summary>
    public static NetworkSettings Network(NetworkSettings network) => new() { Proxy = network.Proxy, Retries = 0 };

    /// <summary>Asks.</summary>
    /// <param name="request">The question.</param>
    /// <param name="read">Reads the answer and says what was found.</param>
    /// <param name="refusedAdvice">What to do when the key is refused.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<CheckResult> AskAsync(ServerRequest request, Func<Stream, CancellationToken, Task<string>> read, string refusedAdvice, CancellationToken cancellation)
    {
        if (!hasKey) return CheckResult.Skipped("Not asked, for no key is set.");
        if (silent) return CheckResult.Skipped("Not asked, for the server gave no answer before.");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        LastFault = null;
        return await TwiceAsync(request, read, refusedAdvice, patience, cancellation).ConfigureAwait(false);
    }

    public void Dispose() => connection.Dispose();

    private async Task<CheckResult> TwiceAsync(ServerRequest request, Func<Stream, CancellationToken, Task<string>> read, string refusedAdvice, CancellationTokenSource patience, CancellationToken cancellation)
    {
        for (var isLast = false; ; isLast = true)
        {
            try
            {
                var watch = Stopwatch.StartNew();
                var found = await connection.SendAsync(request, read, patience.Token).ConfigureAwait(false);
                answered = true;
                return CheckResult.Ok(FormattableString.Invariant($"{found}, in {watch.ElapsedMilliseconds} ms."));
            }
            catch (ServerException error) when (!isLast && error.IsPassing && error.Fault is not (RequestFault.TimedOut or RequestFault.Busy))
            {
                await Task.Delay(Pause, cancellation).ConfigureAwait(false);
            }
            catch (ServerException error)
            {
                LastFault = error.Fault;
                answered |= error.Status is not null;
                // Nobody wants to wait for each endpoint of a server that is not there.
                silent = !answered && error.Fault is RequestFault.Unreachable or RequestFault.TimedOut;
                return Say(error, refusedAdvice);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                return CheckResult.Warning("Not asked, for all requests that the limit allows were used within the last minute.", "Check again in a minute.");
            }
        }
    }

    private static CheckResult Say(ServerException error, string refusedAdvice)
    {
        var detail = error.Advice.Length > 0 ? error.Message.Replace(" " + error.Advice, "") : error.Message;
        return error.Fault switch
        {
            RequestFault.Busy => CheckResult.Warning(detail, "The server is there and asks for fewer requests: check again in a few minutes, and lower requests_per_minute if it stays so."),
            RequestFault.Refused when error.Status == 407 => CheckResult.Failed(detail, "The proxy refuses the account that runs SDC: see network.proxy."),
            RequestFault.Refused when error.Status is not null => CheckResult.Failed(detail, refusedAdvice),
            RequestFault.TimedOut => CheckResult.Failed(detail, "Check the network between here and the server, and whether the server is slow in a browser too."),
            RequestFault.NotFound => CheckResult.Failed(detail, "Check the base address in the configuration: nothing is there under it."),
            RequestFault.Broken => CheckResult.Failed(detail, "The trouble is on the server's side: check again later, then ask its support."),
            RequestFault.Rejected or RequestFault.Damaged => CheckResult.Failed(detail, "The server answers otherwise than SDC knows it: compare with docs/live-check.md."),
            _ => CheckResult.Failed(detail, error.Advice),
        };
    }
}
