namespace Sdc;

/// <summary>A name of a <see cref="NameIndex"/> with its likeness to another.</summary>
/// <param name="Position">Where it stands in the index.</param>
/// <param name="Score">The likeness.</param>
/// <param name="Probability">How probable it is, 0 to 1, that it is the one that is meant; as long as it was not compared with the other candidates, 0.</param>
internal readonly record struct RankedName(int Position, NameScore Score, double Probability = 0);
