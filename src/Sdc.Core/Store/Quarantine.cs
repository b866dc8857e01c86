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
}
