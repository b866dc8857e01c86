namespace Sdc.Tests.Configuration;

public class DateFormatListTests
{
    [Fact]
    public void Parts_that_may_be_missing_are_written_out()
    {
        Assert.Null(DateFormatList.TryMake(["iso", "d.M.yyyy H:mm[:ss][.fff]"], out var list));
        Assert.True(list.AcceptsIso);
        Assert.Equal(["d.M.yyyy H:mm", "d.M.yyyy H:mm:ss", "d.M.yyyy H:mm.fff", "d.M.yyyy H:mm:ss.fff"], list.ExactFormats.OrderBy(form => form.Length).ThenByDescending(form => form));
    }

    [Fact]
    public void Without_ISO_it_is_not_accepted()
    {
        Assert.Null(DateFormatList.TryMake(["d.M.yyyy H:mm"], out var list));
        Assert.False(list.AcceptsIso);
    }

    [Fact]
    public void The_default_has_every_form() => Assert.Equal(
        ["M/d/yyyy H:mm", "M/d/yyyy H:mm:ss", "M/d/yyyy h:mm tt", "M/d/yyyy h:mm:ss tt"],
        DateFormatList.Default.ExactFormats);
}
