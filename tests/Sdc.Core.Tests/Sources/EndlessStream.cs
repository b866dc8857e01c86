namespace Sdc.Tests.Sources;

/// <summary>A pipe that gives more and more; the user presses Ctrl+C at its tenth read, and nobody may read on for long after that.</summary>
internal sealed class EndlessStream(CancellationTokenSource stop) : Stream
{
    private int reads;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (++reads == 10) stop.Cancel();
        if (reads > 20) throw new InvalidOperationException("It is read on after it was stopped.");
        buffer.AsSpan(offset, count).Fill((byte)'a');
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
