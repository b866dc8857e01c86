namespace Sdc;

/// <summary>The texts of <c>meta.processing_status</c>.</summary>
public static class SessionStatus
{
    /// <summary>The linker has not looked at the session yet.</summary>
    public const string NeedsLinking = "Needs Linking";

    /// <summary>The linker could not decide; a person has to.</summary>
    public const string NeedsReview = "Needs Review";

    /// <summary>The session belongs to a known customer.</summary>
    public const string Linked = "Linked";

    /// <summary>Complete without a customer (a chat).</summary>
    public const string Complete = "Complete";

    /// <summary>Every configured task of analysis is done.</summary>
    public const string Analyzed = "Analyzed";

    /// <summary>A person has looked at the session and confirmed it.</summary>
    public const string Reviewed = "Reviewed";

    /// <summary>Found in old files; treated as due, never written.</summary>
    public const string Error = "error";

    /// <summary>The statuses that SDC writes.</summary>
    public static IReadOnlyList<string> All { get; } = [NeedsLinking, NeedsReview, Linked, Complete, Analyzed, Reviewed];
}
