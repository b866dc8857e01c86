namespace Sdc;

/// <summary>Whether a run holds the data folder.</summary>
internal sealed class RunLockCheck(string stateFolder) : ICheck
{
    public string Name => "Run lock";

    public Task<CheckResult> RunAsync(CancellationToken cancellation) => Task.FromResult(RunLock.Holder(stateFolder) is { } holder
        ? CheckResult.Warning("Held: " + holder, "Other commands that write wait for it to end. If it hangs, end that process: the lock is free then.")
        : CheckResult.Ok("Free."));
}
