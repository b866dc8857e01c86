namespace Sdc;

/// <summary>A session that is made and written, and whose file has not its name yet.</summary>
/// <param name="session">The session.</param>
/// <param name="part">What it was made of.</param>
/// <param name="folder">Where it is stored.</param>
/// <param name="file">Its file.</param>
/// <param name="origin">The file of that name that the session was read from; null where there was none.</param>
/// <param name="decision">What was decided of its customer; null where nothing was asked.</param>
internal sealed class StagedSession(Session session, SessionPart part, SessionFolder folder, StagedFile file, SessionOrigin? origin, LinkDecision? decision) : IDisposable
{
    public string TemporaryPath => file.TemporaryPath;

    /// <summary>Has the file take its place.</summary>
    /// <exception cref="FileChangedException">Somebody saved the file since it was read; it is as they saved it.</exception>
    /// <exception cref="IOException">It cannot; what was there is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not; what was there is as it was.</exception>
    public MadeSession Commit()
    {
        var stored = folder.Commit(file, part.FileName, origin);
        // What was joined is known by its reference already; hashing it once more would be half of the work.
        return new(session, IndexedSession.Of(session, stored, [.. part.Segments.Select(segment => segment.Ref)], part.GroupKey), decision);
    }

    public void Dispose() => file.Dispose();
}
