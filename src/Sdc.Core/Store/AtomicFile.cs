using System.Globalization;
using System.Runtime.InteropServices;

namespace Sdc;

/// <summary>Files that a reader sees either as they were or as they are, never half.</summary>
internal static class AtomicFile
{
    /// <summary>How temporary files beside the target end; the next writer removes what a killed one left.</summary>
    public const string TemporaryExtension = ".tmp";

    // Two processes, or two copies of this module in one, may write the same file at a time.
    private static readonly string Suffix = "." + Guid.NewGuid().ToString("N").Substring(0, 8);

    private static long written;

    /// <summary>Writes to a temporary file in the same folder and renames it over the target: both are on the disk then, unless the settings say otherwise.</summary>
    /// <exception cref="IOException">The file could not be written; the target is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder or the target may not be written; the target is as it was.</exception>
    public static void Write(string path, byte[] content, StorageSettings? storage = null) => Write(path, stream => stream.Write(content, 0, content.Length), storage);

    /// <summary>The same for content that is made while it is written.</summary>
    public static void Write(string path, Action<Stream> content, StorageSettings? storage = null)
    {
        using var staged = new StagedFile(path, storage ?? StorageSettings.Default, 1);
        content(staged.Content);
        staged.Close();
        staged.Commit();
    }

    /// <summary>A name beside a file for what shall replace it, unlike that of any other writer.</summary>
    public static string TemporaryName(string path) => path + Suffix + Interlocked.Increment(ref written).ToString("x", CultureInfo.InvariantCulture) + TemporaryExtension;

    /// <summary>Opens a file for reading without keeping a writer from replacing or deleting it.</summary>
    public static FileStream OpenRead(string path) =>
        SharingViolation.Retry(() => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan));

    /// <summary>Reads a whole file as <see cref="OpenRead"/> does.</summary>
    public static byte[] Read(string path)
    {
        using var stream = OpenRead(path);
        using var buffer = new MemoryStream((int)Math.Min(stream.Length, int.MaxValue));
        stream.CopyTo(buffer);
        return buffer.Length == buffer.Capacity ? buffer.GetBuffer() : buffer.ToArray();
    }

    /// <summary>Deletes a file if it can be deleted; a leftover harms nobody.</summary>
    public static void TryDelete(string path)
    {
        try
        {
            SharingViolation.Retry(() => File.Delete(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The next run tries again.
        }
    }

    /// <summary>Renames a file over another, or to where none is; at no moment is there none.</summary>
    public static void Replace(string temporary, string path)
    {
#if NET
        // The framework looks for the file first, and takes both paths apart. What went wrong is its to tell.
        if (!OperatingSystem.IsWindows() && Rename(temporary, path) == 0) return;
#endif
        Move(temporary, path);
    }

    private static void Move(string temporary, string path) => SharingViolation.Retry(() =>
    {
#if NET
        File.Move(temporary, path, overwrite: true);
#else
        // .NET Framework's own Move cannot move over a file, and its Replace takes the old one away first.
        if (!MoveFileEx(temporary, path, ReplaceExisting)) throw Failure(path);
#endif
    });

#if NET
    [DllImport("libc", EntryPoint = "rename")]
    private static extern int Rename([MarshalAs(UnmanagedType.LPUTF8Str)] string from, [MarshalAs(UnmanagedType.LPUTF8Str)] string to);
#else
    private const int ReplaceExisting = 1;

    private static Exception Failure(string path)
    {
        var code = Marshal.GetHRForLastWin32Error();
        var message = $"'{path}' cannot be replaced: {Marshal.GetExceptionForHR(code).Message}";
        return code == unchecked((int)0x80070005) ? new UnauthorizedAccessException(message) : new IOException(message, code);
    }

    [DllImport("kernel32.dll", EntryPoint = "MoveFileExW", ExactSpelling = true, CharSet = CharSet.Unicode, SetLastError = true)]
    private static extern bool MoveFileEx(string from, string to, int flags);
#endif
}
