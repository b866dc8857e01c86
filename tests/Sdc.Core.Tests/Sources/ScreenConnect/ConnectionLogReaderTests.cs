using System.Text;

namespace Sdc.Tests.Sources.ScreenConnect;

public class ConnectionLogReaderTests
{
    private const string Header = "ProcessType,SessionSessionType,SessionName,ParticipantName,ConnectedTime,DisconnectedTime,DurationSeconds,ConnectionID,SessionCustomProperty1\n";

    private const string Row = "Host,Access,FRONT-DESK-2,Dana,2/14/2026 9:02,2/14/2026 9:47,2691,0f6d3c0e-5a57-4f1c-9f0e-3d0a7d0c1b11,Harbor Dental\n";

    private static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    [Fact]
    public async Task A_row_of_a_spreadsheet_becomes_a_connection_of_exact_length()
    {
        var segment = Assert.Single((await ReadAsync(Header + Row)).Segments);

        Assert.Equal(Utc("2026-02-14T14:02:00Z"), segment.StartTimeUtc);
        Assert.Equal(Utc("2026-02-14T14:46:51Z"), segment.EndTimeUtc);
        Assert.Equal(("RemoteConnection", "Dana", "Connected to FRONT-DESK-2"), (segment.Type, segment.Author, segment.Content));
        Assert.Equal(
            "connection_id=0f6d3c0e-5a57-4f1c-9f0e-3d0a7d0c1b11; process_type=Host; session_type=Access; duration_seconds=2691; customer_name=Harbor Dental; "
            + "machine=FRONT-DESK-2; client_type=; network_address=; screenconnect_session_id=; open=false; end_basis=duration",
            segment.Metadata.ToString());
        Assert.IsType<long>(segment.Metadata["duration_seconds"]);
    }

