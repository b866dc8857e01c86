namespace Sdc.Tests.Sources.Notes;

public class NoteDatesTests
{
    private static readonly NoteDates Dates = new(TimeZoneInfo.FindSystemTimeZoneById("America/New_York"));

    [Theory]
    [InlineData("12/10/24", "2024-12-10T05:00:00Z")]
    [InlineData("7/4/25", "2025-07-04T04:00:00Z")]
    [InlineData(" 07/04/2025 ", "2025-07-04T04:00:00Z")]
    [InlineData("1/2/69", "2069-01-02T05:00:00Z")]
    [InlineData("1/2/70", "1970-01-02T05:00:00Z")]
    [InlineData("2/29/24", "2024-02-29T05:00:00Z")]
    [InlineData("2024-12-10", "2024-12-10T05:00:00Z")]
    [InlineData("2024-12-10T09:30", "2024-12-10T14:30:00Z")]
    [InlineData("2024-12-10 09:30:15.5", "2024-12-10T14:30:15.5Z")]
    [InlineData("2024-12-10T09:30:00Z", "2024-12-10T09:30:00Z")]
    [InlineData("2024-12-10T09:30:00+01:00", "2024-12-10T08:30:00Z")]
    public void Every_form_is_read_and_a_day_begins_at_its_midnight(string text, string expected)
    {
        Assert.Null(Dates.Read(text, out var moment));
        Assert.Equal(expected, UtcTimeConverter.Format(moment));
    }

    [Theory]
    [InlineData("31/12/2025")]
    [InlineData("12/32/25")]
    [InlineData("2/29/25")]
    [InlineData("0/1/25")]
    [InlineData("1/2/225")]
    [InlineData("1/2/5")]
    [InlineData("1/2")]
    [InlineData("1/2/3/2024")]
    [InlineData("1/2/0000")]
    [InlineData("+1/2/24")]
    [InlineData("1/2/1969")]
    [InlineData("2024-13-01")]
    [InlineData("0001-01-01T00:00:00")]
    [InlineData("yesterday")]
    [InlineData("1733800000")]
    public void What_is_no_such_date_is_refused_and_never_turned_round(string text)
    {
        Assert.Contains(SourceText.Show(text), Dates.Read(text, out _));
    }

    [Fact]
    public void One_date_has_one_form_for_identities_whatever_the_zone()
    {
        Assert.Single(new[] { "1/2/24", "01/02/2024", "2024-01-02", " 2024-01-02T00:00:00 " }.Select(NoteDates.OneForm).Distinct());
        Assert.Equal(NoteDates.OneForm("2024-01-02T09:00:00+01:00"), NoteDates.OneForm("2024-01-02T08:00:00Z"));
        Assert.NotEqual(NoteDates.OneForm("2024-01-02T08:00:00"), NoteDates.OneForm("2024-01-02T08:00:00Z"));
        Assert.Equal("soon", NoteDates.OneForm(" soon "));
    }
}
