using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Sdc.Tests.Linking;

public class TextWordsTests
{
    private static readonly string[] Pieces =
    [
        " ", "  ", "\n", "\t", "\u0001", ".", "..", "/", "'", "\u2019", "`", "\u00B4", "&", "+", "++", ",", "(", ")", "\"", "-", "_", "@", "\u007F", "\u00A0", "\u200B", "\u0301", "\u2013",
        "a", "B", "c", "it", "Dental", "2", "17", "\u00E9", "\u00DF", "\u0130", "\u00C6", "\uFB01", "\u00BD", "\u2460", "\u0E33", "\uAC00", "\u1100", "\u1161", "\U0001F600", "\uD83D", "\uDE00", "\uFFFE", "L.L.C.", "A/S", "U.S.", "C+", "C++", "R&D", "o'neil",
    ];

    [Property(MaxTest = 2000)]
    public Property Words_are_those_of_the_whole_text_prepared_as_a_name() => Prop.ForAll(
        Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary(),
        text => Assert.Equal(NameWords.Split(NameText.Fold(NameText.ExactKey(text)), out _), TextWords.Of(text)));

    [Property(MaxTest = 1000)]
    public Property Of_known_words_and_numbers_none_is_missed() => Prop.ForAll(
        Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary(),
        Gen.Elements("DENTAL", "IT", "AIT", "C", "O'NEIL", "ONEIL", "RND").ListOf().ToArbitrary(),
        (text, words) =>
        {
            var known = new KnownWords();
            foreach (var word in words) known.Add(word);
            var all = TextWords.Of(text);
            var found = TextWords.Of(text, known);
            Assert.Equal(all.Count, found.Count);
            Assert.All(all.Zip(found), pair => Assert.True(pair.First == pair.Second || (pair.Second == TextWords.Unknown && !words.Contains(pair.First) && !pair.First.All(char.IsDigit))));
        });
}
