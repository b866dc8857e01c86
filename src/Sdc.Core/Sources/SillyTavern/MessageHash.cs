using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Sdc;

/// <summary>
/// The identity of messages: that of a segment (<see cref="Identity"/>), made without copies of the text, so that a message of many megabytes costs no
/// more memory than another.
/// </summary>
internal sealed class MessageHash : IDisposable
{
    private const int ChunkLength = 8 * 1024;

    private readonly IncrementalHash sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] bytes = ArrayPool<byte>.Shared.Rent((ChunkLength * 3) + 64);
    private readonly byte[] hash = new byte[32];
    private int length;

    /// <summary>The id of a message.</summary>
    /// <param name="date">The date's text.</param>
    /// <param name="name">Who wrote it.</param>
    /// <param name="text">What was written, in UTF-8.</param>
    /// <param name="repeat">Which message of this date, name and text in its file it is, from 1.</param>
    /// <param name="key">The first half of the id as a number.</param>
    public string Id(string? date, string? name, ArraySegment<byte> text, int repeat, out ulong key)
    {
        Append(SourceSystem.SillyTavern);
        Append("segment");
        Append(date);
        Append(name);
        Append(text);
        Append(repeat.ToString(CultureInfo.InvariantCulture));
        Flush();
#if NET
        sha.GetHashAndReset(hash);
#else
        sha.GetHashAndReset().CopyTo(hash, 0);
#endif
        key = BinaryPrimitives.ReadUInt64BigEndian(hash);
        return Identity.Hexadecimal(hash, Identity.SegmentIdLength);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(bytes);
        sha.Dispose();
    }

    // As Identity.Key writes it.
    private void Append(string? part)
    {
        if (part is null)
        {
            Write("-,");
            return;
        }

        Write(part.Length.ToString(CultureInfo.InvariantCulture));
        Write(":");
        for (var position = 0; position < part.Length;)
        {
            var count = Math.Min(ChunkLength, part.Length - position);
            // The halves of one character are encoded together.
            if (position + count < part.Length && char.IsHighSurrogate(part[position + count - 1])) count--;
            Write(part, position, count);
            position += count;
        }

        Write(",");
    }

    // The length is that of the text, not of its bytes.
    private void Append(ArraySegment<byte> utf8)
    {
        Write(Encoding.UTF8.GetCharCount(utf8.Array!, utf8.Offset, utf8.Count).ToString(CultureInfo.InvariantCulture));
        Write(":");
        Flush();
        sha.AppendData(utf8.Array!, utf8.Offset, utf8.Count);
        Write(",");
    }

    private void Write(string text) => Write(text, 0, text.Length);

    private void Write(string text, int start, int count)
    {
        if (bytes.Length - length < count * 3) Flush();
        length += Encoding.UTF8.GetBytes(text, start, count, bytes, length);
    }

    private void Flush()
    {
        sha.AppendData(bytes, 0, length);
        length = 0;
    }
}
