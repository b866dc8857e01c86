namespace Sdc;

/// <summary>What a task gave.</summary>
/// <param name="Values">The values, by member of the answer.</param>
/// <param name="Model">The model that answered; null where none was asked.</param>
/// <param name="Use">What it took, with its parts.</param>
/// <param name="Parts">Of how many condensed parts the answer was made; 0 for the whole text.</param>
/// <param name="IsCut">True when the answer ended at the most tokens.</param>
internal sealed record TaskResult(IReadOnlyDictionary<string, object> Values, string? Model, ModelUse Use, int Parts, bool IsCut);
