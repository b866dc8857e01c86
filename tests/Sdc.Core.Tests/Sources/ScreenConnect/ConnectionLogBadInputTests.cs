using System.Text;

namespace Sdc.Tests.Sources.ScreenConnect;

public class ConnectionLogBadInputTests
{
    private const string Header = "ParticipantName,ConnectedTime,DisconnectedTime,SessionName\n";
    private const string Good = "Dana,2/14/2026 9:02,2/14/2026 9:47,PC-1\n";

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("\r\n \r\n")]
    public async Task An_empty_file_is_an_error(string content)
    {
        var bad = Assert.Single((await ReadAsync(content)).Bad);

        Assert.Equal(0, bad.Line);
        Assert.Contains("empty", bad.Reason);
    }

    [Fact]
    public async Task A_header_without_rows_is_none()
    {
        var reading = await ReadAsync(Header);

        Assert.Empty(reading.Good);
        Assert.Empty(reading.Bad);
    }

    [Fact]
    public async Task A_binary_file_is_one_error()
    {
        var bytes = new byte[100_000];
        new Random(5).NextBytes(bytes);
        bytes[3] = 0;

        var reading = await Reading.OfAsync(new ConnectionLogReader(ConnectionLogReaderTests.Options), bytes);

        Assert.Equal(0, Assert.Single(reading.Bad).Line);
        Assert.DoesNotContain(reading.Bad[0].Reason, char.IsControl);
    }

    [Theory]
    [InlineData("ParticipantName,Start\n", "ConnectedTime", "'Start'")]
    [InlineData("ConnectedTime\n", "ParticipantName", "'ConnectedTime'")]
    [InlineData("ParticipantName,ConnectedTime,connectedtime \n", "ConnectedTime", "more than once")]
    [InlineData("ParticipantName,ConnectedTime,SessionCustomProperty1,SessionCustomProperty1\n", "SessionCustomProperty1", "more than once")]
    public async Task A_missing_or_doubled_column_is_named_with_the_columns_that_are_there(string header, string column, string said)
    {
        var reading = await ReadAsync(header + "a,b,c,d\n");

        var bad = Assert.Single(reading.Bad);
        Assert.Equal((0, column), (bad.Line, bad.Column));
        Assert.Contains(column, bad.Reason);
        Assert.Contains(said, bad.Reason);
    }

    [Theory]
    [InlineData("31/12/2025 9:02,", "ConnectedTime", "M/d/yyyy H:mm")]
    [InlineData(",", "ConnectedTime", "empty")]
    [InlineData("1/1/0001 0:00,", "ConnectedTime", "year 1")]
    [InlineData("0001-01-01T00:00:00Z,", "ConnectedTime", "year 1")]
    [InlineData("12/31/9999 23:59,", "ConnectedTime", "2199")]
    [InlineData("9999-12-31T23:59:59.9999999-05:00,", "ConnectedTime", "2199")]
    [InlineData("2/14/2026 9:02,12/31/9999 23:59", "DisconnectedTime", "2199")]
    [InlineData("2/14/2026 9:02,2/14/2026 9:01", "DisconnectedTime", "before")]
    [InlineData("2/14/2026 9:02,14.2.2026 9:47", "DisconnectedTime", "'14.2.2026 9:47'")]
    [InlineData("2026-02-14T09:02:11Z,2026-02-14T09:02:10Z", "DisconnectedTime", "before")]
    [InlineData("2/14/2026 9:02\u001b[31m,", "ConnectedTime", "\\u001b[31m")]
    public async Task A_time_that_cannot_be_meant_names_line_column_and_value_and_costs_its_row_only(string times, string column, string said)
    {
        var reading = await ReadAsync(Header + Good + "Lee," + times + ",PC-2\n" + Good);

        var bad = Assert.Single(reading.Bad);
        Assert.Equal((3, column), (bad.Line, bad.Column));
        Assert.Contains(said, bad.Reason);
        Assert.DoesNotContain(bad.Reason, char.IsControl);
        Assert.Equal(2, reading.Good.Count);
    }

    [Fact]
    public async Task Day_and_month_are_never_swapped()
    {
        var options = ConnectionLogReaderTests.Options with { DateFormats = Formats("d/M/yyyy H:mm[:ss]") };
        var reading = await ReadAsync("ParticipantName,ConnectedTime\nDana,3/12/2025 9:02:30\nDana,12/31/2025 9:02\nDana,2025-12-03T09:02:00Z\n", options);

        Assert.Equal(new DateTimeOffset(2025, 12, 3, 14, 2, 30, TimeSpan.Zero), reading.Segments.Single().StartTimeUtc);
        Assert.Equal([3L, 4L], reading.Bad.Select(bad => bad.Line));
        Assert.All(reading.Bad, bad => Assert.Contains("declared formats: d/M/yyyy H:mm, d/M/yyyy H:mm:ss.", bad.Reason));
    }

    [Theory]
    [InlineData("Lee,2/14/2026 10:0")]
    [InlineData("Lee")]
    [InlineData("Lee,2/14/2026 10:00,2/14/2026 10:05,\"PC")]
    public async Task A_file_that_is_cut_off_costs_its_last_row_only(string cut)
    {
        var reading = await ReadAsync(Header + Good + Good + cut);

        Assert.Equal(2, reading.Good.Count);
        Assert.Equal(4, Assert.Single(reading.Bad).Line);
    }

    [Fact]
    public async Task A_quote_that_is_not_closed_does_not_swallow_the_rows_behind_it()
    {
        var reading = await ReadAsync(Header + Good + "Lee,\"2/14/2026 10:00,,PC-2\n" + string.Concat(Enumerable.Repeat(Good, 500)));

        Assert.Equal(501, reading.Good.Count);
        Assert.Equal(3, Assert.Single(reading.Bad).Line);
    }

    [Fact]
    public async Task A_value_too_many_is_an_error_for_it_may_have_moved_the_others()
    {
        var reading = await ReadAsync(Header + "Smith, Dana,2/14/2026 9:02,,PC-1\n" + "Dana,2/14/2026 9:02,,PC-1, Inc.\n" + "Dana,2/14/2026 9:02,,PC-1,,\n");

        Assert.Equal([2L, 3L], reading.Bad.Select(bad => bad.Line));
        Assert.Single(reading.Good);
    }

    [Theory]
    [InlineData('x', "")]
    [InlineData('x', "\"")]
    [InlineData('\0', "")]
    public async Task A_line_of_50_MB_costs_its_row_only(char character, string quote)
    {
        var reading = await ReadAsync(Header + Good + "Lee,2/14/2026 10:00,," + quote + new string(character, 50_000_000) + quote + "\n" + Good);

        Assert.Equal(2, reading.Good.Count);
        var bad = Assert.Single(reading.Bad);
        Assert.Equal(3, bad.Line);
        Assert.True(bad.Raw!.Length <= 2000);
    }

    [Fact]
    public async Task Long_names_are_kept_and_control_characters_in_names_read_as_spaces()
    {
        var name = new string('n', 10_000);
        var reading = await ReadAsync(Header + Good.Replace("PC-1", name) + Good.Replace("Dana", "\u0001\u001b\u0007") + Good.Replace("PC-1", "\"PC\t1\""));

        var segments = reading.Segments.ToList();
        Assert.Equal(name, segments[0].Metadata["machine"]);
        Assert.Null(segments[1].Author);
        Assert.Equal("PC 1", segments[2].Metadata["machine"]);
        Assert.Contains("2 rows", Assert.Single(reading.Remarks, remark => remark.Message.Contains("control")).Message);
        Assert.Empty(reading.Bad);
    }

    [Theory]
    [InlineData("utf-8", null)]
    [InlineData("utf-16", null)]
    [InlineData("utf-16BE", null)]
    [InlineData("windows-1252", null)]
    [InlineData("windows-1250", "1250")]
    [InlineData("windows-1251", "windows-1251")]
    public async Task The_encoding_is_that_of_the_mark_else_UTF8_else_the_declared_or_system_code_page(string written, string? declared)
    {
        var name = written == "windows-1251" ? "Дана" : "Dürer";
        var encoding = ContentEncoding.Fallback(written);
        // Beyond the first buffers, where only a look at the whole file can tell.
        var csv = Header + string.Concat(Enumerable.Repeat(Good, 4000)) + Good.Replace("Dana", name);
        byte[] bytes = [.. written.StartsWith("utf-16", StringComparison.Ordinal) ? encoding.GetPreamble() : [], .. encoding.GetBytes(csv)];

        var reading = await Reading.OfAsync(new ConnectionLogReader(ConnectionLogReaderTests.Options with { Encoding = declared }), bytes);

        Assert.Equal(name, reading.Segments.Last().Author);
        Assert.Empty(reading.Bad);
    }

    [Fact]
    public void An_encoding_that_is_none_is_refused_by_name()
    {
        var error = Assert.Throws<ArgumentException>(() => new ConnectionLogReader(ConnectionLogReaderTests.Options with { Encoding = "klingon" }));

        Assert.Contains("'klingon'", error.Message);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_in_a_marked_file_are_remarked_on_and_the_row_is_kept()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. Encoding.ASCII.GetBytes(Header + "D"), 0xFC, .. Encoding.ASCII.GetBytes("rer,2/14/2026 9:02,,PC-1\n")];

        var reading = await Reading.OfAsync(new ConnectionLogReader(ConnectionLogReaderTests.Options), bytes);

        Assert.Single(reading.Good);
        Assert.Contains(reading.Remarks, remark => remark.Message.Contains("Save the file as UTF-8"));
    }

    [Fact]
    public void A_new_setting_changes_the_fingerprint()
    {
        var options = ConnectionLogReaderTests.Options;
        ConnectionLogOptions[] variants = [options, options with { CompanyProperty = 2 }, options with { Zone = TimeZoneInfo.Utc }, options with { Encoding = "1250" }, options with { DateFormats = Formats("ISO") }];

        Assert.Equal(variants.Length, variants.Select(variant => new ConnectionLogReader(variant).Fingerprint).Distinct().Count());
    }

    private static DateFormatList Formats(string format) => DateFormatList.TryMake([format], out var formats) is null ? formats : throw new ArgumentException(format);

    private static Task<Reading> ReadAsync(string csv, ConnectionLogOptions? options = null) => ConnectionLogReaderTests.ReadAsync(csv, options);
}
