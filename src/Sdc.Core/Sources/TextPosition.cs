namespace Sdc;

/// <summary>A place in a text file: line and column, both from 1; the column counts bytes.</summary>
internal readonly record struct TextPosition(long Line, long Column)
{
    public override string ToString() => FormattableString.Invariant($"line {Line}, column {Column}");
}
