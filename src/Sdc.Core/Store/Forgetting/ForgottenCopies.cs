namespace Sdc;

/// <summary>
/// The folders beside the sessions that SDC made: of damaged files, and of the sessions of another program. Files of the customer go; of those that cannot be taken
/// apart every one that names it.
/// </summary>
internal sealed class ForgottenCopies(SessionFolder sessions, SessionTrace trace, ForgottenTexts names)
{
    private static readonly string[] Suffixes = [".damaged-*", ".python-backup*"];

    /// <summary>The folders that there are.</summary>
    public IEnumerable<string> Folders()
    {
        var folder = Path.GetFullPath(sessions.Path).TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        var (above, name) = (Path.GetDirectoryName(folder), Path.GetFileName(folder));
        return above is null || !Directory.Exists(above) ? [] : Suffixes.SelectMany(suffix => Directory.EnumerateDirectories(above, name + suffix)).Distinct(StringComparer.Ordinal).OrderBy(path => path, StringComparer.Ordinal);
    }

    /// <summary>How many files of a folder tell of the customer; with <paramref name="remove"/> they no longer do.</summary>
    /// <exception cref="IOException">A file cannot be read, written or deleted.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read, written or deleted.</exception>
    public int Clean(string folder, bool remove)
    {
        var copies = new SessionFolder(folder, sessions.View, sessions.Storage);
        var count = 0;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToList())
        {
            var session = TryRead(copies, file);
            var isOwn = session is null ? names.AreIn(DamagedText.Decode(AtomicFile.Read(file))) : trace.IsOwn(session);
            if (!isOwn && (session is null || !trace.TakeOut(session))) continue;
            count++;
            if (!remove) continue;
            if (isOwn) File.Delete(file);
            else copies.Write(session!, Path.GetFileName(file));
        }

        if (remove && count > 0 && !Directory.EnumerateFileSystemEntries(folder).Any()) Directory.Delete(folder);
        return count;
    }

    private static Session? TryRead(SessionFolder copies, string file)
    {
        try
        {
            return Path.GetDirectoryName(file) == copies.Path ? copies.Read(Path.GetFileName(file)) : null;
        }
        catch (SessionFileException)
        {
            return null;
        }
    }
}
