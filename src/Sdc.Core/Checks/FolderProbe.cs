namespace Sdc;

/// <summary>Finds out by trying whether a folder can be written: rights alone do not tell of full disks and read-only ones.</summary>
internal static class FolderProbe
{
    /// <summary>Writes a small file and takes it away.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Write(string folder)
    {
        var path = Path.Combine(folder, ".sdc-" + Guid.NewGuid().ToString("N"));
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        file.WriteByte(0);
        DiskSync.File(file);
    }

    /// <summary>The folder, or the nearest one above it that is there; null where a file is in the way or nothing is there.</summary>
    public static string? Nearest(string folder)
    {
        for (var at = folder; !string.IsNullOrEmpty(at); at = Path.GetDirectoryName(at))
        {
            if (Directory.Exists(at)) return at;
            if (File.Exists(at)) return null;
        }

        return null;
    }
}
