using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Sdc.Tests.Linking;

public class TextWordsTests
{
    private static readonly string[] Pieces =
    [
        " ", "  ", "\n", "\t", "\u0001", ".", "..", "/", "'", "\u2019", "`", "\u00B4", "&", "+", "++", ",", "(", ")", "\"", "-", "_", "@", "\u007F", "\u00A0", "\u200B", "\u0301", "\u2013", "\u2026", "\u2024", "\u00AD", "\u00B2",
        "a", "B", "c", "it", "Dental", "2", "17", "\u00E9", "\u00DF", "\u0130", "\u00C6", "\uFB01", "\u00BD", "\u2460", "\u0E33", "\uAC00", "\u1100", "\u1161", "\U0001F600", "\uD83D", "\uDE00", "\uFFFE", "L.L.C.", "A/S", "U.S.", "C+", "C++", "R&D", "o'neil",
    ];

    private static readonly string[] Known = ["DENTAL", "IT", "AIT", "A", "B", "C", "AB", "ABC", "AS", "LLC", "AND", "PLUS", "2", "17", "22", "O'NEIL", "ONEIL", "E", "EE", "SS", "I", "\u0130", "FI", "CDENTAL", "\uAC00"];

    [Property(MaxTest = 3000)]
    public Property Words_are_those_of_the_whole_text_prepared_as_a_name() => Prop.ForAll(
        Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary(),
        Gen.Elements(Known).ListOf().ToArbitrary(),
        (text, known) => new Words(known).AssertReadAsAName(text));

    [Fact]
    public void Every_character_is_seen_as_in_a_name()
    {
        var words = new Words(Known);
        for (var character = '\0'; character < '\u2100'; character++)
        {
            words.AssertReadAsAName($"{character} a{character}b c x{character}.y {character}/b ab{character}{character}cd a.{character}b e{character}");
        }
    }

    [Fact]
    public void Any_number_of_words_is_known_however_long_they_are()
    {
        var words = Enumerable.Range(0, 5000).Select(number => "W" + new string('X', number / 25) + number).ToList();
        new Words(words).AssertReadAsAName(string.Join(" ", words));
    }

    private sealed class Words
    {
        private readonly KnownWords known = new();
        private readonly Dictionary<string, int> numbers;

        public Words(IEnumerable<string> words) => numbers = words.Distinct().ToDictionary(word => word, known.Add);

        public void AssertReadAsAName(string text)
        {
            var plain = NameWords.Split(NameText.Fold(NameText.ExactKey(text)), out _);
            using var read = TextWords.Of(text, known);
            Assert.Equal<int>([.. plain.Select(word => numbers.TryGetValue(word, out var number) ? number : IsNumber(word) ? KnownWords.UnknownNumber : KnownWords.Unknown)], read.Numbers);
            Assert.Equal(plain.Select(IsNumber), read.Numbers.ToArray().Select(known.IsNumber));
        }

        private static bool IsNumber(string word) => word.All(char.IsDigit);
    }
}
