using System.Buffers.Binary;

namespace Sdc;

/// <summary>
/// Which tickets were fetched from the server as a whole and stored, by the update they were fetched at, in <c>state/servers</c>: 16 bytes a ticket,
/// appended when a batch is stored, so that a run that was killed goes on where it was. It can be deleted: then the tickets are fetched again.
/// </summary>
internal sealed class TicketLog
{
    private const int RecordSize = 2 * sizeof(long);

    // Stands for the update of a ticket that is no longer on the server.
    private const long Gone = long.MaxValue;

    private readonly string path;
    private readonly StorageSettings storage;

    // What is stored is noted while more is fetched.
    private readonly object access = new();
    private readonly Dictionary<long, long> updates = [];
    private int records;

    private TicketLog(string path, StorageSettings storage)
    {
        this.path = path;
        this.storage = storage;
    }

    /// <summary>Reads the log; one that is missing or damaged is an empty one, and a record that was cut off counts as not there.</summary>
    public static TicketLog Load(string path, StorageSettings storage)
    {
        var log = new TicketLog(path, storage);
        try
        {
            var bytes = File.Exists(path) ? AtomicFile.Read(path) : [];
            for (var at = 0; at + RecordSize <= bytes.Length; at += RecordSize)
            {
                log.records++;
                var (id, update) = (BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at)), BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at + sizeof(long))));
                // No moment at all: the record is damaged, and its ticket is fetched again.
                if (update != Gone && (update < 0 || update > DateTime.MaxValue.Ticks)) continue;
                log.updates[id] = update;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            log.updates.Clear();
        }

        return log;
    }

    /// <summary>Whether the ticket was stored, whole, as it was at this update.</summary>
    public bool Has(long ticketId, DateTimeOffset? updated)
    {
        lock (access) return updated is { } time && updates.TryGetValue(ticketId, out var known) && known == time.UtcTicks;
    }

    /// <summary>Whether the ticket was ever fetched.</summary>
    public bool Knows(long ticketId)
    {
        lock (access) return updates.ContainsKey(ticketId);
    }

    /// <summary>The tickets that are on the server, as far as is known, and were last updated at or after a time.</summary>
    public List<(long TicketId, DateTimeOffset Updated)> UpdatedSince(DateTimeOffset since)
    {
        lock (access) return [.. updates.Where(pair => pair.Value != Gone && pair.Value >= since.UtcTicks).Select(pair => (pair.Key, new DateTimeOffset(pair.Value, TimeSpan.Zero)))];
    }

    /// <summary>Adds tickets and writes them. One without an update, or without <paramref name="tickets"/>' being whole, must not be given.</summary>
    /// <param name="tickets">Ids with their updates; a null update is that of a ticket that is gone from the server.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void Append(IReadOnlyList<(long TicketId, DateTimeOffset? Updated)> tickets)
    {
        if (tickets.Count == 0) return;
        lock (access)
        {
            foreach (var (id, updated) in tickets) updates[id] = updated?.UtcTicks ?? Gone;
        }

        PrivateFiles.CreateFolder(Path.GetDirectoryName(path)!, storage.Private);
        records += tickets.Count;
        if (records > (2 * updates.Count) + 1000)
        {
            Write(updates.Select(pair => (pair.Key, pair.Value)), updates.Count, bytes => AtomicFile.Write(path, bytes, storage));
            records = updates.Count;
            return;
        }

        Write(tickets.Select(ticket => (ticket.TicketId, updates[ticket.TicketId])), tickets.Count, Append);
    }

    private static void Write(IEnumerable<(long Id, long Update)> tickets, int count, Action<byte[]> write)
    {
        var bytes = new byte[count * RecordSize];
        var at = 0;
        foreach (var (id, update) in tickets)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(at), id);
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(at + sizeof(long)), update);
            at += RecordSize;
        }

        write(bytes);
    }

    private void Append(byte[] bytes)
    {
        var isNew = !File.Exists(path);
        using var file = PrivateFiles.Open(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, storage.Private);
        // What a kill cut off would shift all that follows.
        file.SetLength(file.Length - (file.Length % RecordSize));
        file.Seek(0, SeekOrigin.End);
        file.Write(bytes, 0, bytes.Length);
        if (!storage.Sync) return;
        DiskSync.File(file);
        if (isNew) DiskSync.Folder(Path.GetDirectoryName(path)!);
    }
}
