namespace Sdc;

/// <summary>A session that is being made and written.</summary>
internal sealed class StoringTask(SessionPart part, Task<MadeSession> task)
{
    public SessionPart Part { get; } = part;

    /// <summary>The session, where it was stored.</summary>
    public MadeSession? Made { get; private set; }

    /// <summary>Why it could not be stored.</summary>
    public Exception? Error { get; private set; }

    /// <summary>Waits for the end.</summary>
    public void Wait()
    {
        try
        {
            Made = task.GetAwaiter().GetResult();
        }
        catch (Exception error) when (error is SdcException or IOException or UnauthorizedAccessException)
        {
            Error = error;
        }
    }
}
