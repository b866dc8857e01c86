using System.Diagnostics;

namespace Sdc;

/// <summary>How long a command waits for another run to end, and whom it tells that it waits.</summary>
/// <param name="Limit">For how long; zero does not wait.</param>
/// <param name="Told">Told once, when the waiting begins.</param>
internal sealed record LockWait(TimeSpan Limit, Action<string> Told)
{
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(100);

    /// <summary>Does not wait.</summary>
    public static LockWait None { get; } = new(TimeSpan.Zero, _ => { });

    /// <summary>Waits for seconds.</summary>
    public static LockWait Seconds(int seconds, Action<string> told) => new(TimeSpan.FromSeconds(seconds), told);

    /// <summary>Does what needs the lock, again and again while another run holds it.</summary>
    /// <param name="attempt">What needs the lock.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    /// <exception cref="RunLockException">Another run is still writing.</exception>
    public T For<T>(Func<T> attempt, CancellationToken cancellation)
    {
        // What the clock is set to meanwhile makes the waiting neither longer nor shorter.
        var waited = Stopwatch.StartNew();
        for (var number = 0; ; number++)
        {
            try
            {
                return attempt();
            }
            catch (RunLockException held) when (number == 0 ? Limit > TimeSpan.Zero : waited.Elapsed < Limit)
            {
                if (number == 0) Told(FormattableString.Invariant($"Waiting, for up to {Limit.TotalSeconds:0} s, for another run to end: {held.Holder ?? "its holder left no name"}."));
            }

            cancellation.WaitHandle.WaitOne(BetweenAttempts);
            cancellation.ThrowIfCancellationRequested();
        }
    }
}
