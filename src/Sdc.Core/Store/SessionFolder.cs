using System.Globalization;
using System.Text.Json;

namespace Sdc;

/// <summary>The folder of session files: reads and writes single files, and knows nothing of what is in them.</summary>
internal sealed class SessionFolder(string path, SessionView view, StorageSettings storage)
{
    private const int Looks = 6;

    // Milliseconds before the second look, and twice as many before each that follows.
    private const int BeforeSecondLook = 20;

#if NET
    // A session whose file somebody hid is still one; a folder that may not be read is not an empty one.
    private static readonly EnumerationOptions Listing = new() { AttributesToSkip = 0, IgnoreInaccessible = false };
#endif

    private static readonly TimeSpan JustSaved = TimeSpan.FromSeconds(3);

    // Written from several threads; it only ever has to be true once the last of them is done.
    private volatile bool isUnsynced;

    public string Path { get; } = path;

    /// <summary>How the sessions read here are shown.</summary>
    public SessionView View { get; } = view;

    /// <summary>How its files are stored.</summary>
    public StorageSettings Storage { get; } = storage;

    /// <summary>Whether it is on a disk of this machine. To find out takes as long as to store some dozen files.</summary>
    public Lazy<bool> IsLocal { get; } = new(() => DiskSync.IsLocal(path));

    public string FullName(string fileName) => System.IO.Path.Combine(Path, fileName);

    /// <summary>The session files, in the order of their names (that is, of their UTC days); empty when the folder does not exist.</summary>
    public List<string> FileNames()
    {
        if (!Directory.Exists(Path)) return [];
#if NET
        var names = new System.IO.Enumeration.FileSystemEnumerable<string>(Path, (ref entry) => entry.FileName.ToString(), Listing) { ShouldIncludePredicate = IsSession }.ToList();
#else
        var names = Directory.EnumerateFiles(Path, "*" + SessionFileName.Extension)
            .Select(file => System.IO.Path.GetFileName(file)!)
            .Where(IsSession)
            .ToList();
#endif
        names.Sort(StringComparer.Ordinal);
        return names;
    }

    /// <summary>The session files with size and time, in no particular order.</summary>
    public IEnumerable<SessionFileInfo> Files()
    {
        if (!Directory.Exists(Path)) return [];
#if NET
        return new System.IO.Enumeration.FileSystemEnumerable<SessionFileInfo>(Path, (ref entry) => new(entry.FileName.ToString(), entry.Length, entry.LastWriteTimeUtc.UtcTicks), Listing)
        {
            ShouldIncludePredicate = IsSession,
        };
#else
        return new DirectoryInfo(Path).EnumerateFiles("*" + SessionFileName.Extension)
            .Where(file => IsSession(file.Name))
            .Select(file => new SessionFileInfo(file.Name, file.Length, file.LastWriteTimeUtc.Ticks));
#endif
    }

    /// <summary>Reads a session file.</summary>
    /// <exception cref="SessionFileException">The file holds no session.</exception>
    /// <exception cref="IOException">The file cannot be read, or is gone.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public Session Read(string fileName)
    {
        var path = FullName(fileName);
        var content = AtomicFile.Read(path);
        for (var look = 1; ; look++)
        {
            try
            {
                var session = SessionJson.Deserialize(content);
                Check(session);
                if (SchemaVersion.IsNewer(session.Meta.SchemaVersion)) throw SessionFileException.Newer(path, session.Meta.SchemaVersion);
                session.View = View;
                session.Origin = new(fileName, ContentMark.Of(content));
                return session;
            }
            catch (JsonException error)
            {
                // What a newer version means by a key need not be what this one expects there.
                if (SchemaVersion.In(content) is { } version && SchemaVersion.IsNewer(version)) throw SessionFileException.Newer(path, version);
                if (look == Looks || !IsBeingSaved(path)) throw new SessionFileException(path, error, DamagedText.Ailment(content));
            }

            // An editor that writes in place shows half a file for a moment, or, on a disk that is busy, none of it for longer.
            Thread.Sleep(BeforeSecondLook << (look - 1));
            content = AtomicFile.Read(path);
        }
    }

    /// <summary>Writes a session under a name. The file that it was read from is replaced only while it is what was read.</summary>
    /// <param name="session">The session.</param>
    /// <param name="fileName">The name.</param>
    /// <param name="origin">The file that is replaced; null for the one that the session was read from.</param>
    /// <returns>The file as the folder lists it now.</returns>
    /// <exception cref="FileChangedException">Somebody saved the file since it was read; it is as they saved it.</exception>
    /// <exception cref="IOException">The file could not be written; what was there is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public SessionFileInfo Write(Session session, string fileName, SessionOrigin? origin = null)
    {
        using var staged = Stage(session, fileName, flush: true);
        var written = Info(staged, fileName);
        Commit(staged, fileName, origin ?? session.Origin);
        session.Origin = null;
        return written;
    }

