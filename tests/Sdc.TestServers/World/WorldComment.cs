namespace Sdc.TestServers;

/// <summary>A comment of a ticket.</summary>
public sealed record WorldComment
{
    public required long Id { get; init; }

    public required long TicketId { get; init; }

    public required string Subject { get; init; }

    public string? Body { get; init; }

    public string? Tech { get; init; }

    public long? UserId { get; init; }

    public bool Hidden { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required DateTime UpdatedAt { get; init; }

    public string? SmsBody { get; init; }

    public string? DestinationEmails { get; init; }

    public string? EmailSender { get; init; }

    public bool IsRichText { get; init; }
}
