namespace Sdc;

/// <summary>A file that is written beside the one it shall replace, and takes its place when all is well; otherwise nothing has happened.</summary>
internal sealed class StagedFile : IDisposable
{
    private readonly string path;
    private readonly string temporary;
    private bool isCommitted;

    /// <summary>Begins to write.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public StagedFile(string path)
    {
        this.path = path;
        temporary = AtomicFile.TemporaryName(path);
        Content = new(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024);
    }

    public FileStream Content { get; }

    /// <summary>Ends the writing; the file still has to take its place.</summary>
    public void Close() => Content.Dispose();

    /// <summary>Has the closed file take its place.</summary>
    public void Commit()
    {
        AtomicFile.Replace(temporary, path);
        isCommitted = true;
    }

    public void Dispose()
    {
        Content.Dispose();
        if (!isCommitted) AtomicFile.TryDelete(temporary);
    }
}
