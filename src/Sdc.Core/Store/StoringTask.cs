namespace Sdc;

/// <summary>A session that is being made and written.</summary>
internal sealed class StoringTask(SessionPart part)
{
    private volatile bool isDone;

    public SessionPart Part { get; } = part;

    /// <summary>Length of its new texts, in bytes.</summary>
    public long Size { get; } = part.Size;

    /// <summary>What makes this session, and others with it.</summary>
    public Task? Running { get; set; }

    /// <summary>The session, where it was stored.</summary>
    public MadeSession? Made { get; private set; }

    /// <summary>Why it could not be stored.</summary>
    public Exception? Error { get; private set; }

    /// <summary>Makes and writes the session.</summary>
    public void Run(PartMaker maker)
    {
        try
        {
            Made = WhileEdited.Retry(() => maker.Store(Part, []));
        }
        catch (Exception error) when (error is SdcException or IOException or UnauthorizedAccessException)
        {
            Error = error;
        }

        isDone = true;
    }

    /// <summary>Waits for the end.</summary>
    public void Wait()
    {
        if (!isDone) Running!.GetAwaiter().GetResult();
    }
}
