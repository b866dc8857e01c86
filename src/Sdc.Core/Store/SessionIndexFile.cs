using System.Runtime.InteropServices;
using System.Text;

namespace Sdc;

/// <summary>The form of <c>state/index.bin</c>: binary, for it is read and written whole at every run, with a checksum at its end.</summary>
internal static class SessionIndexFile
{
    private const int Version = 11;
    private const int ChecksumSize = 32;
    private const int SegmentSize = 40;
    private const int TextColumns = 9;
    private const int BufferSize = 128 * 1024;

    /// <summary>Writes the index.</summary>
    /// <exception cref="IOException">The file could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Write(string path, IReadOnlyDictionary<string, long> gaps, IReadOnlyCollection<IndexedSession> sessions, StorageSettings storage) => AtomicFile.Write(path, stream =>
    {
        using var hashing = new HashingStream(stream);
        var writer = new BlockWriter(hashing);
        writer.Write(Version);
        writer.Write(gaps.Count);
        foreach (var gap in gaps)
        {
            writer.Write(gap.Key);
            writer.Write(gap.Value);
        }

        var texts = new SharedTextWriter(writer, TextColumns);
        writer.Write(sessions.Count);
        foreach (var session in sessions) Write(writer, session, texts);
        writer.Flush();
        stream.Write(hashing.Finish(), 0, ChecksumSize);
    }, storage);

    /// <summary>
    /// Reads the index, by file name. A damaged one could group wrongly, so it is believed only with its checksum; without it there is none, and every
    /// session file is read again.
    /// </summary>
    /// <param name="path">The file; it need not exist.</param>
    /// <param name="gaps">Gets the gap, in ticks, that each source was last cut with.</param>
    public static Dictionary<string, IndexedSession> Read(string path, Dictionary<string, long> gaps)
    {
        try
        {
            if (!File.Exists(path)) return [];
            using var stream = AtomicFile.OpenRead(path);
            using var hashing = new HashingStream(stream, stream.Length - ChecksumSize);
            using var reader = new BinaryReader(new BufferedStream(hashing, BufferSize), Encoding.UTF8);
            var sessions = Read(reader, gaps, stream.Length / SegmentKey.Size);
            var checksum = new byte[ChecksumSize];
            if (sessions is not null && stream.Position == stream.Length - ChecksumSize && stream.Read(checksum, 0, ChecksumSize) == ChecksumSize && hashing.Finish().AsSpan().SequenceEqual(checksum)) return sessions;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or FormatException or OverflowException or OutOfMemoryException or IndexOutOfRangeException)
        {
            // Every session file is read again, which is slow and changes nothing.
        }

        gaps.Clear();
        return [];
    }

    /// <summary>Whether the checksum is right, whatever version wrote it.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static bool IsWhole(string path)
    {
        var content = AtomicFile.Read(path);
        if (content.Length < ChecksumSize) return false;
        using var sha = System.Security.Cryptography.SHA256.Create();
        return sha.ComputeHash(content, 0, content.Length - ChecksumSize).AsSpan().SequenceEqual(content.AsSpan(content.Length - ChecksumSize));
    }

    private static void Write(BlockWriter writer, IndexedSession session, SharedTextWriter texts)
    {
        writer.Write(session.FileName);
        writer.Write(session.Size);
        writer.Write(session.Written);
        writer.Write(session.SessionId);
        texts.Write(0, session.Source);
        texts.Write(1, session.GroupKey);
        texts.Write(2, session.Status);
        texts.Write(3, session.LinkedWith);
        texts.Write(4, session.AnalyzedWith);
        writer.Write(session.CustomerId);
        texts.Write(5, session.CustomerName);
        writer.Write(session.ContactId);
        texts.Write(6, session.ContactName);
        texts.Write(7, session.Technician);
        texts.Write(8, session.Claim.Name);
        writer.Write(session.Claim.IsOpen);
        writer.Write(session.Claim.ConfirmedId);
        writer.Write(session.IsForeign);
        writer.Write(session.IsCompared);
        writer.Write(session.NaturalKeys.Length);
        foreach (var key in session.NaturalKeys)
        {
            writer.Write(key.High);
            writer.Write(key.Low);
        }

        writer.Write(session.Segments.Length);
        // Five numbers of eight bytes a segment, as they lie in memory: the index is this machine's, and is made anew on another.
        writer.Write(MemoryMarshal.AsBytes<SegmentRef>(session.Segments));
    }

    private static void Read(BinaryReader reader, Span<byte> bytes)
    {
#if NET
        for (var read = 0; read < bytes.Length;)
        {
            var more = reader.Read(bytes.Slice(read));
            if (more == 0) throw new EndOfStreamException();
            read += more;
        }
#else
        var read = reader.ReadBytes(bytes.Length);
        if (read.Length < bytes.Length) throw new EndOfStreamException();
        read.CopyTo(bytes);
#endif
    }

    private static Dictionary<string, IndexedSession>? Read(BinaryReader reader, Dictionary<string, long> gaps, long most)
    {
        if (reader.ReadInt32() != Version) return null;
        for (var count = reader.ReadInt32(); count > 0; count--) gaps[reader.ReadString()] = reader.ReadInt64();
        var texts = new SharedTextReader(reader);
        var sessions = new Dictionary<string, IndexedSession>(StringComparer.Ordinal);
        for (var count = reader.ReadInt32(); count > 0; count--)
        {
            var session = ReadSession(reader, texts, most);
            sessions[session.FileName] = session;
        }

        return sessions;
    }

    private static IndexedSession ReadSession(BinaryReader reader, SharedTextReader texts, long most)
    {
        var (fileName, size, written, id) = (reader.ReadString(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadString());
        var (source, group, status, linkedWith, analyzedWith) = (texts.Read(), texts.Read(), texts.Read(), texts.Read(), texts.Read());
        var (customerId, customerName, contactId, contactName) = (reader.ReadInt64(), texts.Read(), reader.ReadInt64(), texts.Read());
        var technician = texts.Read();
        var claim = new NameClaim(texts.Read(), reader.ReadBoolean(), reader.ReadInt64());
        var (isForeign, isCompared) = (reader.ReadBoolean(), reader.ReadBoolean());
        var count = reader.ReadInt32();
        if (count > most) throw new FormatException();
        var naturalKeys = new SegmentKey[count];
        for (var at = 0; at < naturalKeys.Length; at++) naturalKeys[at] = new(reader.ReadUInt64(), reader.ReadUInt64());
        count = reader.ReadInt32();
        if (count > most) throw new FormatException();
        var segments = new SegmentRef[count];
        Read(reader, MemoryMarshal.AsBytes(segments.AsSpan()));
        return new()
        {
            FileName = fileName, Size = size, Written = written, SessionId = id, Source = source,
            GroupKey = group, Status = status, LinkedWith = linkedWith, AnalyzedWith = analyzedWith, Segments = segments,
            CustomerId = customerId, CustomerName = customerName, ContactId = contactId, ContactName = contactName, Technician = technician, Claim = claim,
            IsForeign = isForeign, IsCompared = isCompared, NaturalKeys = naturalKeys,
        };
    }
}
