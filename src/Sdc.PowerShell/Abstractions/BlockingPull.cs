namespace Sdc.PowerShell;

/// <summary>Enumerates asynchronous items on the calling thread: PowerShell wants its streams written from the pipeline's own.</summary>
internal static class BlockingPull
{
    /// <summary>Yields the items as they come, one pulled at a time; the source is disposed however the caller leaves the loop.</summary>
    /// <param name="items">The source.</param>
    /// <param name="cancellation">Handed to the source.</param>
    /// <param name="onStopped">Called instead of throwing when the source ends because of <paramref name="cancellation"/>.</param>
    public static IEnumerable<T> Of<T>(IAsyncEnumerable<T> items, CancellationToken cancellation, Action onStopped)
    {
        var source = items.GetAsyncEnumerator(cancellation);
        try
        {
            while (MoveNext(source, cancellation, onStopped)) yield return source.Current;
        }
        finally
        {
            Wait(() => source.DisposeAsync().AsTask());
        }
    }

    private static bool MoveNext<T>(IAsyncEnumerator<T> source, CancellationToken cancellation, Action onStopped)
    {
        try
        {
            return Wait(() => source.MoveNextAsync().AsTask());
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            onStopped();
            return false;
        }
    }

    private static bool Wait(Func<Task<bool>> start) => WithoutContext(() => start().GetAwaiter().GetResult());

    private static void Wait(Func<Task> start) => WithoutContext(() =>
    {
        start().GetAwaiter().GetResult();
        return true;
    });

    // A host's synchronization context would wait for this thread, which waits for it.
    private static bool WithoutContext(Func<bool> action)
    {
        var context = SynchronizationContext.Current;
        try
        {
            SynchronizationContext.SetSynchronizationContext(null);
            return action();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }
}
