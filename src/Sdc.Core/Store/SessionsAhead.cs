namespace Sdc;

/// <summary>Reads stored sessions on other threads before they are asked for, one after the other.</summary>
internal sealed class SessionsAhead(SessionFolder folder, IReadOnlyList<IndexedSession> entries)
{
    // A session is read in less time than a thread takes to wake up, so a thread reads several at once.
    private const int BatchSize = 16;

    // What is read is held in memory.
    private const long MostBytes = 1024 * 1024;

    private readonly Queue<Task<Queue<Session?>>> batches = new();
    private Queue<Session?> current = new();
    private int begun;

    /// <summary>The next of the sessions; null for one that could not be read, or is too large to be held: whoever wants it reads it, and gets the error.</summary>
    public Session? Next()
    {
        while (batches.Count < Environment.ProcessorCount && begun < entries.Count) batches.Enqueue(Begin());
        if (current.Count == 0) current = batches.Dequeue().GetAwaiter().GetResult();
        return current.Dequeue();
    }

    private Task<Queue<Session?>> Begin()
    {
        var batch = new List<IndexedSession>(BatchSize);
        for (long bytes = 0; begun < entries.Count && batch.Count < BatchSize && bytes < MostBytes; begun++)
        {
            batch.Add(entries[begun]);
            bytes += entries[begun].Size;
        }

        return Task.Run(() => new Queue<Session?>(batch.Select(Read)));
    }

    private Session? Read(IndexedSession entry)
    {
        if (entry.Size > MostBytes) return null;
        try
        {
            return folder.Read(entry.FileName);
        }
        catch (Exception error) when (error is SessionFileException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
