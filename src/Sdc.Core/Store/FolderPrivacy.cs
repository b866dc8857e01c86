#if !NET
using System.Runtime.InteropServices;
#endif

namespace Sdc;

/// <summary>Takes the rights that others have from the folders that SDC writes, where the configuration does not say otherwise.</summary>
internal static class FolderPrivacy
{
    /// <summary>
    /// Looks at the data folder and at the folders in it that SDC writes. One that lies elsewhere may be meant for other things, too, and is left as it is; so is
    /// a data folder that holds the project itself.
    /// </summary>
    /// <returns>What the user should know: others can read them no more, or still can; null where there is nothing to tell.</returns>
    public static RunWarning? Apply(SdcConfiguration configuration)
    {
        if (!configuration.Storage.Private) return null;
        var paths = configuration.ProjectPaths;
        var data = Ended(paths.DataFolder);
        string[] folders = [data, configuration.StateFolder, paths.SessionsOutputFolder, paths.CacheFolder, Path.GetDirectoryName(configuration.Logging.LogFilePath)!];
        var taken = new List<string>();
        foreach (var folder in folders.Select(Ended).Where(folder => folder.StartsWith(data, StringComparison.Ordinal) && !Ended(configuration.ProjectRoot).StartsWith(folder, StringComparison.Ordinal)).Distinct())
        {
            try
            {
                if (Directory.Exists(folder) && MakePrivate(folder)) taken.Add(folder);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                return new("FolderNotPrivate", $"'{folder}' may be read by others, and that could not be changed ({OneLine.Escape(error.Message)}). Have its owner change it, or set storage.private to false if it is meant so.");
            }
        }

        if (taken.Count == 0) return null;
        // What lies in the first needs no word of its own.
        var told = taken.Where(folder => folder == taken[0] || !folder.StartsWith(taken[0], StringComparison.Ordinal)).Select(folder => "'" + folder + "'");
        return new("FolderMadePrivate", $"Others could read {string.Join(", ", told)}; now only the owner can. If others shall, set storage.private to false and give them the rights again.");
    }

    // With its separator, so that a name is not taken for the beginning of another.
    private static string Ended(string folder) => Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar) + Path.DirectorySeparatorChar;

    private static bool MakePrivate(string folder)
    {
#if NET
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode OfOthers = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
            // What a link leads to lies elsewhere.
            var path = folder.TrimEnd(Path.DirectorySeparatorChar);
            if (new DirectoryInfo(path).LinkTarget is not null) return false;
            var mode = File.GetUnixFileMode(path);
            if ((mode & OfOthers) == 0) return false;
            File.SetUnixFileMode(path, mode & ~OfOthers);
            if ((File.GetUnixFileMode(path) & OfOthers) != 0) throw new IOException("its drive keeps no rights");
            return true;
        }
#else
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows)) return false;
#endif
        if (WindowsRights.AreOwn(folder)) return false;
        WindowsRights.MakePrivate(folder);
        return true;
    }
}
