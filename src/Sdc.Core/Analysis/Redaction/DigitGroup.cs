namespace Sdc;

/// <summary>A run of digits, what stands before it, and whether a parenthesis closes right behind it.</summary>
internal readonly record struct DigitGroup(int Start, int End, string Separator, bool Closed)
{
    public int Length => End - Start;
}
