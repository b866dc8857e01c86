namespace Sdc;

/// <summary>A server and what is asked of it, one question after the other; servers are asked side by side.</summary>
/// <param name="Service">What people call it.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Probe">Asks it.</param>
/// <param name="Checks">The questions.</param>
internal sealed record ServerLane(string Service, Uri Address, ServerProbe Probe, IReadOnlyList<ICheck> Checks)
{
    /// <summary>Begins to ask; each task ends when its answer is there.</summary>
    public IReadOnlyList<Task<ConnectionCheck>> Start(CheckRunner runner, CancellationToken cancellation)
    {
        var tasks = new List<Task<ConnectionCheck>>();
        foreach (var check in Checks) tasks.Add(AfterAsync(tasks.LastOrDefault(), runner, check, cancellation));
        return tasks;
    }

    private static async Task<ConnectionCheck> AfterAsync(Task? before, CheckRunner runner, ICheck check, CancellationToken cancellation)
    {
        if (before is not null) await before.ConfigureAwait(false);
        return await runner.RunAsync(check, cancellation).ConfigureAwait(false);
    }
}
