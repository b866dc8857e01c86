using System.Buffers;

namespace Sdc;

/// <summary>The part of a file's text that is looked at, and where it stands in the file. Places are offsets from the file's beginning.</summary>
internal sealed class JsonText(Stream stream) : IDisposable
{
    /// <summary>No value comes near; the limit bounds what a damaged file makes us hold.</summary>
    public const int MaxLength = 256 * 1024 * 1024;

    private const int MostAtFirst = 2 * 1024 * 1024;

    private readonly Utf8Content content = new(stream);
    // Large against most values, for one that is not whole yet is looked at again when there is more.
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(stream.CanSeek ? (int)Math.Max(4096, Math.Min(stream.Length - stream.Position + 1, MostAtFirst)) : MostAtFirst);
    private long offset;
    private int start;
    private int end;
    private long line = 1;
    private long lineStart;

    /// <summary>Whether the text at hand goes to the file's end.</summary>
    public bool IsFinal { get; private set; }

    /// <summary>Where the text begins that has not been read.</summary>
    public long At => offset + start;

    /// <summary>The text at hand that has not been read.</summary>
    public ReadOnlySpan<byte> Ahead => buffer.AsSpan(start, end - start);

    /// <summary>A part of the text at hand; valid until <see cref="Fill"/>.</summary>
    public ReadOnlyMemory<byte> Between(long from, long to) => buffer.AsMemory((int)(from - offset), (int)(to - from));

    /// <summary>Line and column of a place that has not been read yet.</summary>
    public TextPosition PositionOf(long at)
    {
        var between = buffer.AsSpan(start, (int)(at - At));
        var last = between.LastIndexOf((byte)'\n');
        return last < 0 ? new(line, at - lineStart + 1) : new(line + Count(between), between.Length - last);
    }

    /// <summary>Notes that the text up to a place has been read.</summary>
    public void MoveTo(long at)
    {
        var position = PositionOf(at);
        (line, lineStart) = (position.Line, at - position.Column + 1);
        start = (int)(at - offset);
    }

    /// <summary>Gets more text, and keeps that from a place on; false where it would be too much to hold.</summary>
    public bool Fill(long keep, CancellationToken cancellation)
    {
        var kept = (int)(keep - offset);
        if (kept > 0 && (kept == end || end == buffer.Length))
        {
            Shift(buffer, kept);
        }
        else if (end == buffer.Length)
        {
            if (end >= MaxLength) return false;
            var full = buffer;
            Shift(ArrayPool<byte>.Shared.Rent(full.Length * 2), kept);
            ArrayPool<byte>.Shared.Return(full);
        }

        // Filled to the brim, or a slow stream would make the same text be looked through again for every few bytes.
        while (end < buffer.Length && !IsFinal)
        {
            cancellation.ThrowIfCancellationRequested();
            var read = content.Read(buffer, end, buffer.Length - end);
            end += read;
            IsFinal = read == 0;
        }

        return true;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
        start = end = 0;
    }

    private void Shift(byte[] target, int kept)
    {
        Buffer.BlockCopy(buffer, kept, target, 0, end - kept);
        (buffer, offset) = (target, offset + kept);
        start -= kept;
        end -= kept;
    }

    private static long Count(ReadOnlySpan<byte> text)
    {
#if NET
        return text.Count((byte)'\n');
#else
        long count = 0;
        for (var at = text.IndexOf((byte)'\n'); at >= 0; at = text.IndexOf((byte)'\n'))
        {
            count++;
            text = text.Slice(at + 1);
        }

        return count;
#endif
    }
}
