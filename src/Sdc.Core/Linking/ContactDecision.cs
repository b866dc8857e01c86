namespace Sdc;

/// <summary>The contact that a name means within a customer, or why none is decided on.</summary>
/// <param name="Contact">The contact; null where nothing is decided.</param>
/// <param name="Method">A text of <see cref="MatchMethod"/>; null where nothing is decided.</param>
/// <param name="Score">The contact's score, or the best candidate's, rounded for show.</param>
/// <param name="Reason">Why nothing is decided; null where something is.</param>
internal sealed record ContactDecision(CustomerContact? Contact, string? Method, double Score, string? Reason);
