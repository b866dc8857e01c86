using System.Buffers;
using System.Text;

namespace Sdc;

/// <summary>
/// The words of a text, by the numbers of <see cref="KnownWords"/>, as <see cref="NameText"/> and <see cref="NameWords"/> split a name. Most runs of characters
/// between spaces are plain words, of which one look at each character tells all; only of the others a text is made and normalised.
/// </summary>
internal ref struct TextWords
{
    private const int UsualLength = 64;

    // What a character is in a word: its capital letter without diacritic, or its digit; or, below these, what it does between them.
    private const char NeedsCloserLook = '\0';
    private const char Separates = ' ';
    private const char IsLeftOut = '\'';
    private const char JoinsInitials = '.';
    private const char IsAnd = '&';

    private static readonly char[] Plain = MakePlain();

    private readonly KnownWords known;
    private int[] numbers;
    private int count;

    private TextWords(int length, KnownWords known)
    {
        this.known = known;
        // Words of the usual length fit at once.
        numbers = ArrayPool<int>.Shared.Rent((length / 4) + 1);
    }

    /// <summary>The words, in order.</summary>
    public readonly ReadOnlySpan<int> Numbers => numbers.AsSpan(0, count);

    /// <summary>Reads the words of a text.</summary>
    public static TextWords Of(ReadOnlySpan<char> text, KnownWords known)
    {
        var words = new TextWords(text.Length, known);
        words.Read(text);
        return words;
    }

    /// <summary>The words of a text, as texts.</summary>
    public static List<string> Split(string text) => NameWords.Split(NameText.Fold(NameText.ExactKey(text)), out _);

    /// <summary>Gives the memory back.</summary>
    public readonly void Dispose() => ArrayPool<int>.Shared.Return(numbers);

    private void Read(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> table = Plain;
        var (length, hash) = (0, 0u);
        var (run, countBefore, start) = (0, 0, 0);
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            var plain = character < table.Length ? table[character] : NeedsCloserLook;
            if (plain >= '0')
            {
                hash = KnownWords.Hash(hash, plain);
                length++;
                continue;
            }

            if (plain == IsLeftOut) continue;
            if (plain == NeedsCloserLook || (plain == JoinsInitials && length == 1 && IsInitial(text, at + 1)))
            {
                // Nothing that is normalised reaches over a space.
                while (at < text.Length && text[at] > ' ') at++;
                count = countBefore;
                foreach (var other in Split(text.Slice(run, at - run).ToString())) Add(known.NumberOf(other.AsSpan()));
                character = ' ';
            }
            else
            {
                if (length > 0) Add(MayCount(text[start], hash) ? NumberOf(text.Slice(start, at - start)) : KnownWords.Unknown);
                if (plain == IsAnd) Add(known.NumberOf(NameWords.And.AsSpan()));
            }

            (length, hash, start) = (0, 0, at + 1);
            if (character <= ' ') (run, countBefore) = (start, count);
        }

        if (length > 0) Add(MayCount(text[start], hash) ? NumberOf(text.Slice(start)) : KnownWords.Unknown);
    }

    // Only of a word that may be known, or may be a number, the letters are put together.
    private readonly bool MayCount(char first, uint hash) => known.MayHold(hash) || Plain[first] <= '9';

    private readonly int NumberOf(ReadOnlySpan<char> word)
    {
        Span<char> letters = word.Length <= UsualLength ? stackalloc char[UsualLength] : new char[word.Length];
        var length = 0;
        foreach (var character in word)
        {
            if (Plain[character] is >= '0' and var plain) letters[length++] = plain;
        }

        return known.NumberOf(letters.Slice(0, length));
    }

    private void Add(int number)
    {
        if (count == numbers.Length)
        {
            var more = ArrayPool<int>.Shared.Rent(count * 2);
            numbers.AsSpan().CopyTo(more);
            ArrayPool<int>.Shared.Return(numbers);
            numbers = more;
        }

        numbers[count++] = number;
    }

    private static bool IsInitial(ReadOnlySpan<char> text, int at) => At(text, at) >= 'A' && At(text, at + 1) < '0';

    private static char At(ReadOnlySpan<char> text, int at) => at >= text.Length ? Separates : text[at] < Plain.Length ? Plain[text[at]] : NeedsCloserLook;

    // Of the letters that texts in European languages are mostly made of, and of typographic punctuation, as the closer look sees them.
    private static char[] MakePlain()
    {
        var plain = new char['\u2028'];
        for (var character = '\0'; character < '\u0180'; character++) plain[character] = Look(character);
        for (var character = '\u2010'; character < plain.Length; character++) plain[character] = Look(character);
        return plain;
    }

    private static char Look(char character)
    {
        switch (character)
        {
            case <= ' ' or '\u2026': return Separates;
            case '.' or '/': return JoinsInitials;
            case '&': return IsAnd;
        }

        var folded = NameText.Fold(NameText.ExactKey("A" + character + "B"));
        // What becomes several characters, or is left out before words are looked for, may do something to its neighbours.
        if (folded.Length != 3 || folded[1] is '.' or '/' or '&' or '+' || character.ToString().Normalize(NormalizationForm.FormKC).Length != 1) return NeedsCloserLook;
        var words = NameWords.Split(folded, out _);
        return words.Count > 1 ? Separates
            : words[0].Length == 2 ? IsLeftOut
            : folded[1] is (>= '0' and <= '9') or (>= 'A' and <= 'Z') ? folded[1]
            : NeedsCloserLook;
    }
}
