namespace Sdc;

/// <summary>Says that something is not used.</summary>
internal sealed class UnusedCheck(string name, string reason) : ICheck
{
    public string Name => name;

    public Task<CheckResult> RunAsync(CancellationToken cancellation) => Task.FromResult(CheckResult.Skipped(reason));
}
