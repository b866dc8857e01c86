using System.Globalization;

namespace Sdc.Tests.Configuration;

public class LocalTimeTests
{
    [Theory]
    // Plain times.
    [InlineData("America/New_York", "2026-02-14T09:02", "2026-02-14T14:02")]
    [InlineData("America/New_York", "2026-07-14T09:02", "2026-07-14T13:02")]
    // Skipped: the offset before the change counts.
    [InlineData("America/New_York", "2026-03-08T02:00", "2026-03-08T07:00")]
    [InlineData("America/New_York", "2026-03-08T02:30", "2026-03-08T07:30")]
    [InlineData("America/New_York", "2026-03-08T02:59:59", "2026-03-08T07:59:59")]
    [InlineData("America/New_York", "2026-03-08T03:00", "2026-03-08T07:00")]
    [InlineData("Europe/Berlin", "2026-03-29T02:30", "2026-03-29T01:30")]
    [InlineData("Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:45")]
    [InlineData("Australia/Lord_Howe", "2026-10-04T02:30", "2026-10-03T15:30")]
    // Doubled: the first occurrence counts.
    [InlineData("America/New_York", "2026-11-01T01:30", "2026-11-01T05:30")]
    [InlineData("America/New_York", "2026-11-01T02:00", "2026-11-01T07:00")]
    [InlineData("Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30")]
    [InlineData("Europe/Berlin", "2026-10-25T03:00", "2026-10-25T02:00")]
    [InlineData("Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45")]
    [InlineData("Australia/Lord_Howe", "2026-04-05T02:00", "2026-04-04T15:30")]
    public void A_local_time_becomes_one_moment(string zone, string local, string utc)
    {
        Assert.True(TimeZones.TryFind(zone, out var found));
        var moment = LocalTime.ToUtc(DateTime.Parse(local, CultureInfo.InvariantCulture), found);
        Assert.Equal(TimeSpan.Zero, moment.Offset);
        Assert.Equal(DateTime.Parse(utc, CultureInfo.InvariantCulture), moment.DateTime);
    }

    [Theory]
    [InlineData("America/New_York")]
    [InlineData("Europe/Berlin")]
    [InlineData("Australia/Lord_Howe")]
    public void Every_quarter_of_a_year_comes_back_unless_it_was_skipped(string name)
    {
        Assert.True(TimeZones.TryFind(name, out var zone));
        for (var local = new DateTime(2026, 1, 1); local.Year == 2026; local = local.AddMinutes(15))
        {
            var back = TimeZoneInfo.ConvertTime(LocalTime.ToUtc(local, zone), zone).DateTime;
            if (zone.IsInvalidTime(local)) Assert.InRange(back - local, TimeSpan.FromMinutes(1), TimeSpan.FromHours(1));
            else Assert.Equal(local, back);
        }
    }
}
