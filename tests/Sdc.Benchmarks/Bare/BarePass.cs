using System.Text.Json;

namespace Sdc.Benchmarks;

/// <summary>The least that reading chats and notes takes: to deserialise each record, and to do nothing with it.</summary>
internal static class BarePass
{
    private const int BufferSize = 1 << 16;

    private static readonly BareContext Context = new(new JsonSerializerOptions { DefaultBufferSize = BufferSize });

    /// <summary>Reads the messages of a chat; the number of its lines.</summary>
    public static async Task<int> ChatAsync(string path)
    {
        await using var stream = Open(path);
        var buffer = new byte[BufferSize];
        int held = 0, lines = 0, read;
        do
        {
            if (held == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
            read = await stream.ReadAsync(buffer.AsMemory(held));
            held += read;
            var start = 0;
            for (int end; (end = buffer.AsSpan(start, held - start).IndexOf((byte)'\n')) >= 0; start += end + 1, lines++) Message(buffer.AsSpan(start, end));
            held -= start;
            Buffer.BlockCopy(buffer, start, buffer, 0, held);
        }
        while (read > 0);

        Message(buffer.AsSpan(0, held));
        return lines + 1;
    }

    /// <summary>Reads the tickets of a <c>notes.json</c> that holds tickets and nothing else; their number.</summary>
    public static async Task<int> NotesAsync(string path)
    {
        await using var stream = Open(path);
        // Only an array can be deserialised element by element.
        stream.Position = LargeNotes.Start.Length;
        var tickets = 0;
        await foreach (var ticket in JsonSerializer.DeserializeAsyncEnumerable(new PartOfStream(stream, stream.Length - LargeNotes.Start.Length - LargeNotes.End.Length), Context.BareTicket))
        {
            if (ticket is not null) tickets++;
        }

        return tickets;
    }

    private static void Message(ReadOnlySpan<byte> line) => JsonSerializer.Deserialize(line, Context.BareMessage);

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
}
