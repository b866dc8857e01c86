namespace Sdc;

/// <summary>How far one word stands for another.</summary>
/// <param name="Credit">Letters of both words that it explains: from 0 to the sum of their weights.</param>
/// <param name="IsSame">True for the same word, or one slip of the pen away from it.</param>
internal readonly record struct WordMatch(double Credit, bool IsSame);
