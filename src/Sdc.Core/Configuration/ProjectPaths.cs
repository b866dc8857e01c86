namespace Sdc;

/// <summary>Where things lie: full paths, placeholders resolved.</summary>
public sealed class ProjectPaths
{
    internal ProjectPaths()
    {
    }

    /// <summary>All that SDC makes lies under this folder unless said otherwise.</summary>
    public string DataFolder { get; internal init; } = "";

    /// <summary>Where the sources' folders are by default.</summary>
    public string InputFolder { get; internal init; } = "";

    /// <summary>Where results go by default.</summary>
    public string OutputFolder { get; internal init; } = "";

    /// <summary>Where the log is by default.</summary>
    public string LogsFolder { get; internal init; } = "";

    /// <summary>Where the customer cache is.</summary>
    public string CacheFolder { get; internal init; } = "";

    /// <summary>The legacy notes.</summary>
    public string NotesJson { get; internal init; } = "";

    /// <summary>The folder of ScreenConnect's connection logs (CSV).</summary>
    public string ScreenConnectLogs { get; internal init; } = "";

    /// <summary>The folder of SillyTavern's chats.</summary>
    public string SillyTavernChatInputFolder { get; internal init; } = "";

    /// <summary>The folder of Syncro's ticket export files.</summary>
    public string SyncroTicketsInputFolder { get; internal init; } = "";

    /// <summary>The folder of the session files; it holds nothing else.</summary>
    public string SessionsOutputFolder { get; internal init; } = "";

    /// <summary>Shows each key with its path, one a line.</summary>
    public override string ToString() => SectionText.Of(
        ("data_folder", DataFolder),
        ("input_folder", InputFolder),
        ("output_folder", OutputFolder),
        ("logs_folder", LogsFolder),
        ("cache_folder", CacheFolder),
        ("notes_json", NotesJson),
        ("screenconnect_logs", ScreenConnectLogs),
        ("sillytavern_chat_input_folder", SillyTavernChatInputFolder),
        ("syncro_tickets_input_folder", SyncroTicketsInputFolder),
        ("sessions_output_folder", SessionsOutputFolder));
}
