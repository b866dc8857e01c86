using System.Buffers;
using System.Text;

namespace Sdc;

/// <summary>Reads lines with any line end, and never holds more of one than a limit.</summary>
internal sealed class LineReader(TextReader text, int limit) : IDisposable
{
    private readonly char[] buffer = ArrayPool<char>.Shared.Rent(16 * 1024);
    private int position;
    private int count;
    private long lines;
    private bool afterReturn;

    /// <summary>The next line, or null at the end. The one before may be gone then.</summary>
    public TextLine? Next(CancellationToken cancellation)
    {
        StringBuilder? begun = null;
        var tooLong = false;
        while (true)
        {
            if (position == count)
            {
                cancellation.ThrowIfCancellationRequested();
                position = 0;
                count = text.Read(buffer, 0, buffer.Length);
                if (count == 0) return begun is null ? null : new TextLine(begun.ToString().AsMemory(), ++lines, tooLong, false);
            }

            if (afterReturn)
            {
                afterReturn = false;
                if (buffer[position] == '\n')
                {
                    position++;
                    continue;
                }
            }

            var length = buffer.AsSpan(position, count - position).IndexOfAny('\r', '\n');
            var start = position;
            if (length < 0)
            {
                begun ??= new StringBuilder();
                tooLong |= Append(begun, start, count - start);
                position = count;
                continue;
            }

            position = start + length + 1;
            afterReturn = buffer[start + length] == '\r';
            if (begun is null && length <= limit) return new TextLine(buffer.AsMemory(start, length), ++lines, false, true);
            begun ??= new StringBuilder();
            tooLong |= Append(begun, start, length);
            return new TextLine(begun.ToString().AsMemory(), ++lines, tooLong, true);
        }
    }

    public void Dispose() => ArrayPool<char>.Shared.Return(buffer);

    private bool Append(StringBuilder line, int start, int length)
    {
        var room = Math.Min(length, limit - line.Length);
        line.Append(buffer, start, room);
        return room < length;
    }
}
