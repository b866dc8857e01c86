#if !NET
using System.Runtime.InteropServices;
#endif

namespace Sdc;

/// <summary>Takes the rights that others have from the folders that SDC writes, where the configuration does not say otherwise.</summary>
internal static class FolderPrivacy
{
    /// <summary>
    /// Looks at the data folder and at the folders in it that SDC writes. One that lies elsewhere, holds what is not SDC's, or holds the project itself may be meant
    /// for other things, too, and is left as it is.
    /// </summary>
    /// <returns>What the user should know: others can read them no more, or still can; null where there is nothing to tell.</returns>
    public static RunWarning? Apply(SdcConfiguration configuration)
    {
        if (!configuration.Storage.Private) return null;
        var data = Ended(configuration.ProjectPaths.DataFolder);
        var taken = new List<string>();
        var wasClosed = false;
        foreach (var (folder, isOurs) in Folders(configuration).Where(one => one.Folder.StartsWith(data, StringComparison.Ordinal) && !Ended(configuration.ProjectRoot).StartsWith(one.Folder, StringComparison.Ordinal)))
        {
            try
            {
                if (!Directory.Exists(folder)) continue;
                wasClosed |= folder == data && !IsOpen(folder);
                if (IsOpen(folder) && Directory.EnumerateFileSystemEntries(folder).All(isOurs) && TryMakePrivate(folder)) taken.Add(folder);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                return new("FolderNotPrivate", $"'{folder}' may be read by others, and that could not be changed ({OneLine.Escape(error.Message)}). Have its owner change it, or set storage.private to false if it is meant so.");
            }
        }

        // Nobody could read what lies in a closed folder.
        if (taken.Count == 0 || wasClosed) return null;
        // What lies in the first needs no word of its own.
        var told = taken.Where(folder => folder == taken[0] || !folder.StartsWith(taken[0], StringComparison.Ordinal)).Select(folder => "'" + folder + "'");
        return new("FolderMadePrivate", $"Others could read {string.Join(", ", told)}; now only the owner can. If others shall, set storage.private to false and give them the rights again.");
    }

    // The folders, and by which of their entries they are told to be SDC's.
    private static IEnumerable<(string Folder, Func<string, bool> IsOurs)> Folders(SdcConfiguration configuration)
    {
        var paths = configuration.ProjectPaths;
        var (cache, log) = (configuration.LeanCustomerCachePath, configuration.Logging.LogFilePath);
        string[] known = [.. new[] { paths.InputFolder, paths.OutputFolder, paths.NotesJson, paths.ScreenConnectLogs, paths.SillyTavernChatInputFolder, paths.SyncroTicketsInputFolder, paths.SessionsOutputFolder, paths.CacheFolder, paths.LogsFolder, configuration.StateFolder, log }.Select(Ended)];
        yield return (Ended(paths.DataFolder), entry => known.Any(path => path.StartsWith(Ended(entry), StringComparison.Ordinal)) || entry.StartsWith(Path.GetFullPath(paths.SessionsOutputFolder) + ".", StringComparison.Ordinal));
        yield return (Ended(configuration.StateFolder), _ => true);
        yield return (Ended(paths.SessionsOutputFolder), _ => true);
        yield return (Ended(paths.CacheFolder), entry => Path.GetFileName(entry).StartsWith(Path.GetFileNameWithoutExtension(cache), StringComparison.Ordinal) || Path.GetFileName(entry).StartsWith("raw_", StringComparison.Ordinal));
        yield return (Ended(Path.GetDirectoryName(log)!), entry => Path.GetFileName(entry).StartsWith(Path.GetFileNameWithoutExtension(log), StringComparison.Ordinal));
    }

    // With its separator, so that a name is not taken for the beginning of another.
    private static string Ended(string folder) => Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar) + Path.DirectorySeparatorChar;

#if NET
    private const UnixFileMode OfOthers = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private static bool IsOpen(string folder) => OperatingSystem.IsWindows() ? !WindowsRights.AreOwn(folder) : (File.GetUnixFileMode(folder) & OfOthers) != 0;

    private static bool TryMakePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            WindowsRights.MakePrivate(folder);
            return true;
        }

        // What a link leads to lies elsewhere.
        if (new DirectoryInfo(folder.TrimEnd(Path.DirectorySeparatorChar)).LinkTarget is not null) return false;
        File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) & ~OfOthers);
        return !IsOpen(folder) ? true : throw new IOException("its drive keeps no rights");
    }
#else
    private static bool IsOpen(string folder) => RuntimeInformation.IsOSPlatform(OSPlatform.Windows) && !WindowsRights.AreOwn(folder);

    private static bool TryMakePrivate(string folder)
    {
        WindowsRights.MakePrivate(folder);
        return true;
    }
#endif
}
