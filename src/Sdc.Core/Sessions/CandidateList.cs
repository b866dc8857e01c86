using System.Collections.ObjectModel;

namespace Sdc;

/// <summary>The best candidates of an undecided name, best first.</summary>
public sealed class CandidateList : Collection<MatchCandidate>
{
    /// <summary>Makes an empty list.</summary>
    public CandidateList()
    {
    }

    /// <summary>Makes a list of the given candidates.</summary>
    /// <param name="items">The candidates, best first.</param>
    public CandidateList(IEnumerable<MatchCandidate> items)
        : base(items.ToList())
    {
    }

    /// <summary>Shows the candidates, joined by "; ".</summary>
    public override string ToString() => string.Join("; ", this);
}
