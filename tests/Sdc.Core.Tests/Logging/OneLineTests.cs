using FsCheck.Xunit;

namespace Sdc.Tests.Logging;

public class OneLineTests
{
    [Theory]
    [InlineData("a\r\nb\tc", "a\\r\\nb\\tc")]
    [InlineData("\u001b[31mred\u0007", "\\u001B[31mred\\u0007")]
    [InlineData("\u009b2J\u2028\u202Etxt.exe", "\\u009B2J\\u2028\\u202Etxt.exe")]
    [InlineData("Grüße 😀 C:\\x", "Grüße 😀 C:\\x")]
    public void What_moves_colours_or_turns_is_written_out(string text, string expected) => Assert.Equal(expected, OneLine.Escape(text));

    [Fact]
    public void Half_a_character_is_written_out() => Assert.Equal("\\uD83D!", OneLine.Escape("\ud83d!"));

    [Fact]
    public void A_cut_says_what_is_missing_and_leaves_no_half_character()
    {
        Assert.Equal("abc… (7 more characters)", OneLine.Escape("abcdefghij", 3));
        Assert.Equal("ab… (3 more characters)", OneLine.Escape("ab😀c", 3));
    }

    [Property]
    public bool No_control_character_survives(string? text) => !OneLine.Escape(text ?? "").Any(char.IsControl);
}
