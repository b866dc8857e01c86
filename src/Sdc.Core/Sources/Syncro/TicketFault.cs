namespace Sdc;

/// <summary>Something in a ticket that cannot be read.</summary>
/// <param name="Path">Path of the JSON property, such as <c>tickets[3].comments[1].created_at</c>.</param>
/// <param name="Reason">What was found, and what became of it.</param>
/// <param name="Raw">The JSON of the ticket or comment, cut; null where it is no valid text.</param>
internal sealed record TicketFault(string Path, string Reason, string? Raw);
