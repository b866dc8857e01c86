namespace Sdc;

/// <summary>What the first line of a chat says of it. Current versions write the text <c>unused</c> for both names.</summary>
internal sealed class ChatHeader
{
    private const string Unused = "unused";

    public string? UserName { get; set => field = value == Unused ? null : value; }

    public string? CharacterName { get; set => field = value == Unused ? null : value; }

    public string? CreateDate { get; set; }

    /// <summary>The number as it is written: it has more digits than a floating point number holds.</summary>
    public string? ChatIdHash { get; set; }

    public string? Integrity { get; set; }

    /// <summary>What a chat is linked by; null where the header has neither.</summary>
    public string? ChatId => ChatIdHash ?? Integrity;

    /// <summary>What tells this chat from others that were written to the same file; null where nothing does.</summary>
    public string? Identity => Integrity is not null ? "integrity:" + Integrity
        : ChatIdHash is not null ? "chat_id_hash:" + ChatIdHash
        : CreateDate is not null || UserName is not null || CharacterName is not null ? "created:" + Sdc.Identity.Key(CreateDate, UserName, CharacterName)
        : null;
}
