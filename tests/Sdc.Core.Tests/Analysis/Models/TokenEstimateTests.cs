namespace Sdc.Tests.Analysis.Models;

public class TokenEstimateTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("a", 1)]
    [InlineData("four letters", 3)]
    [InlineData("Größe", 2)]
    [InlineData("漢字", 2)]
    [InlineData("Привет", 6)]
    public void Other_letters_than_Latin_take_more(string text, long tokens) => Assert.Equal(tokens, TokenEstimate.Of(text));
}
