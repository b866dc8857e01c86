namespace Sdc;

/// <summary>What a step may cost. Calls in flight count with the most that they can cost; what was not spent of that is free again. Safe for concurrent use.</summary>
internal sealed class CostBudget(decimal? most)
{
    private readonly object gate = new();
    private decimal reserved;
    private TaskCompletionSource<bool> changed = New();

    /// <summary>What was spent so far.</summary>
    public decimal Spent { get; private set; }

    /// <summary>Sets aside what a call may cost; waits for calls in flight where only they stand in the way.</summary>
    /// <returns>False when the budget does not allow the call.</returns>
    public async Task<bool> ReserveAsync(decimal cost, CancellationToken cancellation)
    {
        while (true)
        {
            Task<bool> change;
            lock (gate)
            {
                if (most is null || Spent + reserved + cost <= most)
                {
                    reserved += cost;
                    return true;
                }

                if (reserved == 0 || Spent + cost > most) return false;
                change = changed.Task;
            }

            await Task.WhenAny(change, Task.Delay(Timeout.Infinite, cancellation)).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Sets more aside for a call in flight, without waiting for others: they may wait for this one.</summary>
    /// <returns>False when the budget does not allow it.</returns>
    public bool TryReserve(decimal cost)
    {
        lock (gate)
        {
            if (most is not null && Spent + reserved + cost > most) return false;
            reserved += cost;
            return true;
        }
    }

    /// <summary>Notes what a call did cost.</summary>
    public void Settle(decimal reservation, decimal cost)
    {
        TaskCompletionSource<bool> told;
        lock (gate)
        {
            reserved -= reservation;
            Spent += cost;
            (told, changed) = (changed, New());
        }

        told.SetResult(true);
    }

    private static TaskCompletionSource<bool> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
