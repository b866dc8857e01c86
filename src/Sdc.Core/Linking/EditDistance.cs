namespace Sdc;

/// <summary>Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours, each one edit.</summary>
internal static class EditDistance
{
    /// <summary>Longest word that can be compared.</summary>
    public const int LongestWord = 40;

    /// <summary>The number of edits where it is at most <paramref name="most"/>, else null. No word may be longer than <see cref="LongestWord"/>.</summary>
    public static int? Within(string first, string second, int most)
    {
        if (Math.Abs(first.Length - second.Length) > most) return null;
        Span<int> beforeLast = stackalloc int[LongestWord + 1];
        Span<int> last = stackalloc int[LongestWord + 1];
        Span<int> current = stackalloc int[LongestWord + 1];
        for (var column = 0; column <= second.Length; column++) last[column] = column;
        for (var row = 1; row <= first.Length; row++)
        {
            // Further than so many columns from the diagonal there are more edits than that.
            var from = Math.Max(1, row - most);
            var to = Math.Min(second.Length, row + most);
            current[from - 1] = from == 1 ? row : most + 1;
            if (to < second.Length) current[to + 1] = most + 1;
            var smallest = current[from - 1];
            for (var column = from; column <= to; column++)
            {
                var equal = first[row - 1] == second[column - 1];
                var edits = Math.Min(Math.Min(last[column], current[column - 1]) + 1, last[column - 1] + (equal ? 0 : 1));
                if (row > 1 && column > 1 && first[row - 1] == second[column - 2] && first[row - 2] == second[column - 1])
                    edits = Math.Min(edits, beforeLast[column - 2] + 1);
                current[column] = edits;
                smallest = Math.Min(smallest, edits);
            }

            // A swap reaches back two rows, but costs one edit more than the row it comes from.
            if (smallest > most) return null;
            var spare = beforeLast;
            beforeLast = last;
            last = current;
            current = spare;
        }

        return last[second.Length] <= most ? last[second.Length] : null;
    }
}
