using System.Text;

namespace Sdc;

/// <summary>
/// Takes a customer out of the logs: lines that tell of its sessions go, its names are replaced. In place, for another process may have the file open, and under
/// the log's lock; stopped in between it is done again.
/// </summary>
internal sealed class ForgottenLogs(string logPath, bool isPrivate, ForgottenTexts texts, IReadOnlyCollection<string> ids)
{
    private static readonly UTF8Encoding Utf8 = new(false);
    private readonly HashSet<string> ids = new(ids, StringComparer.OrdinalIgnoreCase);

    /// <summary>The log's files, of all days.</summary>
    public IEnumerable<string> Files()
    {
        var folder = Path.GetDirectoryName(logPath)!;
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, Path.GetFileNameWithoutExtension(logPath) + "*" + Path.GetExtension(logPath)).OrderBy(file => file, StringComparer.Ordinal)
            : [];
    }

    /// <summary>How many lines of a file tell of the customer; with <paramref name="remove"/> they no longer do.</summary>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read or written.</exception>
    public int Clean(string file, bool remove)
    {
        if (!remove) return Clean(Utf8.GetString(AtomicFile.Read(file)), out _);
        using (LogFileLock.Hold(logPath, isPrivate))
        using (var stream = SharingViolation.Retry(() => new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete)))
        {
            using var content = new MemoryStream();
            stream.CopyTo(content);
            var count = Clean(Utf8.GetString(content.ToArray()), out var cleaned);
            if (count == 0) return 0;
            var bytes = Utf8.GetBytes(cleaned);
            stream.Position = 0;
            stream.Write(bytes, 0, bytes.Length);
            stream.SetLength(bytes.Length);
            DiskSync.File(stream);
            return count;
        }
    }

    private int Clean(string text, out string cleaned)
    {
        var kept = new StringBuilder(text.Length);
        var count = 0;
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at) is >= 0 and var found ? found + 1 : text.Length;
            var line = text.Substring(at, end - at);
            at = end;
            if (TellsOfSession(line))
            {
                count++;
                continue;
            }

            var without = texts.TakenFrom(line);
            if (without != line) count++;
            kept.Append(without);
        }

        cleaned = kept.ToString();
        return count;
    }

    // Thousands of ids would make a slow pattern: the line's words are looked up instead, and "tickets/123" as one.
    private bool TellsOfSession(string line)
    {
        if (ids.Count == 0) return false;
        var before = "";
        for (var at = 0; at < line.Length;)
        {
            var end = at;
            while (end < line.Length && (char.IsLetterOrDigit(line[end]) || line[end] == '-')) end++;
            if (end > at)
            {
                var word = line.Substring(at, end - at);
                if (ids.Contains(word) || ids.Contains(before + "/" + word)) return true;
                before = word;
            }

            at = end + 1;
        }

        return false;
    }
}
