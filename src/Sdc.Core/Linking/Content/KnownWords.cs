namespace Sdc;

/// <summary>
/// The words that phrases have, by their hashes: of most words of a text it tells without making a text of them that no phrase has them. A word that it
/// holds by chance is only looked up in vain.
/// </summary>
internal sealed class KnownWords
{
    private const int Places = 1 << 18;
    private const uint Basis = 2166136261;
    private const uint Prime = 16777619;

    private readonly bool[] held = new bool[Places];

    public void Add(string word) => held[Place(word, 0, word.Length)] = true;

    /// <summary>Whether the word that stands there, of ASCII letters of any case and digits, may be one of them.</summary>
    public bool MayHold(string text, int from, int to) => held[Place(text, from, to)];

    // FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/) of the upper-case letters, folded to the table's size.
    private static int Place(string text, int from, int to)
    {
        var hash = Basis;
        for (var at = from; at < to; at++)
        {
            var character = text[at];
            hash = (hash ^ (character is >= 'a' and <= 'z' ? (uint)(character - ' ') : character)) * Prime;
        }

        return (int)((hash ^ (hash >> 14)) % Places);
    }
}
