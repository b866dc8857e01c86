namespace Sdc;

/// <summary>A timer as a segment.</summary>
/// <param name="Segment">The segment.</param>
/// <param name="TicketId">Its ticket.</param>
/// <param name="Created">When it was made, or began.</param>
/// <param name="IsRunning">Whether it has not ended yet.</param>
internal sealed record MappedTimer(SessionSegment Segment, long TicketId, DateTimeOffset Created, bool IsRunning);
