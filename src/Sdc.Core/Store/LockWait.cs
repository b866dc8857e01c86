namespace Sdc;

/// <summary>How long a command waits for another run to end, and whom it tells that it waits.</summary>
/// <param name="Limit">For how long; zero does not wait.</param>
/// <param name="Told">Told once, when the waiting begins.</param>
internal sealed record LockWait(TimeSpan Limit, Action<string> Told)
{
    /// <summary>Does not wait.</summary>
    public static LockWait None { get; } = new(TimeSpan.Zero, _ => { });

    /// <summary>Waits for seconds.</summary>
    public static LockWait Seconds(int seconds, Action<string> told) => new(TimeSpan.FromSeconds(seconds), told);
}
