using System.Text.Json;

namespace Sdc;

/// <summary>What a run leaves to the next: how far it came, and what it has to ask for again. It can be deleted: then all is asked for again.</summary>
internal sealed class ReportState
{
    private const int MostAgain = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromDays(30);

    private readonly string path;
    private readonly ReportStateFile file;
    private readonly StorageSettings? storage;
    private byte[] written = [];

    private ReportState(string path, ReportStateFile file, StorageSettings? storage)
    {
        this.path = path;
        this.file = file;
        this.storage = storage;
    }

    public DateTimeOffset? Watermark => file.Watermark;

    /// <summary>The times to ask for besides what is new, in their order.</summary>
    public IReadOnlyList<ReportWindow> Again =>
        [.. file.Open.Values.Select(open => ReportWindow.SecondOf(open.Start)).Concat(file.Again.Select(again => new ReportWindow(again.Since, again.Until))).Distinct().OrderBy(window => window.Since)];

    /// <summary>Reads the state. One that is missing, damaged or of another report is a fresh start.</summary>
    public static ReportState Load(string path, string report, StorageSettings? storage = null)
    {
        try
        {
            if (File.Exists(path) && JsonSerializer.Deserialize(AtomicFile.Read(path), ReportStateJson.Default.ReportStateFile) is { } file && file.Report == report && IsSound(file)) return new(path, file, storage);
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException or FormatException)
        {
            // All is asked for again, which is slow and changes nothing.
        }

        return new(path, new() { Report = report }, storage);
    }

    /// <summary>Notes what a part gave.</summary>
    /// <param name="part">The part, which is stored.</param>
    /// <param name="items">What its rows are.</param>
    /// <param name="watermark">The new watermark; null leaves it. It never moves backwards.</param>
    /// <param name="now">The server's time.</param>
    /// <exception cref="IOException">The file could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void Note(ReportPart part, ReportItems items, DateTimeOffset? watermark, DateTimeOffset now)
    {
        if (watermark > file.Watermark || file.Watermark is null) file.Watermark = watermark ?? file.Watermark;
        foreach (var closed in items.Closed) file.Open.Remove(closed);
        foreach (var pair in file.Open.Where(pair => part.Missing is null && part.Window.Holds(pair.Value.Start) && !items.Open.ContainsKey(pair.Key)).ToList())
        {
            if (now - (pair.Value.MissingSince ??= now) > Patience) file.Open.Remove(pair.Key);
        }

        foreach (var pair in items.Open) file.Open[pair.Key] = new() { Start = pair.Value };
        NoteAgain(part, items, now);
        Save();
    }

    /// <summary>Has a time asked for again by the next fetch.</summary>
    /// <exception cref="IOException">The file could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void AskAgain(ReportWindow window, DateTimeOffset now)
    {
        if (!file.Again.Exists(again => again.Since == window.Since && again.Until == window.Until)) file.Again.Add(new() { Since = window.Since, Until = window.Until, Noted = now });
        Save();
    }

    private void Save()
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(file, ReportStateJson.Default.ReportStateFile);
        if (content.AsSpan().SequenceEqual(written)) return;
        PrivateFiles.CreateFolder(Path.GetDirectoryName(path)!, (storage ?? StorageSettings.Default).Private);
        AtomicFile.Write(path, content, storage);
        written = content;
    }

    private void NoteAgain(ReportPart part, ReportItems items, DateTimeOffset now)
    {
        var before = file.Again.Where(again => again.Since >= part.Window.Since && again.Until <= part.Window.Until).ToList();
        file.Again.RemoveAll(again => before.Contains(again) || now - again.Noted > Patience);
        foreach (var window in items.Again)
        {
            var noted = before.Find(again => again.Since == window.Since && again.Until == window.Until)?.Noted ?? now;
            if (now - noted <= Patience && file.Again.Count < MostAgain) file.Again.Add(new() { Since = window.Since, Until = window.Until, Noted = noted });
        }
    }

    private static bool IsSound(ReportStateFile file) =>
        (file.Watermark is not { } mark || IsoTime.IsPlausible(mark))
        && file.Open.Values.All(open => open is not null && IsoTime.IsPlausible(open.Start))
        && file.Again.TrueForAll(again => again is not null && again.Since < again.Until && IsoTime.IsPlausible(again.Since) && IsoTime.IsPlausible(again.Until));
}
