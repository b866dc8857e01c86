using System.Globalization;

namespace Sdc.Tests.Configuration;

public class UserTimeTests
{
    [Theory]
    [InlineData("2026-02-14", false, "2026-02-14T05:00:00Z")]
    [InlineData("2026-02-14", true, "2026-02-15T05:00:00Z")]
    [InlineData(" 20260214 ", false, "2026-02-14T05:00:00Z")]
    [InlineData("2026-02-14T09:30", false, "2026-02-14T14:30:00Z")]
    [InlineData("2026-02-14T09:30", true, "2026-02-14T14:30:00Z")]
    [InlineData("2026-02-14 09:30:15", false, "2026-02-14T14:30:15Z")]
    [InlineData("2026-02-14T09:30:15.25", false, "2026-02-14T14:30:15.25Z")]
    [InlineData("2026-02-14T09:30Z", false, "2026-02-14T09:30:00Z")]
    [InlineData("2026-02-14T09:30:15.1234567+02:00", false, "2026-02-14T07:30:15.1234567Z")]
    [InlineData("2026-02-14 09:30-05:00", true, "2026-02-14T14:30:00Z")]
    [InlineData("2026-03-07", true, "2026-03-08T05:00:00Z")]
    [InlineData("2026-03-08", true, "2026-03-09T04:00:00Z")]
    [InlineData("2026-03-08T02:30", false, "2026-03-08T07:30:00Z")]
    public void A_time_is_read_in_the_zone(string text, bool end, string expected)
    {
        Assert.True(TimeZones.TryFind("America/New_York", out var zone));
        var moment = UserTime.Parse(text, zone, end);
        Assert.Equal(TimeSpan.Zero, moment.Offset);
        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), moment);
    }

    [Theory]
    [InlineData("14.02.2026")]
    [InlineData("2/14/2026")]
    [InlineData("2026-13-01")]
    [InlineData("2026-02-30")]
    [InlineData("yesterday")]
    [InlineData("")]
    [InlineData("2026-02-14T25:00")]
    [InlineData("2026-02-14T09:30+99:00")]
    public void Anything_else_is_a_clear_error(string text)
    {
        var error = Assert.Throws<FormatException>(() => UserTime.Parse(text, TimeZoneInfo.Utc, false));
        Assert.Contains("2026-02-14T09:30", error.Message);
    }

    [Theory]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    [InlineData("de-DE")]
    public void The_culture_changes_nothing(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal(new DateTimeOffset(2026, 2, 14, 9, 30, 0, TimeSpan.Zero), UserTime.Parse("2026-02-14T09:30", TimeZoneInfo.Utc, false));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("Asia/Tokyo")]
    [InlineData("America/New_York")]
    public void The_ends_of_the_calendar_are_no_error(string name)
    {
        Assert.True(TimeZones.TryFind(name, out var zone));
        Assert.True(UserTime.Parse("0001-01-01", zone, false).Year == 1);
        Assert.True(UserTime.Parse("9999-12-31", zone, true).Year == 9999);
    }
}
