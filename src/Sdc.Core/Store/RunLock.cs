namespace Sdc;

/// <summary>
/// One writer at a time on a data folder. The operating system holds the lock and frees it when the process dies, so that a killed run
/// never has to be cleaned up after, and neither clocks nor process ids decide. What stands beside the lock names the holder; it decides
/// only where the operating system cannot: between hosts, and on a share that keeps no locks.
/// </summary>
internal sealed class RunLock : IDisposable
{
    private const string FileName = "run.lock";

    // A name is written in one go.
    private const int Looks = 5;

    // On a busy machine a process may stand still between taking the lock and leaving its name.
    private const int LooksForName = 100;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    private readonly string path;
    private readonly FileStream stream;

    private RunLock(string path, FileStream stream)
    {
        this.path = path;
        this.stream = stream;
    }

    /// <summary>Takes the lock.</summary>
    /// <param name="stateFolder">The folder that the lock is in; it is made if need be.</param>
    /// <param name="purpose">What is being done, for the message that others get.</param>
    /// <param name="cancellation">Stops the looking for a holder that has not left its name.</param>
    /// <exception cref="RunLockException">Another run holds the lock.</exception>
    /// <exception cref="SdcException">The folder cannot be written.</exception>
    public static RunLock Acquire(string stateFolder, string purpose, CancellationToken cancellation = default)
    {
        var path = Path.GetFullPath(Path.Combine(stateFolder, FileName));
        // Made before: as little as may be lies between taking the lock and leaving the name.
        var name = RunLockHolder.Current(purpose).ToJson();
        var stream = Open(path, cancellation);
        try
        {
            LeaveName(path, name);
            return new(path, stream);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Who holds the lock, as the error that a run would get; null when it is free.</summary>
    /// <param name="stateFolder">The folder that the lock is in.</param>
    public static RunLockException? Held(string stateFolder)
    {
        var path = Path.GetFullPath(Path.Combine(stateFolder, FileName));
        // To try the lock is to hold it for a moment, in which a run that begins would find it held: where nobody left a name, nobody holds it.
        if (ReadName(path) is not { } name) return null;
        try
        {
            using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None)) return RunLockHolder.Parse(name) is { } holder ? Refusal(path, holder) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return error is IOException held && IsSharingViolation(held) ? new(path, RunLockHolder.Parse(name)) : null;
        }
    }

    /// <summary>Frees the lock.</summary>
    public void Dispose()
    {
        AtomicFile.TryDelete(HolderPath(path));
        stream.Dispose();
    }

    private static FileStream Open(string path, CancellationToken cancellation)
    {
        for (var look = 1; ; look++)
        {
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            // The lock being held shows as a sharing violation; anything else, such as a read-only file system, is no lock.
            catch (IOException error) when (IsSharingViolation(error))
            {
                var holder = ReadName(path) is { } name ? RunLockHolder.Parse(name) : null;
                // No name, or a dead one's: whoever holds the lock is just leaving his, or just letting go.
                if (holder is { MayLive: true } || look == LooksForName) throw new RunLockException(path, holder);
                cancellation.WaitHandle.WaitOne(BetweenLooks);
                cancellation.ThrowIfCancellationRequested();
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new SdcException("StoreNotWritable", $"The state folder '{Path.GetDirectoryName(path)}' cannot be written ({error.Message}). Nothing was done. Correct project_paths.data_folder or the folder's rights.", error);
            }
        }
    }

    // ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION on Windows; EWOULDBLOCK (11, 35 on macOS) elsewhere.
    private static bool IsSharingViolation(IOException error) => error.HResult is unchecked((int)0x80070020) or unchecked((int)0x80070021) or 11 or 35;

    // The locked file itself cannot be read by others while it is held, so who holds it stands beside it.
    private static string HolderPath(string path) => path + ".json";

    // Under the lock of the operating system: of two that find the name of a dead holder, one is here, the other was told that the lock is held.
    private static void LeaveName(string path, byte[] name)
    {
        for (var look = 1; !TryCreate(HolderPath(path), name); look++)
        {
            if (look > 10 * Looks) throw new RunLockException(path, null);
            var found = ReadName(path);
            if (found is not null && RunLockHolder.Parse(found) is { } holder)
            {
                if (Refusal(path, holder) is { } refusal) throw refusal;
                RemoveName(path, found);
            }
            else
            {
                // It is being written now, or its writer was killed in the middle.
                if (found is not null && look > Looks) RemoveName(path, found);
                Thread.Sleep(BetweenLooks);
            }
        }
    }

    // Called with the operating system's lock in hand: then a holder of this host can be at work only where the file system keeps no locks.
    private static RunLockException? Refusal(string path, RunLockHolder holder) =>
        !holder.IsOfThisHost ? RunLockException.OfOtherHost(HolderPath(path), holder) : holder.Lives && !KeepsLocks(path) ? new(path, holder) : null;

    // Some shares grant every lock to everybody.
    private static bool KeepsLocks(string path)
    {
        try
        {
            using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None)) return false;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    // False when somebody's name is there.
    private static bool TryCreate(string holderPath, byte[] name)
    {
        FileStream file;
        try
        {
            file = new(holderPath, FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete, 1);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Where no name can be left, only the message of others is poorer for it.
            return !File.Exists(holderPath);
        }

        try
        {
            using (file) file.Write(name, 0, name.Length);
        }
        catch (IOException)
        {
            // A full disk.
            AtomicFile.TryDelete(holderPath);
        }

        return true;
    }

    // Moved away first: where the share keeps no locks, another may have freed the lock and taken it since the name was read.
    private static void RemoveName(string path, byte[] judged)
    {
        var aside = AtomicFile.TemporaryName(path);
        try
        {
            File.Move(HolderPath(path), aside);
            if (!AtomicFile.Read(aside).SequenceEqual(judged)) File.Move(aside, HolderPath(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Somebody else moved it, or it is being read: it is looked at again.
        }

        AtomicFile.TryDelete(aside);
    }

    private static byte[]? ReadName(string path)
    {
        try
        {
            return AtomicFile.Read(HolderPath(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
