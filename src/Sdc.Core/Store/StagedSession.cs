namespace Sdc;

/// <summary>A session that is made and written, and whose file has not its name yet.</summary>
/// <param name="made">The session.</param>
/// <param name="folder">Where it is stored.</param>
/// <param name="file">Its file.</param>
/// <param name="origin">The file of that name that the session was read from; null where there was none.</param>
internal sealed class StagedSession(MadeSession made, SessionFolder folder, StagedFile file, SessionOrigin? origin) : IDisposable
{
    public string TemporaryPath => file.TemporaryPath;

    /// <summary>Has the file take its place.</summary>
    /// <exception cref="FileChangedException">Somebody saved the file since it was read; it is as they saved it.</exception>
    /// <exception cref="IOException">It cannot; what was there is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not; what was there is as it was.</exception>
    public MadeSession Commit()
    {
        folder.Commit(file, made.Entry.FileName, origin);
        return made;
    }

    public void Dispose() => file.Dispose();
}
