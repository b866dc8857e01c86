using System.Globalization;

namespace Sdc;

/// <summary>Files that a reader sees either as they were or as they are, never half.</summary>
internal static class AtomicFile
{
    /// <summary>How temporary files beside the target end; the next writer removes what a killed one left.</summary>
    public const string TemporaryExtension = ".tmp";

    // Two processes, or two copies of this module in one, may write the same file at a time.
    private static readonly string Suffix = "." + Guid.NewGuid().ToString("N").Substring(0, 8);

    private static long written;

    /// <summary>Writes to a temporary file in the same folder (a rename is atomic only within a file system) and renames it over the target.</summary>
    /// <exception cref="IOException">The file could not be written; the target is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder or the target may not be written; the target is as it was.</exception>
    public static void Write(string path, byte[] content) => Write(path, stream => stream.Write(content, 0, content.Length));

    /// <summary>The same for content that is made while it is written.</summary>
    public static void Write(string path, Action<Stream> content)
    {
        var temporary = TemporaryName(path);
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1))
            {
                content(stream);
            }

            Replace(temporary, path);
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }
    }

    /// <summary>A name beside a file for what shall replace it, unlike that of any other writer.</summary>
    public static string TemporaryName(string path) => path + Suffix + Interlocked.Increment(ref written).ToString("x", CultureInfo.InvariantCulture) + TemporaryExtension;

    /// <summary>Opens a file for reading without keeping a writer from replacing or deleting it.</summary>
    public static FileStream OpenRead(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan);

    /// <summary>Reads a whole file as <see cref="OpenRead"/> does.</summary>
    public static byte[] Read(string path)
    {
        using var stream = OpenRead(path);
        using var buffer = new MemoryStream((int)Math.Min(stream.Length, int.MaxValue));
        stream.CopyTo(buffer);
        return buffer.ToArray();
    }

    /// <summary>Deletes a file if it can be deleted; a leftover harms nobody.</summary>
    public static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The next run tries again.
        }
    }

    /// <summary>Renames a file over another, or to where none is.</summary>
    public static void Replace(string temporary, string path)
    {
#if NET
        File.Move(temporary, path, overwrite: true);
#else
        // .NET Framework cannot move over a file; Replace can, and only over one that exists.
        if (File.Exists(path)) File.Replace(temporary, path, null);
        else File.Move(temporary, path);
#endif
    }
}
