namespace Sdc;

/// <summary>The metadata keys of a chat message, in the order in which they are written.</summary>
internal static class ChatMetadata
{
    public const string IsUser = "is_user";

    /// <summary>True for a message that was hidden from the model; it is still part of the chat.</summary>
    public const string Hidden = "hidden";

    public const string Model = "model";
    public const string Api = "api";
    public const string TokenCount = "token_count";
    public const string Reasoning = "reasoning";
    public const string GenerationStarted = "gen_started_utc";
    public const string GenerationFinished = "gen_finished_utc";

    /// <summary>What names the chat in its header.</summary>
    public const string ChatId = "st_chat_id";

    /// <summary>What the time follows from, where the message itself does not say it in full: a text of <see cref="ChatTimeBasis"/>.</summary>
    public const string TimeBasis = "time_basis";

    public static IReadOnlyList<string> Order { get; } = [IsUser, Hidden, Model, Api, TokenCount, Reasoning, GenerationStarted, GenerationFinished, ChatId, TimeBasis];
}
