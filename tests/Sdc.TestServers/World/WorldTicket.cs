using System.Collections.Immutable;

namespace Sdc.TestServers;

/// <summary>A ticket with its comments, newest first.</summary>
public sealed record WorldTicket
{
    public required long Id { get; init; }

    public required long Number { get; init; }

    public bool NumberIsText { get; init; }

    public string? Subject { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required DateTime UpdatedAt { get; init; }

    public DateTime? ResolvedAt { get; init; }

    public DateTime? DueDate { get; init; }

    public long? CustomerId { get; init; }

    public long? ContactId { get; init; }

    public long? UserId { get; init; }

    public string? Status { get; init; }

    public string? Priority { get; init; }

    public string? ProblemType { get; init; }

    public string? BillingStatus { get; init; }

    public string? BillableTime { get; init; }

    public ImmutableArray<string> Tags { get; init; } = [];

    public string? Creator { get; init; }

    public ImmutableArray<WorldComment> Comments { get; init; } = [];

    internal static ImmutableArray<WorldComment> NewestFirst(IEnumerable<WorldComment> comments) => [.. comments.OrderByDescending(comment => comment.CreatedAt).ThenByDescending(comment => comment.Id)];
}
