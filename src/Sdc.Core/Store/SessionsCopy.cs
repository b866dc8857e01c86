using System.Globalization;

namespace Sdc;

/// <summary>Copies the sessions folder beside it, before sessions that another program made are changed.</summary>
internal static class SessionsCopy
{
    private const string Suffix = ".python-backup";

    /// <summary>Makes the copy. It has its name only when it is whole.</summary>
    /// <returns>Its full path.</returns>
    /// <exception cref="IOException">The copy cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder beside may not be written.</exception>
    public static string Make(string folder, StorageSettings storage)
    {
        folder = Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        var partial = folder + Suffix + AtomicFile.TemporaryExtension;
        // Half of a copy, as a killed run leaves it.
        if (Directory.Exists(partial)) Directory.Delete(partial, recursive: true);
        PrivateFiles.CreateFolder(partial, storage.Private);
#if NET
        if (!storage.Private && !OperatingSystem.IsWindows()) File.SetUnixFileMode(partial, File.GetUnixFileMode(folder));
#endif
        foreach (var file in Directory.EnumerateFiles(folder)) Copy(file, Path.Combine(partial, Path.GetFileName(file)), storage);
        if (storage.Sync) DiskSync.Folder(partial);
        var target = Free(folder + Suffix);
        Directory.Move(partial, target);
        if (storage.Sync) DiskSync.Folder(Path.GetDirectoryName(target)!);
        return target;
    }

    private static void Copy(string file, string target, StorageSettings storage)
    {
        using (var content = AtomicFile.OpenRead(file))
        using (var copy = PrivateFiles.Open(target, FileMode.CreateNew, FileAccess.Write, FileShare.None, storage.Private))
        {
            content.CopyTo(copy);
            if (storage.Sync) DiskSync.File(copy);
        }

        File.SetLastWriteTimeUtc(target, File.GetLastWriteTimeUtc(file));
    }

    private static string Free(string path)
    {
        var free = path;
        for (var number = 2; Directory.Exists(free) || File.Exists(free); number++) free = path + "-" + number.ToString(CultureInfo.InvariantCulture);
        return free;
    }
}