    /// <summary>Writes a session beside the name that it is to have.</summary>
    /// <param name="session">The session.</param>
    /// <param name="fileName">The name.</param>
    /// <param name="flush">Whether the file is to be on the disk, where the settings want that.</param>
    public StagedFile Stage(Session session, string fileName, bool flush)
    {
        var staged = new StagedFile(FullName(fileName), Storage, 1, flush);
        try
        {
            SessionJson.Write(staged.Content, session);
            staged.Close(IsLocal is { IsValueCreated: true, Value: true });
            return staged;
        }
        catch
        {
            staged.Dispose();
            throw;
        }
    }

    /// <summary>Gives a staged session its name.</summary>
    /// <param name="staged">The session.</param>
    /// <param name="fileName">The name.</param>
    /// <param name="origin">The file that it was read from, which is replaced only while it is what was read; null where there was none.</param>
    /// <exception cref="FileChangedException">Somebody saved the file since it was read; it is as they saved it.</exception>
    public void Commit(StagedFile staged, string fileName, SessionOrigin? origin)
    {
        isUnsynced = true;
        staged.Rename(origin?.FileName == fileName ? origin.Content : null);
    }

    /// <summary>A staged session as the folder lists it once it has its name.</summary>
    public static SessionFileInfo Info(StagedFile staged, string fileName) => new(fileName, staged.Length, staged.LastWriteTimeUtc.Ticks);

    /// <summary>Deletes a session file.</summary>
    /// <exception cref="IOException">It cannot be deleted.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be deleted.</exception>
    public void Delete(string fileName)
    {
        isUnsynced = true;
        File.Delete(FullName(fileName));
    }

    /// <summary>Waits until the folder lists on the disk what was written and deleted here: before anything says that it is stored.</summary>
    /// <exception cref="IOException">The folder could not be written to the disk.</exception>
    public void Sync()
    {
        if (!isUnsynced || !Storage.Sync) return;
        DiskSync.Folder(Path);
        isUnsynced = false;
    }

    /// <summary>Deletes the file of a session that lives on under another name.</summary>
    /// <param name="fileName">The file.</param>
    /// <param name="origin">What was read of it; null deletes it whatever stands in it.</param>
    /// <returns>Why it cannot be deleted; null where it is gone, or stays because somebody saved it.</returns>
    public Exception? TryDelete(string fileName, SessionOrigin? origin)
    {
        isUnsynced = true;
        try
        {
            // What somebody saved meanwhile stays: its events are in two files then, and the next run makes them one, with what was saved.
            if (origin is not null) KnownFile.Delete(FullName(fileName), origin.Content);
            else SharingViolation.Retry(() => File.Delete(FullName(fileName)));
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return error;
        }
    }

    /// <summary>Makes the folder, and removes temporary files that a killed run left. Only the holder of the run lock may call this.</summary>
    /// <exception cref="SdcException">The folder cannot be made.</exception>
    public void Prepare()
    {
        try
        {
            PrivateFiles.CreateFolder(Path, Storage.Private);
            foreach (var leftover in Leftovers()) AtomicFile.TryDelete(leftover);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SdcException("StoreNotWritable", $"The sessions folder '{Path}' cannot be made or written ({error.Message}). Nothing was stored. Correct project_paths.sessions_output_folder or the folder's rights.", error);
        }
    }

    /// <summary>Temporary files of session files.</summary>
    public IEnumerable<string> Leftovers() => Directory.Exists(Path) ? Directory.EnumerateFiles(Path, "*" + AtomicFile.TemporaryExtension).Where(IsLeftover) : [];

    // A pattern with two stars would take as long as the listing itself.
    public static bool IsLeftover(string file) =>
        System.IO.Path.GetFileName(file).LastIndexOf(SessionFileName.Extension + ".", StringComparison.OrdinalIgnoreCase) is var at && at >= 0
        && file.EndsWith(AtomicFile.TemporaryExtension, StringComparison.OrdinalIgnoreCase);

    // What begins with a dot is what file managers and editors keep beside a file.
#if NET
    private static bool IsSession(ref System.IO.Enumeration.FileSystemEntry entry) => !entry.IsDirectory && entry.FileName[0] != '.' && entry.FileName.EndsWith(SessionFileName.Extension, StringComparison.OrdinalIgnoreCase);
#else
    private static bool IsSession(string name) => name[0] != '.' && name.EndsWith(SessionFileName.Extension, StringComparison.OrdinalIgnoreCase);
#endif

    private static bool IsBeingSaved(string path) => (DateTime.UtcNow - File.GetLastWriteTimeUtc(path)).Duration() < JustSaved;

    private static void Check(Session session)
    {
        if (string.IsNullOrEmpty(session.Meta.SessionId)) throw new JsonException("meta.session_id is missing.");
        if (string.IsNullOrEmpty(session.Meta.SourceSystem)) throw new JsonException("meta.source_system is missing.");
    }
}
