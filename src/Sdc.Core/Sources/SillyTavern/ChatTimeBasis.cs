namespace Sdc;

/// <summary>The texts of <see cref="ChatMetadata.TimeBasis"/>.</summary>
internal static class ChatTimeBasis
{
    /// <summary>A local time whose offset is another than the configured zone's, as the moment of the message's own generation shows.</summary>
    public const string GenerationOffset = "generation_offset";

    /// <summary>The time is written to the minute; the messages before it in that minute tell the place within it.</summary>
    public const string OrderInMinute = "order_in_minute";

    /// <summary>The message has no time; its generation has.</summary>
    public const string Generation = "generation";

    /// <summary>The message has no time; that of the message before it stands for it.</summary>
    public const string PreviousMessage = "previous_message";

    /// <summary>The first messages have no time; that of the chat's beginning stands for it.</summary>
    public const string ChatCreated = "chat_created";

    /// <summary>Nothing tells a time.</summary>
    public const string None = "none";
}
