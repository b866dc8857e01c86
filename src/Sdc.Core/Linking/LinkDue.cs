namespace Sdc;

/// <summary>Which stored sessions the linker has to look at again: each is marked with what its decision depended on, itself aside.</summary>
/// <param name="linker">Decides by names.</param>
/// <param name="names">What the decision by names depends on.</param>
/// <param name="texts">Decides by texts.</param>
/// <param name="byContent">Whether texts decide at all.</param>
internal sealed class LinkDue(CustomerLinker linker, string names, TextLinking texts, bool byContent)
{
    /// <summary>What the answers of the model depend on that is asked; null where none is.</summary>
    public string? Model { get; set; }

    /// <summary>Whether a session of that status waits for a customer.</summary>
    public static bool IsDue(string status) => status is SessionStatus.NeedsLinking or SessionStatus.NeedsReview or SessionStatus.Error;

    /// <summary>Whether the session has to be looked at: what stayed undecided with these customers and settings would stay so again; what a text decided may be decided otherwise with others.</summary>
    public bool IsDue(IndexedSession session) => session.Status is SessionStatus.NeedsLinking or SessionStatus.Error
        || ((session.Status == SessionStatus.NeedsReview || IsOfText(session)) && !IsSettled(session));

    /// <summary>Whether its text counts: that of chats, and of what has neither a name nor a customer that a person or its source gave.</summary>
    public bool IsOfText(IndexedSession session) => byContent && linker.Customers.Customers.Count > 0 && session.Status != SessionStatus.Reviewed
        && (session.Source == SourceSystem.SillyTavern || (session.Claim.IsOpen && string.IsNullOrWhiteSpace(session.Claim.Name)));

    /// <summary>Whether nothing changed that its decision depends on. What a model said holds while none is configured.</summary>
    public bool IsSettled(IndexedSession session)
    {
        var mark = Mark(IsOfText(session));
        return session.LinkedWith == mark || (Model is null && session.LinkedWith.StartsWith(mark + "|", StringComparison.Ordinal));
    }

    /// <summary>The mark of a session that is decided now.</summary>
    public string Mark(bool ofText) => (ofText ? texts.Mark : names) + (Model is not null ? "|" + Model : "");
}
