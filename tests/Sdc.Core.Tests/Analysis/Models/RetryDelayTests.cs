using System.Net.Http.Headers;

namespace Sdc.Tests.Analysis.Models;

public class RetryDelayTests
{
    [Theory]
    [InlineData("Please try again in 20s.", 20.0)]
    [InlineData("Please try again in 350ms.", 0.35)]
    [InlineData("Please try again in 1m30.5s. Visit", 90.5)]
    [InlineData("Please try again in 2h0m5s", 7205.0)]
    [InlineData("Please retry in 34.074824224s.", 34.0748242)]
    [InlineData("\"retryDelay\": \"27s\"", 27.0)]
    [InlineData("retry after 5 seconds", 5.0)]
    [InlineData("try again in 2 minutes", 120.0)]
    [InlineData("Try again in a while", null)]
    [InlineData("try again in 99999999999999999999s", null)]
    [InlineData("", null)]
    public void A_delay_is_found_in_words(string words, double? seconds)
    {
        using var answer = new HttpResponseMessage();
        Assert.Equal(seconds, RetryDelay.Of(answer.Headers, words)?.TotalSeconds is { } found ? Math.Round(found, 7) : null);
    }

    [Fact]
    public void A_header_comes_before_words_and_a_date_is_of_the_server_s_clock()
    {
        using var answer = new HttpResponseMessage();
        var now = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        (answer.Headers.Date, answer.Headers.RetryAfter) = (now, new RetryConditionHeaderValue(now.AddSeconds(9)));
        Assert.Equal(9, RetryDelay.Of(answer.Headers, "try again in 20s")!.Value.TotalSeconds);
    }
}
