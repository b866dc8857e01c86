namespace Sdc;

/// <summary>The customer that a name means, or why none is decided on. Scores are rounded for show.</summary>
/// <param name="Customer">The customer; null where nothing is decided.</param>
/// <param name="Method">A text of <see cref="MatchMethod"/>; null where nothing is decided.</param>
/// <param name="Score">The customer's score, or the best candidate's; 0 where there is none.</param>
/// <param name="RunnerUp">The next best customer of a decision.</param>
/// <param name="Candidates">The best customers where nothing is decided; empty otherwise.</param>
/// <param name="Reason">Why nothing is decided, or that a person confirmed it; null otherwise.</param>
internal sealed record NameDecision(Customer? Customer, string? Method, double Score, MatchCandidate? RunnerUp, IReadOnlyList<MatchCandidate> Candidates, string? Reason)
{
    /// <summary>Whether a person confirmed it.</summary>
    public bool IsConfirmed { get; init; }
}
