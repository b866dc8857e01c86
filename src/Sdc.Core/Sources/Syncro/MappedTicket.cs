namespace Sdc;

/// <summary>A ticket as segments.</summary>
/// <param name="Segments">Its creation and its comments in time order; empty when the ticket cannot be read.</param>
/// <param name="SourceIdentifier">The ticket's path in the API.</param>
/// <param name="Faults">What could not be read of it.</param>
internal sealed record MappedTicket(IReadOnlyList<SessionSegment> Segments, string SourceIdentifier, IReadOnlyList<TicketFault> Faults);
