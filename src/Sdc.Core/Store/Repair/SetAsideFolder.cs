using System.Globalization;

namespace Sdc;

/// <summary>The folder beside the sessions that one repair moves damaged files to; it is made with the first of them.</summary>
internal sealed class SetAsideFolder(string sessionsFolder, DateTime now)
{
    private string? path;

    /// <summary>Its path; null while nothing is in it.</summary>
    public string? Path => path;

    /// <summary>Copies a file's content there.</summary>
    /// <returns>The copy's path.</returns>
    /// <exception cref="IOException">It cannot be written; nothing has happened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written; nothing has happened.</exception>
    public string Keep(string fileName, byte[] content)
    {
        var folder = path ??= Make();
        var target = System.IO.Path.Combine(folder, fileName);
        for (var number = 2; File.Exists(target); number++) target = System.IO.Path.Combine(folder, number.ToString(CultureInfo.InvariantCulture) + "-" + fileName);
        AtomicFile.Write(target, content);
        return target;
    }

    private string Make()
    {
        var name = System.IO.Path.GetFullPath(sessionsFolder).TrimEnd(System.IO.Path.DirectorySeparatorChar, System.IO.Path.AltDirectorySeparatorChar)
            + ".damaged-" + now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var free = name;
        for (var number = 2; Directory.Exists(free) || File.Exists(free); number++) free = name + "-" + number.ToString(CultureInfo.InvariantCulture);
        Directory.CreateDirectory(free);
#if NET
        // It holds what the sessions hold, and is for those who may read them.
        if (!OperatingSystem.IsWindows() && Directory.Exists(sessionsFolder)) File.SetUnixFileMode(free, File.GetUnixFileMode(sessionsFolder));
#endif
        return free;
    }
}
