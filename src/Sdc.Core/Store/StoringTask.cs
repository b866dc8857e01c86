namespace Sdc;

/// <summary>A session that is being made and written.</summary>
internal sealed class StoringTask(SessionPart part)
{
    private volatile bool isDone;
    private PartMaker? maker;
    private StagedSession? staged;

    public SessionPart Part { get; } = part;

    /// <summary>Length of its new texts, in bytes.</summary>
    public long Size { get; } = part.Size;

    /// <summary>What stores this session, and others with it; null while more may join them.</summary>
    public Task? Running { get; set; }

    /// <summary>The session, where it was stored.</summary>
    public MadeSession? Made { get; private set; }

    /// <summary>Why it could not be stored.</summary>
    public Exception? Error { get; private set; }

    /// <summary>The written file that has not its name yet; null where it could not be written.</summary>
    public string? TemporaryPath => staged?.TemporaryPath;

    /// <summary>Makes the session and writes it to a temporary file.</summary>
    public void Make(PartMaker maker)
    {
        try
        {
            this.maker = maker;
            staged = maker.Stage(Part, [], flush: false);
        }
        catch (Exception error) when (error is SdcException or IOException or UnauthorizedAccessException)
        {
            Error = error;
        }
    }

    /// <summary>Has the file take its place, unless something stands against it.</summary>
    public void End(Exception? obstacle)
    {
        using (staged)
        {
            try
            {
                if (obstacle is null) Made = staged?.Commit();
                else Error ??= obstacle;
            }
            catch (FileChangedException)
            {
                Again();
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                Error = error;
            }
        }

        staged = null;
        isDone = true;
    }

    // A person saved the session's file since it was read: it is made once more, with what they saved.
    private void Again()
    {
        try
        {
            Made = WhileEdited.Retry(() => maker!.Store(Part, []));
        }
        catch (Exception error) when (error is SdcException or IOException or UnauthorizedAccessException)
        {
            Error = error;
        }
    }

    /// <summary>Waits for the end.</summary>
    public void Wait()
    {
        if (!isDone) Running!.GetAwaiter().GetResult();
    }
}
