namespace Sdc.PowerShell.Tests;

public class DateOrTimeTests
{
    private static readonly TimeZoneInfo Tokyo = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");

    [Theory]
    [InlineData(DateTimeKind.Local)]
    [InlineData(DateTimeKind.Unspecified)]
    public void The_date_of_a_moment_is_the_whole_day_in_the_configured_zone(DateTimeKind kind)
    {
        var day = new DateTime(2026, 10, 31, 0, 0, 0, kind);
        Assert.Equal(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.FromHours(9)), new DateOrTime(day).Resolve(Tokyo, endOfDay: true));
        Assert.Equal(new DateTimeOffset(2026, 10, 31, 0, 0, 0, TimeSpan.FromHours(9)), new DateOrTime(day).Resolve(Tokyo, endOfDay: false));
    }

    [Fact]
    public void A_moment_stays_one()
    {
        var midnight = new DateTime(2026, 10, 31, 0, 0, 0, DateTimeKind.Utc);
        Assert.Equal(new DateTimeOffset(midnight), new DateOrTime(midnight).Resolve(Tokyo, endOfDay: true));
        var local = new DateTime(2026, 10, 31, 8, 0, 0, DateTimeKind.Local);
        Assert.Equal(new DateTimeOffset(local), new DateOrTime(local).Resolve(Tokyo, endOfDay: true));
        Assert.Equal(new DateTimeOffset(2026, 10, 31, 8, 0, 0, TimeSpan.FromHours(9)), new DateOrTime(DateTime.SpecifyKind(local, DateTimeKind.Unspecified)).Resolve(Tokyo, endOfDay: true));
        var fixedOffset = new DateTimeOffset(2026, 10, 31, 0, 0, 0, TimeSpan.FromHours(-4));
        Assert.Equal(fixedOffset, new DateOrTime(fixedOffset).Resolve(Tokyo, endOfDay: true));
    }
}
