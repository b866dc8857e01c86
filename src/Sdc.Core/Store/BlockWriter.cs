using System.Buffers.Binary;
using System.Text;

namespace Sdc;

/// <summary>Writes numbers and texts as <see cref="BinaryWriter"/> does, in blocks that another thread passes on meanwhile.</summary>
internal sealed class BlockWriter(Stream stream)
{
    // An array of this size is no large object.
    private const int BlockSize = 64 * 1024;

    private byte[] block = new byte[BlockSize];
    private byte[] before = new byte[BlockSize];
    private int length;
    private Task passing = Task.CompletedTask;

    public void Write(bool value) => Room(1)[0] = value ? (byte)1 : (byte)0;

    public void Write(int value) => BinaryPrimitives.WriteInt32LittleEndian(Room(sizeof(int)), value);

    public void Write(long value) => BinaryPrimitives.WriteInt64LittleEndian(Room(sizeof(long)), value);

    public void Write(ulong value) => Write(unchecked((long)value));

    public void Write(string text)
    {
        var size = Encoding.UTF8.GetByteCount(text);
        var rest = size;
        for (; rest >= 0x80; rest >>= 7) Room(1)[0] = (byte)(rest | 0x80);
        Room(1)[0] = (byte)rest;
        if (size > BlockSize)
        {
            Write(Encoding.UTF8.GetBytes(text));
            return;
        }

        Room(size);
        Encoding.UTF8.GetBytes(text, 0, text.Length, block, length - size);
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            if (length == BlockSize) Pass();
            var some = Math.Min(bytes.Length, BlockSize - length);
            bytes.Slice(0, some).CopyTo(Room(some));
            bytes = bytes.Slice(some);
        }
    }

    /// <summary>Waits until all is passed on.</summary>
    /// <exception cref="IOException">The stream could not be written.</exception>
    public void Flush()
    {
        Pass();
        passing.GetAwaiter().GetResult();
    }

    private Span<byte> Room(int size)
    {
        if (BlockSize - length < size) Pass();
        length += size;
        return block.AsSpan(length - size, size);
    }

    private void Pass()
    {
        passing.GetAwaiter().GetResult();
        var (full, size) = (block, length);
        passing = Task.Run(() => stream.Write(full, 0, size));
        (block, before, length) = (before, full, 0);
    }
}
