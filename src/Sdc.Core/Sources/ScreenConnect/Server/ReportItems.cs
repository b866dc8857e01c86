namespace Sdc;

/// <summary>The rows of a part as records, and what there is to note of them.</summary>
internal sealed class ReportItems
{
    private readonly List<SourceItem> items = [];
    private readonly HashSet<ReportWindow> again = [];

    /// <summary>Reads the rows of a part as a file with the same rows is read.</summary>
    /// <param name="part">The part.</param>
    /// <param name="columns">Where the values stand.</param>
    /// <param name="server">The server, for messages.</param>
    public ReportItems(ReportPart part, ConnectionColumns columns, string server)
    {
        // Rows without an id are counted within their second, which is always one part.
        var reader = new ConnectionRowReader(columns, ReportClient.TimeParser, server, ReportContract.SourceIdentifier);
        foreach (var row in part.Rows)
        {
            var item = row.Fault is null ? reader.Read(new ConnectionRow([.. row.Fields.Select(field => field.AsMemory())], row.Text.AsMemory(), 0)) : new BadRecord(server, 0, null, row.Fault, SourceText.Raw(row.Text));
            items.Add(item);
            if (item is BadRecord) again.Add(row.Start is { } start ? ReportWindow.SecondOf(start) : part.Window);
            if (row.Start > Latest || Latest is null) Latest = row.Start ?? Latest;
            if (item is not GoodRecord good) continue;
            var segment = good.Segments[0];
            if (segment.Metadata.Value(ConnectionMetadata.Open) is true) Open[segment.SegmentId] = segment.StartTimeUtc!.Value;
            else Closed.Add(segment.SegmentId);
        }

        if (part.Missing is null) return;
        items.Add(new BadRecord(server, 0, ConnectionColumns.ConnectedTime, part.Missing, null));
        again.Add(part.Window);
    }

    public IReadOnlyList<SourceItem> All => items;

    /// <summary>The latest start of a connection; null where there is none.</summary>
    public DateTimeOffset? Latest { get; }

    /// <summary>Open connections and their starts.</summary>
    public Dictionary<string, DateTimeOffset> Open { get; } = new(StringComparer.Ordinal);

    public List<string> Closed { get; } = [];

    /// <summary>Times of which something could not be had or read.</summary>
    public IEnumerable<ReportWindow> Again => again;
}
