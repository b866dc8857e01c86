namespace Sdc.TestServers;

/// <summary>A timer of a ticket; it runs while it has no end. It does not tell when it was changed.</summary>
public sealed record WorldTimer
{
    public required long Id { get; init; }

    public required long TicketId { get; init; }

    public long? UserId { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required DateTime StartTime { get; init; }

    public DateTime? EndTime { get; init; }

    public bool Billable { get; init; }

    public bool Recorded { get; init; }

    public string? Notes { get; init; }

    public long? CommentId { get; init; }

    /// <summary>Seconds that count, which can be fewer than lie between start and end.</summary>
    public int ActiveDuration { get; init; }

    public int BillableTime { get; init; }
}
