namespace Sdc.Tests.Store;

public class SharingViolationTests
{
    private static readonly IOException Violation = new("in use", unchecked((int)0x80070020));

    [Fact]
    public void A_file_that_is_in_use_for_a_moment_is_tried_again()
    {
        var attempts = 0;
        Assert.Equal("done", SharingViolation.Retry(() => ++attempts < 4 ? throw Violation : "done", refuses: true));
        Assert.Equal(4, attempts);
    }

    [Fact]
    public void What_stays_in_use_or_is_forbidden_is_given_up_after_a_bounded_number_of_attempts()
    {
        Assert.InRange(Attempts(Violation), 5, 10);
        Assert.InRange(Attempts(new UnauthorizedAccessException()), 3, 6);
    }

    [Fact]
    public void Anything_else_is_told_at_once()
    {
        Assert.Equal(1, Attempts(new IOException("disk full", unchecked((int)0x80070070))));
        Assert.Equal(1, Attempts(new FileNotFoundException()));
        Assert.Equal(1, Attempts(Violation, refuses: false));
    }

    private static int Attempts(Exception error, bool refuses = true)
    {
        var attempts = 0;
        Assert.Same(error, Assert.ThrowsAny<Exception>(() => SharingViolation.Retry<int>(
            () =>
            {
                attempts++;
                throw error;
            },
            refuses)));
        return attempts;
    }
}
