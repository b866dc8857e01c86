using System.Text;

namespace Sdc.Tests.Sessions;

public class SessionJsonTests
{
    [Fact]
    public void Keys_that_SDC_does_not_know_are_kept_with_their_values()
    {
        const string json = """
            {
              "meta": { "session_id": "a1", "source_system": "ScreenConnect", "extra_meta": { "big": 18014398509481985, "exact": 1.10, "list": [1, null, "x"] } },
              "context": { "customer_id": null, "links": null, "colour": "red" },
              "insights": { "user_notes": "Grüße", "rating": 5 },
              "segments": [ { "segment_id": "s", "metadata": null, "mood": true } ],
              "future": [ { "deep": { "er": [] } } ]
            }
            """;
        var written = Encoding.UTF8.GetString(SessionJson.Serialize(SessionJson.Deserialize(Encoding.UTF8.GetBytes(json))));

        Assert.Contains("\"big\": 18014398509481985", written);
        Assert.Contains("\"exact\": 1.10", written);
        Assert.Contains("\"colour\": \"red\"", written);
        Assert.Contains("\"rating\": 5", written);
        Assert.Contains("\"mood\": true", written);
        Assert.Contains("\"deep\"", written);
        Assert.Contains("Grüße", written);
        Assert.DoesNotContain("\r", written);
        Assert.Equal(written, Encoding.UTF8.GetString(SessionJson.Serialize(SessionJson.Deserialize(Encoding.UTF8.GetBytes(written)))));
    }

    [Fact]
    public void Times_are_written_in_UTC_with_Z_and_no_needless_decimals()
    {
        var session = new Session();
        session.Insights.SessionStartTimeUtc = DateTimeOffset.Parse("2026-02-14T09:02:11.48+02:00", System.Globalization.CultureInfo.InvariantCulture);

        Assert.Contains("\"session_start_time_utc\": \"2026-02-14T07:02:11.48Z\"", Encoding.UTF8.GetString(SessionJson.Serialize(session)));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"meta\": 5}")]
    [InlineData("{\"segments\": [{\"start_time_utc\": \"yesterday\"}]}")]
    public void What_is_no_session_is_an_error(string json)
    {
        Assert.ThrowsAny<System.Text.Json.JsonException>(() => SessionJson.Deserialize(Encoding.UTF8.GetBytes(json)));
    }
}
