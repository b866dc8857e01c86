using System.Globalization;

namespace Sdc.Tests.Sources.ScreenConnect.Server;

public sealed class ReportAnswerTests
{
    private static readonly string Start = DateTime.UtcNow.AddHours(-5).ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
    private static readonly string End = DateTime.UtcNow.AddHours(-4).ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Fields_come_in_any_order_and_values_of_any_kind()
    {
        await using var server = await CannedReport.StartAsync((filter, _) => CannedReport.Report(
            ["disconnectedtime", "Unknown", "DurationSeconds", "ParticipantName", "ConnectedTime", "SessionName", "ConnectionID"],
            Holds(filter, Start) ? [[End, true, 3600.5, "Dana", Start, null, "0f6d3c0e-5a57-4f1c-9f0e-3d0a7d0c1b11"]] : []));
        var segment = Assert.Single(Assert.IsType<GoodRecord>(Assert.Single(await server.ItemsAsync())).Segments);
        Assert.Equal("Dana", segment.Author);
        Assert.Null(segment.Metadata.Text("machine"));
        Assert.Equal(3600.5m, segment.Metadata.Value("duration_seconds"));
        Assert.Equal(Identity.Segment(SourceSystem.ScreenConnect, "0f6d3c0e-5a57-4f1c-9f0e-3d0a7d0c1b11"), segment.SegmentId);
    }

    [Fact]
    public async Task A_damaged_row_is_told_with_its_text_and_the_others_are_kept()
    {
        await using var server = await CannedReport.StartAsync((filter, _) => !Holds(filter, Start) ? CannedReport.Report(["ConnectedTime", "ParticipantName"], []) :
            $$"""{ "FieldNames": ["ConnectedTime", "ParticipantName"], "Items": [["{{Start}}", "Dana"], ["{{Start}}"], "no row", ["{{Start}}", "Lee", "more"], ["yesterday", "Kim"], ["{{Start}}", "half \ud800"], null] }""");
        var items = await server.ItemsAsync();
        var good = items.OfType<GoodRecord>().SelectMany(record => record.Segments).Select(segment => segment.Author).ToList();
        Assert.Contains("Dana", good);
        Assert.Equal(2, good.Count);
        var bad = items.OfType<BadRecord>().Where(record => record.Raw is not null).ToList();
        Assert.Equal(5, bad.Select(record => record.Raw).Distinct().Count());
        Assert.Contains(bad, record => record.Reason.Contains("has 1 values, and the report 2 fields", StringComparison.Ordinal) && record.Raw!.Contains(Start, StringComparison.Ordinal));
        Assert.Contains(bad, record => record.Column == "ConnectedTime" && record.Reason.Contains("yesterday", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{ "Items": [] }""", "FieldNames")]
    [InlineData("""{ "FieldNames": null, "Items": [] }""", "FieldNames")]
    [InlineData("""{ "FieldNames": ["ConnectedTime", "ParticipantName"] }""", "Items")]
    [InlineData("""{ "FieldNames": ["ConnectedTime"], "Items": [] }""", "ParticipantName")]
    [InlineData("""[]""", "object")]
    [InlineData("""null""", "object")]
    [InlineData("""{ "FieldNames": [""", "cut off")]
    [InlineData("", "cut off")]
    public async Task What_is_no_report_is_told(string answer, string named)
    {
        await using var server = await CannedReport.StartAsync((_, _) => answer);
        var error = await Assert.ThrowsAsync<ServerException>(() => server.ItemsAsync());
        Assert.Equal(RequestFault.Damaged, error.Fault);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.Contains("App_Extensions/x/Service.ashx/GetReport", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_gives_other_times_than_it_was_asked_for_is_told()
    {
        await using var server = await CannedReport.StartAsync((_, _) => CannedReport.Report(["ConnectedTime", "ParticipantName"], [["2020-01-01T00:00:00Z", "Dana"]]));
        var error = await Assert.ThrowsAsync<ServerException>(() => server.ItemsAsync());
        Assert.Contains("2020-01-01", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_server_does_not_give_however_it_is_asked_is_told_with_its_second()
    {
        // It stops at three rows and takes no notice of any condition but those of time, which it compares by the second.
        var rows = Enumerable.Range(0, 9).Select(number => new object?[] { Start, "Dana", new Guid(number + 1, 1, 1, new byte[8]).ToString() }).ToList();
        await using var server = await CannedReport.StartAsync((filter, limit) => CannedReport.Report(
            ["ConnectedTime", "ParticipantName", "ConnectionID"], HoldsSecond(filter, Start) ? rows.Take(Math.Min(limit, 3)) : []));
        var items = await server.ItemsAsync();
        Assert.Equal(3, items.OfType<GoodRecord>().Count());
        var bad = Assert.Single(items.OfType<BadRecord>());
        Assert.Contains("gives 3 of the connections that began from " + Start[..19], bad.Reason, StringComparison.Ordinal);
    }

    private static bool Holds(string filter, string time) => string.CompareOrdinal(time, Literal(filter, 0)) > 0 && string.CompareOrdinal(time, Literal(filter, 1)) < 0;

    private static bool HoldsSecond(string filter, string time) => filter.Contains("Time =", StringComparison.Ordinal) ? Literal(filter, 0)[..19] == time[..19] : string.CompareOrdinal(time[..19], Literal(filter, 0)[..19]) >= 0 && string.CompareOrdinal(time[..19], Literal(filter, 1)[..19]) < 0;

    // Without its Z, which is after every digit.
    private static string Literal(string filter, int number) => filter.Split('\'')[number * 2 + 1].TrimEnd('Z');
}
