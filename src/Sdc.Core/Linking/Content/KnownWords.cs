namespace Sdc;

/// <summary>The words that phrases have, by number: a word of a text is looked up without making a text of it.</summary>
internal sealed class KnownWords
{
    /// <summary>Stands for a word that no phrase has.</summary>
    public const int Unknown = 0;

    /// <summary>Stands for a number that no phrase has.</summary>
    public const int UnknownNumber = 1;

    // Knuth's multiplier (The Art of Computer Programming, 6.4): what it makes of a hash depends in its upper bits on all of its bits.
    private const uint Spread = 2654435769;
    private const int Turn = 5;

    // A bit a place, so many that next to no unknown word meets one, and so few that they stay at hand.
    private const int HeldBits = 17;
    private readonly uint[] held = new uint[1 << (HeldBits - 5)];

    // What has the place of a number that is not one of a word is never looked at. There are twice as many places as words at least.
    private Entry[] entries = new Entry[512];
    private int[] first = new int[1024];
    private int bits = 10;
    private int count = UnknownNumber + 1;

    /// <summary>The number of a word, which gets one if it has none.</summary>
    public int Add(string word)
    {
        var hash = HashOf(word.AsSpan());
        if (Find(word.AsSpan(), hash) is > 0 and var known) return known;
        if (count == entries.Length) Grow();
        entries[count] = new(word, hash, first[Place(hash)], IsNumber(word.AsSpan()));
        held[Place(hash, HeldBits) >> 5] |= 1u << Place(hash, HeldBits);
        return first[Place(hash)] = count++;
    }

    /// <summary>The number of a word; <see cref="Unknown"/> or <see cref="UnknownNumber"/> of one that has none.</summary>
    public int NumberOf(ReadOnlySpan<char> word) => Find(word, HashOf(word)) is > 0 and var known ? known : IsNumber(word) ? UnknownNumber : Unknown;

    /// <summary>Whether a word of this hash may be known.</summary>
    public bool MayHold(uint hash) => (held[Place(hash, HeldBits) >> 5] & (1u << Place(hash, HeldBits))) != 0;

    /// <summary>Whether the word of a number consists of digits.</summary>
    public bool IsNumber(int number) => number == UnknownNumber || entries[number].IsNumber;

    /// <summary>The hash of letters, none of which is 0, and one more.</summary>
    public static uint Hash(uint hash, char letter) => ((hash << Turn) | (hash >> (32 - Turn))) ^ letter;

    private static uint HashOf(ReadOnlySpan<char> word)
    {
        var hash = 0u;
        foreach (var letter in word) hash = Hash(hash, letter);
        return hash;
    }

    private static bool IsNumber(ReadOnlySpan<char> word)
    {
        foreach (var character in word)
        {
            if (!char.IsDigit(character)) return false;
        }

        return true;
    }

    private int Find(ReadOnlySpan<char> word, uint hash)
    {
        var number = first[Place(hash)];
        while (number > 0 && !(entries[number].Hash == hash && word.SequenceEqual(entries[number].Word.AsSpan()))) number = entries[number].Next;
        return number;
    }

    private int Place(uint hash) => Place(hash, bits);

    private static int Place(uint hash, int bits) => (int)((hash * Spread) >> (32 - bits));

    private void Grow()
    {
        Array.Resize(ref entries, entries.Length * 2);
        first = new int[first.Length * 2];
        bits++;
        for (var number = UnknownNumber + 1; number < count; number++)
        {
            ref var entry = ref entries[number];
            entry.Next = first[Place(entry.Hash)];
            first[Place(entry.Hash)] = number;
        }
    }

    private record struct Entry(string Word, uint Hash, int Next, bool IsNumber);
}
