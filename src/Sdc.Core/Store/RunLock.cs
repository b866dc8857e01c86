using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Sdc;

/// <summary>
/// One writer at a time on a data folder. The operating system holds the lock and frees it when the process dies, so that a killed run
/// never has to be cleaned up after.
/// </summary>
internal sealed class RunLock : IDisposable
{
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
    /// <exception cref="RunLockException">Another run holds the lock.</exception>
    /// <exception cref="SdcException">The folder cannot be written.</exception>
    public static RunLock Acquire(string stateFolder, string purpose)
    {
        var path = Path.GetFullPath(Path.Combine(stateFolder, "run.lock"));
        return new(path, Open(path, purpose));
    }

    /// <summary>Who holds the lock; null when it is free.</summary>
    /// <param name="stateFolder">The folder that the lock is in.</param>
    public static string? Holder(string stateFolder)
    {
        var path = Path.GetFullPath(Path.Combine(stateFolder, "run.lock"));
        // To try the lock is to hold it for a moment, in which a run that begins would find it held: where nobody left a name, nobody holds it.
        if (ReadHolder(path) is not { } holder) return null;
        try
        {
            using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None)) return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return error is IOException held && IsSharingViolation(held) ? holder : null;
        }
    }

    /// <summary>Frees the lock.</summary>
    public void Dispose()
    {
        AtomicFile.TryDelete(HolderPath(path));
        stream.Dispose();
    }

    private static FileStream Open(string path, string purpose)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(path, error);
        }

        FileStream stream;
        try
        {
            stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException error)
        {
            throw NotWritable(path, error);
        }
        catch (IOException error)
        {
            // The lock being held shows as a sharing violation; anything else, such as a read-only file system, is no lock.
            if (IsSharingViolation(error)) throw new RunLockException(path, ReadHolder(path));
            throw NotWritable(path, error);
        }

        WriteHolder(path, purpose);
        return stream;
    }

    // ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION on Windows; EWOULDBLOCK (11, 35 on macOS) elsewhere.
    private static bool IsSharingViolation(IOException error) => error.HResult is unchecked((int)0x80070020) or unchecked((int)0x80070021) or 11 or 35;

    private static SdcException NotWritable(string path, Exception error) =>
        new("StoreNotWritable", $"The state folder '{Path.GetDirectoryName(path)}' cannot be written ({error.Message}). Nothing was done. Correct project_paths.data_folder or the folder's rights.", error);

    private static string HolderPath(string path) => path + ".txt";

    // The locked file itself cannot be read by others while it is held, so who holds it stands beside it.
    private static void WriteHolder(string path, string purpose)
    {
        using var process = Process.GetCurrentProcess();
        var text = string.Format(
            CultureInfo.InvariantCulture,
            "{0} by {1} on {2}, process {3} ({4}), since {5:yyyy-MM-dd HH:mm:ss}Z",
            purpose, Environment.UserName, Environment.MachineName, process.Id, process.ProcessName, DateTime.UtcNow);
        try
        {
            File.WriteAllText(HolderPath(path), text, new UTF8Encoding(false));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Only the message of others is poorer for it.
        }
    }

    private static string? ReadHolder(string path)
    {
        try
        {
            return Encoding.UTF8.GetString(AtomicFile.Read(HolderPath(path)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
