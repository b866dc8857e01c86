namespace Sdc;

/// <summary>What tells quickly that two words are too many edits apart. Letters, or pairs of them, that share a bit only make it weaker.</summary>
internal readonly struct WordTraits
{
    // Two neighbours that are swapped stand in three pairs; no other edit touches as many.
    private const int PairsAnEdit = 3;

    private readonly ulong letters;
    private readonly ulong pairs;

    private WordTraits(ulong letters, ulong pairs)
    {
        this.letters = letters;
        this.pairs = pairs;
    }

    /// <summary>Notes which letters there are, which of them twice, and which letters stand side by side.</summary>
    public static WordTraits Of(string word)
    {
        ulong letters = 0;
        ulong pairs = 0;
        for (var index = 0; index < word.Length; index++)
        {
            var once = 1ul << (word[index] & 31);
            letters |= (letters & once) == 0 ? once : once << 32;
            if (index > 0) pairs |= 1ul << (((word[index - 1] * 37) ^ word[index]) & 63);
        }

        return new(letters, pairs);
    }

    /// <summary>False when more edits than that lie between the words. An edit takes at most one letter from a word, and gives it at most one.</summary>
    public bool MayBeWithin(int edits, in WordTraits other) =>
        HasAtMost(edits, letters & ~other.letters) && HasAtMost(edits, other.letters & ~letters)
        && HasAtMost(PairsAnEdit * edits, pairs & ~other.pairs) && HasAtMost(PairsAnEdit * edits, other.pairs & ~pairs);

    private static bool HasAtMost(int most, ulong bits)
    {
#if NET
        return System.Numerics.BitOperations.PopCount(bits) <= most;
#else
        for (; most > 0; most--) bits &= bits - 1;
        return bits == 0;
#endif
    }
}
