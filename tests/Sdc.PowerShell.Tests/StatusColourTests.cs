namespace Sdc.PowerShell.Tests;

public class StatusColourTests
{
    [Theory]
    [InlineData("Host", null, true, true)]
    [InlineData("Host", "", true, true)]
    [InlineData("Host", null, false, false)]
    [InlineData("Host", "1", true, false)]
    [InlineData("Ansi", null, false, true)]
    [InlineData("Ansi", "1", true, false)]
    [InlineData("PlainText", null, true, false)]
    [InlineData(null, null, true, false)]
    public void Colours_are_shown_only_where_they_are_wanted(string? rendering, string? noColour, bool isTerminal, bool allowed) =>
        Assert.Equal(allowed, StatusColour.Allows(rendering, noColour, isTerminal));

    [Theory]
    [InlineData("Needs Review", "\u001b[33mNeeds Review\u001b[0m")]
    [InlineData("Failed", "\u001b[31mFailed\u001b[0m")]
    [InlineData("Linked", "Linked")]
    [InlineData("\u001b[5mother", "\u001b[5mother")]
    public void A_status_that_wants_somebody_stands_out(string status, string shown) => Assert.Equal(shown, StatusColour.Painted(status));

    [Fact]
    public void Without_an_engine_a_status_is_plain_and_moves_no_cursor()
    {
        Assert.Equal("Failed", StatusColour.Of(CheckStatus.Failed, null));
        Assert.Equal("\uFFFD[5mother", StatusColour.Of("\u001b[5mother", null));
    }
}
