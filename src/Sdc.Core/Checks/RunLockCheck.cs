namespace Sdc;

/// <summary>Whether a run holds the data folder.</summary>
internal sealed class RunLockCheck(string stateFolder) : ICheck
{
    public string Name => "Run lock";

    public Task<CheckResult> RunAsync(CancellationToken cancellation) => Task.FromResult(RunLock.Held(stateFolder) switch
    {
        null => CheckResult.Ok("Free."),
        { IsOfOtherHost: true } held => CheckResult.Warning("Held: " + held.Holder, held.Message),
        { } held => CheckResult.Warning("Held: " + (held.Holder ?? "its holder left no name."), "Other commands that write wait for it to end. If it hangs, end that process: the lock is free then."),
    });
}
