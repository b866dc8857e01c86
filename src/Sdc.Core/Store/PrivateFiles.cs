#if !NET
using System.Runtime.InteropServices;
#endif

namespace Sdc;

/// <summary>Makes files and folders that only their owner can read, from their first moment on. On Windows they take over the rights of their folder.</summary>
internal static class PrivateFiles
{
    /// <summary>Opens a file for writing, and makes it if need be.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mode">One that may make it.</param>
    /// <param name="access">What is done with it.</param>
    /// <param name="share">What others may do meanwhile.</param>
    /// <param name="isPrivate">False makes it with the rights that are usual on this system.</param>
    /// <param name="options">How it is used.</param>
    /// <param name="bufferSize">1 for no buffer.</param>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be opened.</exception>
    public static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share, bool isPrivate, FileOptions options = FileOptions.None, int bufferSize = 1)
    {
#if NET
        var how = new FileStreamOptions { Mode = mode, Access = access, Share = share, Options = options, BufferSize = bufferSize };
        if (isPrivate && !OperatingSystem.IsWindows()) how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(path, how);
#else
        return new(path, mode, access, share, bufferSize, options);
#endif
    }

    /// <summary>Makes a folder, and those above it that are missing. What is there stays as it is.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    public static void CreateFolder(string path, bool isPrivate)
    {
        if (!isPrivate)
        {
            Directory.CreateDirectory(path);
            return;
        }

        path = Path.GetFullPath(path).TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        if (path.Length == 0 || Directory.Exists(path)) return;
        var isTop = Path.GetDirectoryName(path) is not { } above || Directory.Exists(above);
        if (!isTop) CreateFolder(Path.GetDirectoryName(path)!, true);
#if NET
        if (!OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return;
        }
#endif
        Directory.CreateDirectory(path);
        // What is made within a private folder is private, too.
        if (isTop) TryMakePrivateOnWindows(path);
    }

    private static void TryMakePrivateOnWindows(string path)
    {
#if NET
        if (!OperatingSystem.IsWindows()) return;
#else
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows)) return;
#endif
        try
        {
            WindowsRights.MakePrivate(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            // Some drives know no rights. Where the data lies on one, the run says so.
        }
    }
}
