namespace Sdc.PowerShell.Tests;

public class DisplayTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("Müller & Söhne", "Müller & Söhne")]
    [InlineData("a\r\nb\tc", "a  b c")]
    [InlineData("\u001b[31mred\u0007\u0000", "\uFFFD[31mred\uFFFD\uFFFD")]
    [InlineData("\u009b2J\u007f", "\uFFFD2J\uFFFD")]
    [InlineData("a\u202Egpj.exe\u2066", "a\uFFFDgpj.exe\uFFFD")]
    [InlineData("a\u0085b\u2028c", "a b c")]
    public void A_line_moves_no_cursor(string? text, string shown) => Assert.Equal(shown, DisplayText.Line(text));

    [Fact]
    public void A_block_keeps_its_lines_and_nothing_that_overwrites_them() =>
        Assert.Equal("one\n\ttwo three \nfour\nfive\uFFFD", DisplayText.Block("one\n\ttwo\rthree\r\nfour\u2028five\u001b"));

    [Theory]
    [InlineData(null, "")]
    [InlineData("one two three", "one two\nthree")]
    [InlineData("a /very/long/path b", "a\n/very/lo\nng/path\nb")]
    [InlineData("12345678 9\r\n0\u001b", "12345678\n9 0\uFFFD")]
    public void A_wrapped_text_breaks_between_words_where_it_can(string? text, string shown) => Assert.Equal(shown, DisplayText.Wrapped(text, 8));

    [Fact]
    public void Times_read_the_same_in_every_culture()
    {
        var time = new DateTimeOffset(2026, 2, 14, 9, 2, 59, TimeSpan.FromHours(-5));
        Assert.Equal("09:02", DisplayText.TimeOfDay(time));
        Assert.Equal("2026-02-14 09:02 -05:00", DisplayText.Moment(time));
        Assert.Equal("2026-02-14", DisplayText.Day(time));
        Assert.Equal("", DisplayText.Moment(null) + DisplayText.Day(null));
        Assert.Equal("62.5 s", DisplayText.Seconds(TimeSpan.FromSeconds(62.5)));
    }
}
