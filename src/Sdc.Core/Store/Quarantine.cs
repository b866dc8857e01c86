using System.Text;
using System.Text.Json;

namespace Sdc;

/// <summary>Keeps the bad records of each source file, with their texts, in <c>state/quarantine</c>: one JSON line a record, one file a source file.</summary>
internal sealed class Quarantine(string stateFolder, StorageSettings storage)
{
    private readonly string folder = Path.Combine(stateFolder, "quarantine");

    /// <summary>Replaces what is kept of a source file; without bad records nothing is.</summary>
    /// <returns>A warning where that failed.</returns>
    public RunWarning? TrySet(string source, string sourcePath, IReadOnlyList<BadRecord> records)
    {
        try
        {
            Set(source, sourcePath, records);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new("QuarantineNotSaved", $"The bad records of '{sourcePath}' could not be set aside ({error.Message}). They stay in their file.");
        }
    }

    private void Set(string source, string sourcePath, IReadOnlyList<BadRecord> records)
    {
        var path = Path.Combine(folder, Identity.Segment(source, "quarantine", sourcePath).Substring(0, 16) + ".jsonl");
        if (records.Count == 0)
        {
            if (File.Exists(path)) File.Delete(path);
            return;
        }

        PrivateFiles.CreateFolder(folder, storage.Private);
        using var lines = new MemoryStream();
        foreach (var record in records)
        {
            using (var writer = new Utf8JsonWriter(lines))
            {
                writer.WriteStartObject();
                writer.WriteString("file", record.File);
                writer.WriteNumber("line", record.Line);
                writer.WriteString("column", record.Column);
                writer.WriteString("reason", record.Reason);
                writer.WriteString("record", record.Raw);
                writer.WriteEndObject();
            }

            lines.WriteByte((byte)'\n');
        }

        AtomicFile.Write(path, lines.ToArray(), storage);
    }

    /// <summary>Forgets the bad records of which a text fits, and lines that are none.</summary>
    /// <returns>How many they are.</returns>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read or written.</exception>
    public int Forget(Func<string?, bool> fits, bool remove)
    {
        var count = 0;
        if (!Directory.Exists(folder)) return 0;
        foreach (var path in Directory.EnumerateFiles(folder, "*.jsonl"))
        {
            var lines = Encoding.UTF8.GetString(AtomicFile.Read(path)).Split(['\n'], StringSplitOptions.RemoveEmptyEntries);
            var kept = lines.Where(line => !IsOf(line, fits)).ToList();
            count += lines.Length - kept.Count;
            if (!remove || kept.Count == lines.Length) continue;
            if (kept.Count == 0) File.Delete(path);
            else AtomicFile.Write(path, Encoding.UTF8.GetBytes(string.Join("\n", kept) + "\n"), storage);
        }

        return count;
    }

    private static bool IsOf(string line, Func<string?, bool> fits)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.EnumerateObject().Any(part => part.Name != "file" && part.Value.ValueKind == JsonValueKind.String && fits(part.Value.GetString()));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return fits(line);
        }
    }
}
