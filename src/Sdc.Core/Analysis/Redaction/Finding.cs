namespace Sdc;

/// <summary>A part of a text that is to be replaced.</summary>
internal readonly record struct Finding(int Start, int End, RedactionKind Kind)
{
    public int Length => End - Start;
}
