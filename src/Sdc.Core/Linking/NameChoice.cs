namespace Sdc;

/// <summary>What the name steps of the waterfall make of a name.</summary>
/// <param name="Chosen">The name that is meant; null where that is not clear.</param>
/// <param name="Method">A text of <see cref="MatchMethod"/>; null where nothing was chosen.</param>
/// <param name="Others">The next best of a choice, or the best candidates where nothing was chosen.</param>
/// <param name="Reason">Why nothing was chosen, in words; null where something was.</param>
internal sealed record NameChoice(RankedName? Chosen, string? Method, List<RankedName> Others, string? Reason);
