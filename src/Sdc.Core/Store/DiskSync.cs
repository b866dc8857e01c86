using System.Runtime.InteropServices;

namespace Sdc;

/// <summary>Waits until files and folders are on the disk, so that a power cut cannot take them.</summary>
internal static class DiskSync
{
    // From so many files on, one flush of their file system costs less than one a file; fewer do not wait for what other programs wrote.
    private const int ManyFiles = 24;

    // What other systems call a failed write; anything else says that the file system cannot flush folders, and then it need not be asked.
    private static readonly HashSet<int> Failures = [5, 28, 69, 122];

    private const int Interrupted = 4;

    // Before 5.8 Linux did not tell of bytes that such a flush could not write.
    private static readonly bool CanFlushWhole = RuntimeInformation.IsOSPlatform(OSPlatform.Linux) && KernelVersion() >= new Version(5, 8);

    /// <summary>Flushes files of one folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="isLocal">Whether <see cref="IsLocal"/>.</param>
    /// <param name="paths">The files.</param>
    /// <exception cref="IOException">A file could not be written to the disk.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be written.</exception>
    public static void Files(string folder, Lazy<bool> isLocal, IReadOnlyCollection<string> paths)
    {
        if (paths.Count >= ManyFiles && CanFlushWhole && isLocal.Value && Flush(folder, Syncfs)) return;
        foreach (var path in paths)
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, 1);
            File(file);
        }
    }

    /// <summary>Flushes an open file. Where it is not Windows, the framework does so too, and keeps to itself that the disk refused.</summary>
    /// <exception cref="IOException">The file could not be written to the disk.</exception>
    public static void File(FileStream file)
    {
        file.Flush();
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows)) Flush(file);
        // On macOS it empties the drive's own memory besides.
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Linux)) file.Flush(flushToDisk: true);
    }

    /// <summary>Flushes a folder: which names are in it. Windows does so by itself.</summary>
    /// <exception cref="IOException">The folder could not be written to the disk.</exception>
    public static void Folder(string path)
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows)) Flush(path, Fsync);
    }

    /// <summary>Whether a folder is on a disk of this machine: a server's is not flushed by the flush of the file system that shows it.</summary>
    public static bool IsLocal(string folder)
    {
        try
        {
            return new DriveInfo(folder).DriveType is DriveType.Fixed or DriveType.Ram;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }

    private static bool Flush(string folder, Func<int, int> flush)
    {
        // Who may write into a folder but not read it cannot open it.
        var descriptor = Open(folder, 0);
        if (descriptor < 0) return false;
        try
        {
            if (flush(descriptor) == 0) return true;
            Check(Marshal.GetLastWin32Error(), folder);
            return false;
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    private static void Flush(FileStream file)
    {
        while (Fsync((int)file.SafeFileHandle.DangerousGetHandle()) != 0)
        {
            var error = Marshal.GetLastWin32Error();
            Check(error, file.Name);
            if (error != Interrupted) return;
        }
    }

    private static void Check(int error, string path)
    {
        if (Failures.Contains(error)) throw new IOException($"'{path}' could not be written to the disk (error {error.ToString(System.Globalization.CultureInfo.InvariantCulture)}).", error);
    }

    private static Version KernelVersion() => Environment.OSVersion.Version;

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int descriptor);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int Fsync(int descriptor);

    [DllImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    private static extern int Syncfs(int descriptor);
}
