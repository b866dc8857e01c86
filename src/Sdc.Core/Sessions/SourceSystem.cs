namespace Sdc;

/// <summary>The four places that work leaves traces in, as <c>meta.source_system</c> names them.</summary>
public static class SourceSystem
{
    /// <summary>Connection logs of ScreenConnect (ConnectWise Control).</summary>
    public const string ScreenConnect = "ScreenConnect";

    /// <summary>Chats of SillyTavern.</summary>
    public const string SillyTavern = "SillyTavern";

    /// <summary>Tickets of SyncroMSP.</summary>
    public const string SyncroRmm = "SyncroRMM";

    /// <summary>The legacy <c>notes.json</c>.</summary>
    public const string Notes = "notes.json";

    /// <summary>All source systems, in the order of this page.</summary>
    public static IReadOnlyList<string> All { get; } = [ScreenConnect, SillyTavern, SyncroRmm, Notes];
}
