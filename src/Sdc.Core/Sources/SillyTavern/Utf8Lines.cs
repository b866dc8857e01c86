using System.Buffers;

namespace Sdc;

/// <summary>Reads the lines of a file in UTF-8 as bytes, in one buffer that grows with the longest line and shrinks again behind it.</summary>
internal sealed class Utf8Lines(Stream content, int limit) : IDisposable
{
    private const int UsualSize = 256 * 1024;

    // Of a line beyond the limit only the beginning is held, for the message.
    private const int HeldOfTooLong = 8 * 1024;

    private readonly Utf8Content bytes = new(content);
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(UsualSize);
    private int start;
    private int length;
    private int end;
    private int searched;

    /// <summary>Number of the line, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Whether the rest of the line was thrown away.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Whether a line end follows; false for a last line that may have been cut off.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>The line without its end; good until the next is asked for.</summary>
    public ReadOnlySpan<byte> Line => buffer.AsSpan(start, length);

    /// <summary>Goes to the next line; false at the end of the file.</summary>
    public bool Next(CancellationToken cancellation)
    {
        start = searched;
        IsTooLong = false;
        while (true)
        {
            var found = buffer.AsSpan(searched, end - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                if (!IsTooLong) length = searched + found - start;
                searched += found + 1;
                return Found(isEnded: true);
            }

            searched = end;
            if (end - start > limit || IsTooLong) Shorten();
            MakeRoom();
            cancellation.ThrowIfCancellationRequested();
            var read = bytes.Read(buffer, end, buffer.Length - end);
            end += read;
            if (read > 0) continue;
            if (!IsTooLong) length = end - start;
            return (length > 0 || IsTooLong) && Found(isEnded: false);
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
        start = length = end = searched = 0;
    }

    private bool Found(bool isEnded)
    {
        IsEnded = isEnded;
        if (length > limit) (IsTooLong, length) = (true, HeldOfTooLong);
        Number++;
        return true;
    }

    private void Shorten()
    {
        IsTooLong = true;
        length = HeldOfTooLong;
        end = searched = start + length;
    }

    private void MakeRoom()
    {
        var held = end - start;
        var size = buffer.Length;
        if (held > size / 2) size *= 2;
        else if (size > UsualSize * 2 && held < UsualSize) size = UsualSize;
        var target = size == buffer.Length ? buffer : ArrayPool<byte>.Shared.Rent(size);
        if (start > 0 || target != buffer) Buffer.BlockCopy(buffer, start, target, 0, held);
        if (target != buffer) ArrayPool<byte>.Shared.Return(buffer);
        buffer = target;
        searched -= start;
        start = 0;
        end = held;
    }
}
