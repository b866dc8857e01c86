namespace Sdc;

/// <summary>Compares this machine's clock with those of the servers, as their answers told.</summary>
/// <param name="skews">Each server, and its clock less this machine's; null where it gave no answer.</param>
internal sealed class ClockCheck(Func<IReadOnlyList<(string Service, TimeSpan? Skew)>> skews) : ICheck
{
    private static readonly TimeSpan Much = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan TooMuch = TimeSpan.FromMinutes(15);

    public string Name => "Clock";

    public Task<CheckResult> RunAsync(CancellationToken cancellation) => Task.FromResult(Judge([.. skews().Where(server => server.Skew is not null).Select(server => (server.Service, server.Skew!.Value))]));

    /// <summary>What these differences mean.</summary>
    public static CheckResult Judge(IReadOnlyList<(string Service, TimeSpan Skew)> servers)
    {
        if (servers.Count == 0) return CheckResult.Skipped("No server told its time.");
        var (service, worst) = servers.OrderByDescending(server => server.Skew.Duration()).First();
        if (worst.Duration() <= Much) return CheckResult.Ok(FormattableString.Invariant($"This machine and {string.Join(", ", servers.Select(server => server.Service))} agree within {Math.Max(1, Math.Ceiling(worst.Duration().TotalSeconds)):0} s."));

        var others = servers.Where(server => server.Service != service).ToList();
        string detail, advice;
        if (others.Exists(other => (other.Skew - worst).Duration() > Much))
        {
            detail = $"{service}'s clock is {Difference(worst)} this machine's, and not so that of {others.First(other => (other.Skew - worst).Duration() > Much).Service}.";
            advice = $"Look at {service}'s clock; SDC reckons with it as it is.";
        }
        else
        {
            detail = $"This machine's clock is {Difference(-worst)} that of {string.Join(" and ", servers.Select(server => server.Service))}.";
            advice = others.Count > 0
                ? "Set this machine's clock (w32tm /resync on Windows, timedatectl on Linux)."
                : $"Set this machine's clock (w32tm /resync on Windows, timedatectl on Linux); if it is right, {service}'s is wrong.";
        }

        return worst.Duration() > TooMuch ? CheckResult.Failed(detail, advice) : CheckResult.Warning(detail, advice);
    }

    private static string Difference(TimeSpan difference)
    {
        var size = difference.Duration();
        var length = size.TotalHours >= 2 ? FormattableString.Invariant($"{size.TotalHours:0.0} hours") : size.TotalMinutes >= 2 ? FormattableString.Invariant($"{size.TotalMinutes:0} minutes") : FormattableString.Invariant($"{size.TotalSeconds:0} s");
        return length + (difference < TimeSpan.Zero ? " behind" : " ahead of");
    }
}