    [Fact]
    public async Task Times_of_the_report_itself_are_exact_and_their_end_counts()
    {
        var segment = Assert.Single((await ReadAsync(
            "ParticipantName,ConnectedTime,DisconnectedTime,DurationSeconds\nDana,2026-02-14T14:02:11.4835441Z,2026-02-14T10:46:51.5-04:00,2691")).Segments);

        Assert.Equal(Utc("2026-02-14T14:02:11.4835441Z"), segment.StartTimeUtc);
        Assert.Equal(Utc("2026-02-14T14:46:51.5Z"), segment.EndTimeUtc);
        Assert.Equal("reported", segment.Metadata["end_basis"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0001-01-01T00:00:00.0000000Z")]
    [InlineData("1/1/0001 0:00")]
    public async Task A_connection_without_an_end_is_open_and_ends_at_its_start(string end)
    {
        var segment = Assert.Single((await ReadAsync(Header + Row.Replace("2/14/2026 9:47", end))).Segments);

        Assert.Equal(segment.StartTimeUtc, segment.EndTimeUtc);
        Assert.Equal((true, "open", null), (segment.Metadata["open"], segment.Metadata["end_basis"], segment.Metadata["duration_seconds"]));
    }

    [Theory]
    [InlineData(";")]
    [InlineData("\t")]
    public async Task The_separator_is_told_from_the_header(string separator)
    {
        var reading = await ReadAsync(
            $"\"Notes, long\"{separator} connectedtime {separator}PARTICIPANTNAME\r\n\"a{separator} b\"{separator}\"2/14/2026 9:02\"{separator}Dana, of \"us\"\r\n");

        Assert.Equal("Dana, of \"us\"", Assert.Single(reading.Segments).Author);
        Assert.Empty(reading.Bad);
    }

    [Fact]
    public async Task A_quoted_value_may_span_lines_and_lines_are_counted_as_an_editor_does()
    {
        var reading = await ReadAsync("ParticipantName,ConnectedTime,Notes\r\nDana,2/14/2026 9:02,\"one\r\ntwo \"\"x\"\"\r\n\"\r\n\r\nDana,never,\rDana,2/14/2026 9:03,");

        Assert.Equal(2, reading.Good.Count);
        Assert.Equal(6, Assert.Single(reading.Bad).Line);
    }

    [Fact]
    public async Task Guests_are_counted_and_left_and_other_kinds_are_named()
    {
        var reading = await ReadAsync(Header + Row + Row.Replace("Host", "guest") + Row.Replace("Host", "") + Row.Replace("Host", "Robot"));

        Assert.Equal(2, reading.Good.Count);
        Assert.Single(reading.Skipped);
        var bad = Assert.Single(reading.Bad);
        Assert.Equal((5, "ProcessType"), (bad.Line, bad.Column));
        Assert.Contains("'Robot'", bad.Reason);
    }

    [Fact]
    public async Task Rows_without_company_or_technician_are_work_and_NA_and_None_are_names()
    {
        var segments = (await ReadAsync(Header + Row.Replace("Harbor Dental", " ").Replace("Dana", "") + Row.Replace("Harbor Dental", "NA").Replace("Dana", "None"))).Segments.ToList();

        Assert.Equal((null, null), (segments[0].Author, segments[0].Metadata["customer_name"]));
        Assert.Equal(("None", "NA"), (segments[1].Author, (string?)segments[1].Metadata["customer_name"]));
    }

    [Fact]
    public async Task The_company_is_in_the_configured_property()
    {
        const string csv = "ParticipantName,ConnectedTime,SessionCustomProperty1,SessionCustomProperty3\nDana,2/14/2026 9:02,Room 5,Harbor Dental\n";

        Assert.Equal("Harbor Dental", (await ReadAsync(csv, Options with { CompanyProperty = 3 })).Segments.Single().Metadata["customer_name"]);
        var without = await ReadAsync(csv, Options with { CompanyProperty = 8 });
        Assert.Contains("SessionCustomProperty8", Assert.Single(without.Remarks).Message);
        Assert.Single(without.Good);
        Assert.Throws<ArgumentException>(() => new ConnectionLogReader(Options with { CompanyProperty = 9 }));
    }

    [Fact]
    public async Task One_connection_has_one_id_however_its_id_and_time_are_written()
    {
        var one = (await ReadAsync(Header + Row)).Segments.Single();
        var other = (await ReadAsync(Header + Row.Replace("0f6d3c0e-5a57-4f1c-9f0e-3d0a7d0c1b11", "{0F6D3C0E-5A57-4F1C-9F0E-3D0A7D0C1B11}").Replace("2/14/2026 9:02", "2026-02-14T14:02:11.48Z"))).Segments.Single();

        Assert.Equal(one.SegmentId, other.SegmentId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public async Task Without_a_connection_id_machine_technician_start_and_repeat_tell_rows_apart(string none)
    {
        var row = Row.Replace("0f6d3c0e-5a57-4f1c-9f0e-3d0a7d0c1b11", none);
        var ids = (await ReadAsync(Header + row + row + row.Replace("Dana", "Lee") + row.Replace("9:02", "9:03"))).Segments.Select(segment => segment.SegmentId).ToList();
        var again = (await ReadAsync(Header + row.Replace("2/14/2026 9:47", "") + row)).Segments.Select(segment => segment.SegmentId);

        Assert.Equal(4, ids.Distinct().Count());
        Assert.Equal(ids.Take(2), again);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public async Task The_culture_of_the_process_changes_nothing(string culture)
    {
        const string header = "PARTICIPANTNAME,connectedtime,DISCONNECTEDTIME,DurationSeconds,PROCESSTYPE,sessionid\n";
        const string row = "Iris,2/3/2026 1:02 PM,2/3/2026 1:47:00 PM,2691.5,Host,INIT-1\n";
        string expected;
        using (new InCulture("en-US")) expected = Bytes(await ReadAsync(header + row));
        using var _ = new InCulture(culture);

        Assert.Equal(expected, Bytes(await ReadAsync(header + row)));
        Assert.Contains("2026-02-03T18:02:00Z", expected);
        Assert.Contains("2691.5", expected);
    }

    [Fact]
    public async Task A_length_that_is_none_is_ignored_and_remarked_on()
    {
        var reading = await ReadAsync(Header + Row.Replace("2691", "-5") + Row.Replace("2691", "long"));

        Assert.All(reading.Segments, segment => Assert.Equal(Utc("2026-02-14T14:47:00Z"), segment.EndTimeUtc));
        Assert.Contains("2 rows, the first on line 2", Assert.Single(reading.Remarks).Message);
        Assert.Empty(reading.Bad);
    }

    [Fact]
    public async Task A_connection_that_ends_within_the_doubled_hour_after_it_starts_there_is_good()
    {
        var segment = (await ReadAsync("ParticipantName,ConnectedTime,DisconnectedTime\nDana,11/1/2026 1:50,11/1/2026 1:10\n")).Segments.Single();

        Assert.Equal(Utc("2026-11-01T05:50:00Z"), segment.StartTimeUtc);
        Assert.Equal(Utc("2026-11-01T06:10:00Z"), segment.EndTimeUtc);
    }

    [Fact]
    public async Task Many_rows_come_from_a_stream_that_gives_few_bytes_and_cannot_seek()
    {
        var csv = Header + string.Concat(Enumerable.Range(0, 300).Select(index => Row.Replace("Harbor Dental", "Müller " + index)));

        var reading = await Reading.OfAsync(new ConnectionLogReader(Options), new DripStream(Encoding.UTF8.GetBytes(csv)));

        Assert.Equal(Enumerable.Range(0, 300).Select(index => "Müller " + index), reading.Segments.Select(segment => segment.Metadata["customer_name"]));
    }

    internal static ConnectionLogOptions Options => new() { Zone = NewYork };

    [Fact]
    public void A_pipe_that_never_ends_is_left_when_the_run_is_stopped()
    {
        using var stop = new CancellationTokenSource();
        using var pipe = new EndlessStream(stop);

        Assert.Throws<OperationCanceledException>(() => new ConnectionLogReader(Options).Read(pipe, "a.csv", stop.Token).ToList());
    }

    internal static Task<Reading> ReadAsync(string csv, ConnectionLogOptions? options = null) => Reading.OfAsync(new ConnectionLogReader(options ?? Options), csv);

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static string Bytes(Reading reading) => string.Join("\n", reading.Segments.Select(segment => Encoding.UTF8.GetString(SessionJson.Serialize(segment))).Concat(reading.Bad.Select(bad => bad.ToString())));
}
