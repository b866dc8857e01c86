namespace Sdc;

/// <summary>A name of a <see cref="NameIndex"/> with its likeness to another.</summary>
internal readonly record struct RankedName(int Position, NameScore Score);
