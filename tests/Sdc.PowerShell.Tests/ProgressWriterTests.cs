namespace Sdc.PowerShell.Tests;

public class ProgressWriterTests
{
    [Fact]
    public void A_bar_tells_how_fast_it_goes_and_how_long_it_still_takes()
    {
        var record = ProgressWriter.Record(new("link", "a.json\u001b[2J", 300, 1000), 200, TimeSpan.FromSeconds(10));
        Assert.Equal(("link", "a.json\uFFFD[2J, 20/s", 30, 35), (record.Activity, record.StatusDescription, record.PercentComplete, record.SecondsRemaining));
        Assert.Equal("1.5/s", ProgressWriter.Record(new("link", "", 3, null), 3, TimeSpan.FromSeconds(2)).StatusDescription);
    }

    [Theory]
    [InlineData(0, 5000, 1000L)]
    [InlineData(10, 999, 1000L)]
    [InlineData(10, 5000, null)]
    [InlineData(10, 5000, 0L)]
    public void What_cannot_be_told_yet_is_left_out(int done, int milliseconds, long? total) =>
        Assert.Equal(-1, ProgressWriter.Record(new("link", "", 10, total), done, TimeSpan.FromMilliseconds(milliseconds)).SecondsRemaining);
}
