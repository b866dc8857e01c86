using System.Diagnostics;

namespace Sdc.Cli.Tests;

/// <summary>Counts what happens in a folder, and does something at a given count: what a process is doing shows in its files, whatever the machine's speed.</summary>
internal sealed class FolderEvents : IDisposable
{
    private readonly FileSystemWatcher watcher;
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly int at;
    private readonly Action action;
    private int count;
    private long first;

    /// <summary>Begins to count.</summary>
    /// <param name="folder">The folder, with all in it.</param>
    /// <param name="at">At which event to act; 0 for never.</param>
    /// <param name="action">What to do, once.</param>
    public FolderEvents(string folder, int at = 0, Action? action = null)
    {
        (this.at, this.action) = (at, action ?? (() => { }));
        watcher = new(folder) { IncludeSubdirectories = true, InternalBufferSize = 64 * 1024, NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size };
        watcher.Created += (_, _) => Happened();
        watcher.Changed += (_, _) => Happened();
        watcher.Deleted += (_, _) => Happened();
        watcher.Renamed += (_, _) => Happened();
        watcher.EnableRaisingEvents = true;
    }

    /// <summary>How many there were.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>How long ago the first was.</summary>
    public TimeSpan SinceFirst => Count == 0 ? TimeSpan.Zero : clock.Elapsed - new TimeSpan(Interlocked.Read(ref first));

    public void Dispose() => watcher.Dispose();

    private void Happened()
    {
        var now = Interlocked.Increment(ref count);
        if (now == 1) Interlocked.Exchange(ref first, clock.Elapsed.Ticks);
        if (now == at) action();
    }
}
