using System.Diagnostics;

namespace Sdc;

/// <summary>Runs checks so that none can hang, end the others, or show a key.</summary>
/// <param name="secrets">What no text may hold.</param>
/// <param name="log">Notes what was found; null for nowhere.</param>
internal sealed class CheckRunner(SecretMask secrets, RunLog? log)
{
    private const int LongestText = 1000;

    // More than any request and its second try; only a disk that hangs gets there.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Runs a check.</summary>
    /// <exception cref="OperationCanceledException">The user does not want to wait.</exception>
    public async Task<ConnectionCheck> RunAsync(ICheck check, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Limit);
        // On a thread of its own and left behind if need be: a folder on a server that hangs listens to no token.
        var work = Task.Run(() => check.RunAsync(limit.Token), limit.Token);
        await Task.WhenAny(work, Task.Delay(Timeout.Infinite, limit.Token)).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return Show(check.Name, await ResultAsync(work, cancellation).ConfigureAwait(false), watch.Elapsed);
    }

    /// <summary>A result as it is shown and logged: one harmless line each, without a key.</summary>
    public ConnectionCheck Show(string name, CheckResult result, TimeSpan duration)
    {
        var check = new ConnectionCheck { Name = Clean(name), Status = result.Status, Detail = Clean(result.Detail), Advice = result.Advice is null ? null : Clean(result.Advice), Duration = duration };
        log?.Write(check);
        return check;
    }

    private static async Task<CheckResult> ResultAsync(Task<CheckResult> work, CancellationToken cancellation)
    {
        if (!work.IsCompleted) return Late();
        try
        {
            return await work.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Late();
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            return CheckResult.Failed("Could not be looked at: " + error.Message, "Correct that, then check again.");
        }
    }

    private static CheckResult Late() =>
        CheckResult.Failed(FormattableString.Invariant($"No answer within {Limit.TotalSeconds:0} s."), "A folder on a server that cannot be reached hangs like this: check that the place can be opened on this machine.");

    private string Clean(string text) => OneLine.Escape(secrets.Hide(text), LongestText);
}
