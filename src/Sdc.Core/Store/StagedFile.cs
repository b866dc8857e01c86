namespace Sdc;

/// <summary>A file that is written beside the one it shall replace, and takes its place when all is well; otherwise nothing has happened.</summary>
internal sealed class StagedFile : IDisposable
{
    private readonly string path;
    private readonly StorageSettings storage;
    private readonly bool flush;
    private DateTime? lastWrite;
    private bool isClosed;
    private bool isCommitted;

    /// <summary>Begins to write.</summary>
    /// <param name="path">The file that shall be replaced, or made.</param>
    /// <param name="storage">Whether it is flushed, and who may read it.</param>
    /// <param name="bufferSize">1 for no buffer.</param>
    /// <param name="flush">Whether the closed file is to be on the disk; false where many are flushed at once, before they take their places.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public StagedFile(string path, StorageSettings storage, int bufferSize = 64 * 1024, bool flush = true)
    {
        this.path = path;
        this.storage = storage;
        // A name must never stand for a file whose bytes a power cut can still take.
        this.flush = flush && storage.Sync;
        TemporaryPath = AtomicFile.TemporaryName(path);
        // A rename is atomic only within a file system, so it stands beside its target.
#if NET
        if (!this.flush && bufferSize == 1 && NewFile.TryMake(TemporaryPath, storage.Private) is { } made)
        {
            Content = made;
            return;
        }
#endif
        Content = PrivateFiles.Open(TemporaryPath, FileMode.CreateNew, FileAccess.Write, FileShare.None, storage.Private, FileOptions.None, bufferSize);
    }

    public Stream Content { get; }

    public string TemporaryPath { get; }

    /// <summary>Length of the closed file.</summary>
    public long Length { get; private set; }

    /// <summary>When the closed file was written to last.</summary>
    public DateTime LastWriteTimeUtc => lastWrite ?? File.GetLastWriteTimeUtc(TemporaryPath);

    /// <summary>Ends the writing; the file still has to take its place.</summary>
    /// <param name="isLocal">Whether it is known to be on a disk of this machine: a server may change its time once more when it is closed.</param>
    public void Close(bool isLocal = false)
    {
        if (isClosed) return;
        if (flush) DiskSync.File((FileStream)Content);
        Length = Content.Position;
#if NET
        // Half as dear as by its name.
        lastWrite = isLocal && Content is NewFile open ? open.LastWriteTimeUtc : null;
#else
        lastWrite = null;
#endif
        Content.Dispose();
        isClosed = true;
    }

    /// <summary>Has the closed file take its place. The folder is not flushed.</summary>
    /// <param name="known">What was read of the target, where it is replaced only while it is that.</param>
    /// <exception cref="FileChangedException">The target is no longer what was read; it stays.</exception>
    public void Rename(ContentMark? known = null)
    {
        if (known is { } read) KnownFile.Replace(TemporaryPath, path, read);
        else AtomicFile.Replace(TemporaryPath, path);
        isCommitted = true;
    }

    /// <summary>Has the closed file take its place, for good.</summary>
    public void Commit()
    {
        Rename();
        if (storage.Sync) DiskSync.Folder(Path.GetDirectoryName(path)!);
    }

    public void Dispose()
    {
        if (!isCommitted)
        {
            Abandon();
            return;
        }

        Content.Dispose();
    }

    // What could not be written is not flushed once more: a full disk would only say again that it is full, and the file would stay.
    private void Abandon()
    {
        try
        {
            Content.Dispose();
        }
        catch (IOException)
        {
            // The reason is on its way already.
        }

        AtomicFile.TryDelete(TemporaryPath);
    }
}
