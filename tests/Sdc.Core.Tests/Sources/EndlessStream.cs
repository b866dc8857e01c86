namespace Sdc.Tests.Sources;

/// <summary>A pipe that gives more and more; the user presses Ctrl+C at its tenth read, and nobody may read on for long after that.</summary>
internal sealed class EndlessStream(CancellationTokenSource stop) : MemoryStream
{
    private int reads;

    public override bool CanSeek => false;

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (++reads == 10) stop.Cancel();
        if (reads > 20) throw new InvalidOperationException("It is read on after it was stopped.");
        buffer.AsSpan(offset, count).Fill((byte)'a');
        return count;
    }
}
