namespace Sdc;

/// <summary>How the chats of a SillyTavern are to be read.</summary>
internal sealed record ChatOptions
{
    /// <summary>The zone of times that are written without one.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>Whether what a model wrote before its answer is kept.</summary>
    public bool KeepReasoning { get; init; } = true;

    /// <summary>The pause between messages beyond which a new session begins.</summary>
    public TimeSpan Gap { get; init; } = TimeSpan.FromMinutes(60);

    /// <summary>All that decides how a file is read, as one text.</summary>
    public string Fingerprint => string.Join("|", "chats 2", Zone.Id, Zone.BaseUtcOffset.ToString(), KeepReasoning ? "reasoning" : "no reasoning");
}
