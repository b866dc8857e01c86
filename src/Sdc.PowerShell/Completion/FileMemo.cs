namespace Sdc.PowerShell;

/// <summary>What was read of a file, kept until the file is another one, or the folder has others: completion is asked at every press of a key. One file at a time, as one project is worked in.</summary>
internal sealed class FileMemo<T>(Func<string, T> read)
    where T : class
{
    private (string Path, long Size, DateTime Written, T Content)? last;

    public T Get(string path)
    {
        var file = new FileInfo(path);
        var (size, written) = file.Exists ? (file.Length, file.LastWriteTimeUtc) : (-1, Directory.GetLastWriteTimeUtc(path));
        lock (read)
        {
            if (last is { } known && known.Path == path && known.Size == size && known.Written == written) return known.Content;
            var content = read(path);
            last = (path, size, written, content);
            return content;
        }
    }
}
