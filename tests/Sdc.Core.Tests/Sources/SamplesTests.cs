namespace Sdc.Tests.Sources;

public class SamplesTests
{
    private static readonly string Folder = FindSamples();

    [Fact]
    public async Task The_connection_logs_are_awkward_and_valid()
    {
        var options = new ConnectionLogOptions { Zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York") };
        var readings = await ReadAsync(new ConnectionLogReader(options), "screenconnect");
        var ids = readings.SelectMany(reading => reading.Segments).GroupBy(segment => segment.SegmentId).ToList();

        Assert.Equal(3, readings.Count);
        Assert.All(readings, reading => Assert.Empty(reading.Bad.Cast<SourceItem>().Concat(reading.Remarks)));
        Assert.Equal(30, ids.Count);
        Assert.Contains(ids, reports => reports.Count() > 1 && reports.Any(report => report.Metadata["open"] is true) && reports.Any(report => report.Metadata["open"] is false));
        Assert.NotEmpty(readings[0].Skipped);
        Assert.Contains(ids, reports => reports.All(report => report.Metadata["customer_name"] is null));
        // Reports of one connection agree to the minute, whichever program wrote them.
        Assert.All(ids, reports => Assert.True(reports.Max(report => report.StartTimeUtc) - reports.Min(report => report.StartTimeUtc) < TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task The_tickets_overlap_and_are_valid()
    {
        var readings = await ReadAsync(new TicketExportReader(), "syncro");

        Assert.Equal(2, readings.Count);
        Assert.All(readings, reading => Assert.Empty(reading.Bad.Cast<SourceItem>().Concat(reading.Remarks)));
        Assert.Equal(8, readings.SelectMany(reading => reading.Good).Select(record => record.SourceIdentifier).Distinct().Count());
        Assert.Equal(10, readings.Sum(reading => reading.Good.Count));
    }

    [Fact]
    public async Task The_chats_have_old_and_new_times_a_branch_and_a_hidden_message()
    {
        var readings = await ReadAsync(new ChatReader(new() { Zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York") }), "sillytavern");
        var ids = readings.SelectMany(reading => reading.Segments).GroupBy(segment => segment.SegmentId).ToList();

        Assert.Equal(4, readings.Count);
        Assert.All(readings, reading => Assert.Empty(reading.Bad.Cast<SourceItem>().Concat(reading.Remarks).Concat(reading.Cut)));
        Assert.Equal((27, 23), (readings.Sum(reading => reading.Good.Count), ids.Count));
        Assert.Single(ids, reports => reports.First().Metadata.ContainsKey("hidden"));
        // The configured zone is that of the browser, as the answers show.
        Assert.All(ids, reports => Assert.True(reports.First().Metadata.Text("time_basis") is null or "order_in_minute"));
        Assert.All(readings, reading => Assert.Equal(reading.Segments.Select(segment => segment.StartTimeUtc).Order(), reading.Segments.Select(segment => segment.StartTimeUtc)));
    }

    [Fact]
    public async Task The_notes_are_awkward_and_valid()
    {
        var reading = Assert.Single(await ReadAsync(new NotesReader(TimeZoneInfo.FindSystemTimeZoneById("America/New_York")), "notes.json"));

        Assert.Empty(reading.Bad);
        Assert.Equal(7, reading.Good.Count);
        Assert.Contains(reading.Good, record => record.Segments is [{ Type: SegmentType.TicketInitialIssue }]);
        Assert.Contains(reading.Good, record => record.Segments.Select(segment => (segment.Type, segment.Content)).Distinct().Count() < record.Segments.Count);
        Assert.Contains(reading.Segments, segment => segment.StartTimeUtc is null);
    }

    private static async Task<List<Reading>> ReadAsync(ISourceReader reader, string folder)
    {
        var readings = new List<Reading>();
        foreach (var file in SourceFiles.Expand([Path.Combine(Folder, folder)], reader.Extensions).Files)
        {
            using var content = File.OpenRead(file);
            readings.Add(await Reading.OfAsync(reader, content, file));
        }

        return readings;
    }

    private static string FindSamples()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.Exists(Path.Combine(folder, "module", "samples"))) return Path.Combine(folder, "module", "samples");
        }

        throw new DirectoryNotFoundException("module/samples");
    }
}
