using System.Buffers.Binary;
using System.Diagnostics;

namespace Sdc;

/// <summary>
/// Keeps the requests to a server within a number in any 60 seconds, as the server counts them: a request uses its place from before it is sent until a
/// minute after its answer, so that however long the way is, no two that share a place can arrive within a minute. The times are kept in a file, for the
/// server does not know that a run was stopped and started again.
/// </summary>
internal sealed class RequestLimiter : IDisposable
{
    private const int TimeSize = sizeof(long);

    // In the file, the place of a request without an answer.
    private const long Asked = -1;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    private readonly object gate = new();
    private readonly Queue<(int Place, TimeSpan FreeAt)> used = new();
    private readonly FileStream? file;
    private readonly byte[] time = new byte[TimeSize];
    private readonly int places;
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private int next;

    /// <summary>Makes a limiter.</summary>
    /// <param name="perMinute">The most requests in any 60 seconds.</param>
    /// <param name="path">Where the times are kept; null for nowhere. One that cannot be opened (another command has it) is gone without.</param>
    /// <param name="storage">Who may read the file.</param>
    public RequestLimiter(int perMinute, string? path, StorageSettings? storage = null)
    {
        places = perMinute;
        if (path is null) return;
        try
        {
            var isPrivate = (storage ?? StorageSettings.Default).Private;
            PrivateFiles.CreateFolder(Path.GetDirectoryName(path)!, isPrivate);
            file = PrivateFiles.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, isPrivate);
            Load();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            file?.Dispose();
            file = null;
        }
    }

    /// <summary>Waits for a place. Dispose what is given back when the answer is there, or will not come.</summary>
    public async Task<IDisposable> WaitAsync(CancellationToken cancellation)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            TimeSpan wait;
            lock (gate)
            {
                if (TryTake(out var place))
                {
                    Note(place, Asked);
                    return new Place(this, place);
                }

                // All places may be in use by requests without an answer yet; then one is asked for again soon.
                wait = used.Count > 0 ? used.Peek().FreeAt - clock.Elapsed : TimeSpan.FromMilliseconds(20);
            }

            await Task.Delay(wait < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : wait, cancellation).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        lock (gate) file?.Dispose();
    }

    private bool TryTake(out int place)
    {
        if (next < places)
        {
            place = next++;
            return true;
        }

        place = -1;
        if (used.Count == 0 || used.Peek().FreeAt > clock.Elapsed) return false;
        place = used.Dequeue().Place;
        return true;
    }

    private void Release(int place)
    {
        lock (gate)
        {
            used.Enqueue((place, clock.Elapsed + Window));
            Note(place, DateTime.UtcNow.Ticks);
        }
    }

    // What was without an answer when the last run ended arrived before that, and so at most a minute before now counts for all of it.
    private void Load()
    {
        var now = DateTime.UtcNow.Ticks;
        var bytes = new byte[(int)Math.Min(file!.Length, (long)places * TimeSize)];
        var read = 0;
        while (read < bytes.Length && file.Read(bytes, read, bytes.Length - read) is > 0 and var count) read += count;
        var ages = new List<TimeSpan>();
        for (var at = 0; at + TimeSize <= read; at += TimeSize)
        {
            var ticks = BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at));
            if (ticks == 0) continue;
            var age = ticks == Asked ? TimeSpan.Zero : TimeSpan.FromTicks(now - ticks);
            // A time to come is that of a clock that was set back.
            if (age < Window) ages.Add(age < TimeSpan.Zero ? TimeSpan.Zero : age);
        }

        file.SetLength(0);
        foreach (var age in ages.OrderByDescending(age => age))
        {
            used.Enqueue((next, Window - age));
            Note(next++, now - age.Ticks);
        }
    }

    private void Note(int place, long ticks)
    {
        if (file is null || !file.CanWrite) return;
        BinaryPrimitives.WriteInt64LittleEndian(time, ticks);
        try
        {
            file.Position = (long)place * TimeSize;
            file.Write(time, 0, TimeSize);
            file.Flush();
        }
        catch (IOException)
        {
            // A full disk costs the memory of the times, not the run.
        }
    }

    private sealed class Place(RequestLimiter limiter, int number) : IDisposable
    {
        private int disposed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref disposed, 1) == 0) limiter.Release(number);
        }
    }
}
