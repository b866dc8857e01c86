namespace Sdc;

/// <summary>
/// A word of the letters A to Z, prepared to be compared with many: counts what <see cref="EditDistance"/> counts, a whole column of its table at once in
/// the bits of a number (Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances", 2003).
/// </summary>
internal sealed class EditPattern
{
    private const int Letters = 26;

    private readonly ulong[] places = new ulong[Letters];
    private readonly int length;

    private EditPattern(string word)
    {
        length = word.Length;
        for (var index = 0; index < length; index++) places[word[index] - 'A'] |= 1ul << index;
    }

    /// <summary>Prepares a word; null for one that has other letters, or none, or is longer than <see cref="EditDistance.LongestWord"/>.</summary>
    public static EditPattern? Of(string word)
    {
        if (word.Length is 0 or > EditDistance.LongestWord) return null;
        foreach (var letter in word)
        {
            if (letter is < 'A' or > 'Z') return null;
        }

        return new(word);
    }

    /// <summary>The number of edits between the words.</summary>
    public int To(string other)
    {
        var last = 1ul << (length - 1);
        var edits = length;
        ulong more = ulong.MaxValue, fewer = 0, diagonal = 0, placesBefore = 0;
        foreach (var letter in other)
        {
            var index = letter - 'A';
            var here = (uint)index < Letters ? places[index] : 0;
            var swapped = ((~diagonal & here) << 1) & placesBefore;
            diagonal = (((here & more) + more) ^ more) | here | fewer | swapped;
            var moreAcross = fewer | ~(diagonal | more);
            var fewerAcross = diagonal & more;
            if ((moreAcross & last) != 0) edits++;
            else if ((fewerAcross & last) != 0) edits--;
            moreAcross = (moreAcross << 1) | 1;
            more = (fewerAcross << 1) | ~(diagonal | moreAcross);
            fewer = moreAcross & diagonal;
            placesBefore = here;
        }

        return edits;
    }
}
