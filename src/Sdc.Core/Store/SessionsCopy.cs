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
    public static string Make(string folder)
    {
        folder = Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        var partial = folder + Suffix + AtomicFile.TemporaryExtension;
        // Half of a copy, as a killed run leaves it.
        if (Directory.Exists(partial)) Directory.Delete(partial, recursive: true);
        Directory.CreateDirectory(partial);
#if NET
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(partial, File.GetUnixFileMode(folder));
#endif
        foreach (var file in Directory.EnumerateFiles(folder)) File.Copy(file, Path.Combine(partial, Path.GetFileName(file)));
        var target = Free(folder + Suffix);
        Directory.Move(partial, target);
        return target;
    }

    private static string Free(string path)
    {
        var free = path;
        for (var number = 2; Directory.Exists(free) || File.Exists(free); number++) free = path + "-" + number.ToString(CultureInfo.InvariantCulture);
        return free;
    }
}
