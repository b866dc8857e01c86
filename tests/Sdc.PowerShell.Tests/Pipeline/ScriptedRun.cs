using System.Runtime.CompilerServices;

namespace Sdc.PowerShell.Tests.Pipeline;

/// <summary>A run that yields given events, each from another thread, and notes what becomes of it.</summary>
internal sealed class ScriptedRun(params RunEvent[] events)
{
    public TaskCompletionSource Waiting { get; } = new();

    public bool Disposed { get; private set; }

    public int Yielded { get; private set; }

    public bool WaitsForever { get; init; }

    public bool SawContext { get; private set; }

    public async IAsyncEnumerable<RunEvent> Events([EnumeratorCancellation] CancellationToken cancellation)
    {
        try
        {
            foreach (var item in events)
            {
                SawContext |= SynchronizationContext.Current is not null;
                await Task.Yield();
                Yielded++;
                yield return item;
            }

            if (WaitsForever)
            {
                Waiting.SetResult();
                await Task.Delay(Timeout.Infinite, cancellation);
            }
        }
        finally
        {
            await Task.Yield();
            Disposed = true;
        }
    }
}
