using System.Security.Cryptography;
using System.Text;

namespace Sdc;

/// <summary>The form of <c>state/index.bin</c>: binary, for it is read and written whole at every run, with a checksum at its end.</summary>
internal static class SessionIndexFile
{
    private const int Version = 4;
    private const int ChecksumSize = 32;

    /// <summary>Writes the index.</summary>
    /// <exception cref="IOException">The file could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Write(string path, IReadOnlyDictionary<string, long> gaps, IReadOnlyCollection<IndexedSession> sessions)
    {
        using var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer, Encoding.UTF8);
        writer.Write(Version);
        writer.Write(gaps.Count);
        foreach (var gap in gaps)
        {
            writer.Write(gap.Key);
            writer.Write(gap.Value);
        }

        writer.Write(sessions.Count);
        foreach (var session in sessions) Write(writer, session);
        writer.Flush();
        writer.Write(Checksum(buffer.GetBuffer(), (int)buffer.Length));
        writer.Flush();
        AtomicFile.Write(path, buffer.ToArray());
    }

    /// <summary>
    /// Reads the index. A damaged one could group wrongly, so it is believed only with its checksum; without it there is none, and every session file is read again.
    /// </summary>
    /// <param name="path">The file; it need not exist.</param>
    /// <param name="gaps">Gets the gap, in ticks, that each source was last cut with.</param>
    public static List<IndexedSession> Read(string path, Dictionary<string, long> gaps)
    {
        var sessions = new List<IndexedSession>();
        try
        {
            if (!File.Exists(path)) return sessions;
            var bytes = AtomicFile.Read(path);
            var length = bytes.Length - ChecksumSize;
            if (length < 8 || !Checksum(bytes, length).AsSpan().SequenceEqual(bytes.AsSpan(length))) return sessions;
            using var reader = new BinaryReader(new MemoryStream(bytes, 0, length), Encoding.UTF8);
            if (reader.ReadInt32() != Version) return sessions;
            for (var count = reader.ReadInt32(); count > 0; count--) gaps[reader.ReadString()] = reader.ReadInt64();
            for (var count = reader.ReadInt32(); count > 0; count--) sessions.Add(Read(reader));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            sessions.Clear();
            gaps.Clear();
        }

        return sessions;
    }

    private static void Write(BinaryWriter writer, IndexedSession session)
    {
        writer.Write(session.FileName);
        writer.Write(session.Size);
        writer.Write(session.Written);
        writer.Write(session.SessionId);
        writer.Write(session.Source);
        writer.Write(session.GroupKey);
        writer.Write(session.Status);
        writer.Write(session.LinkedWith);
        writer.Write(session.Segments.Length);
        foreach (var segment in session.Segments)
        {
            writer.Write(segment.Key.High);
            writer.Write(segment.Key.Low);
            writer.Write(segment.Start);
            writer.Write(segment.End);
            writer.Write(segment.Content);
        }
    }

    private static IndexedSession Read(BinaryReader reader)
    {
        var (fileName, size, written) = (reader.ReadString(), reader.ReadInt64(), reader.ReadInt64());
        var (id, source, group, status, linkedWith) = (reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadString());
        var segments = new SegmentRef[reader.ReadInt32()];
        for (var at = 0; at < segments.Length; at++)
        {
            segments[at] = new(new(reader.ReadUInt64(), reader.ReadUInt64()), reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64());
        }

        return new()
        {
            FileName = fileName, Size = size, Written = written, SessionId = id, Source = source,
            GroupKey = group, Status = status, LinkedWith = linkedWith, Segments = segments,
        };
    }

    private static byte[] Checksum(byte[] bytes, int length)
    {
        using var sha = SHA256.Create();
        return sha.ComputeHash(bytes, 0, length);
    }
}
