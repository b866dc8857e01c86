using System.Text.Json;

namespace Sdc;

/// <summary>Asks for the report once, and tells whether the answer is all there is.</summary>
internal sealed class ReportClient(ServerConnection connection, ScreenConnectApiSettings settings, string[] fields, string filter)
{
    // Servers that compare whole seconds or minutes give some rows of before and after.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    // The report's own times are UTC; one without a zone cannot be that of a spreadsheet here.
    private static readonly ConnectionTimeParser Times = new(DateFormatList.Default, TimeZoneInfo.Utc);

    private int largest;

    /// <summary>The limit that is configured.</summary>
    public int Limit => settings.ItemLimit;

    /// <summary>The fields, in the order of a row's values.</summary>
    public string[] Fields => fields;

    /// <summary>The server's clock; this machine's as long as the server said nothing.</summary>
    public DateTimeOffset Now => DateTimeOffset.UtcNow + (connection.ClockSkew ?? TimeSpan.Zero);

    public static ConnectionTimeParser TimeParser => Times;

    /// <summary>Asks for the connections that began in a window.</summary>
    /// <param name="window">The window.</param>
    /// <param name="condition">What else they must be; empty for nothing.</param>
    /// <param name="limit">The most rows.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="ServerException">There is no answer, or not the one that was asked for.</exception>
    public async Task<ReportReply> AskAsync(ReportWindow window, string condition, int limit, CancellationToken cancellation)
    {
        var request = new ServerRequest(ReportContract.Path(settings.ExtensionId!))
        {
            Method = settings.UsesGet ? HttpMethod.Get : HttpMethod.Post,
            Body = ReportContract.Body(fields, ReportContract.All(ReportContract.Window(window), filter, condition), limit),
        };
        var rows = await connection.SendAsync(request, ReadAsync, cancellation).ConfigureAwait(false);
        var inside = new List<ReportRow>(rows.Count);
        foreach (var row in rows)
        {
            if (row.Start is not { } start || window.Holds(start)) inside.Add(row);
            else if (start < window.Since - Tolerance || start >= window.Until + Tolerance) throw Elsewhere(request, window, start);
        }

        // Some servers stop at a number of their own. They never stop below what they have given before: only an answer that is smaller than another is
        // certainly all there is.
        var isWhole = rows.Count < limit && (rows.Count < 2 || rows.Count < largest);
        largest = Math.Max(largest, rows.Count);
        return new(inside, rows.Count, isWhole);
    }

    private async Task<List<ReportRow>> ReadAsync(Stream content, CancellationToken cancellation)
    {
        using var json = await JsonDocument.ParseAsync(content, default, cancellation).ConfigureAwait(false);
        return ReportAnswer.Read(json.RootElement, fields, Times);
    }

    private ServerException Elsewhere(ServerRequest request, ReportWindow window, DateTimeOffset start) => new(
        RequestFault.Damaged,
        200,
        $"{ReportContract.Service}: {request.Method} {settings.BaseUrl}/{request.Path} was answered with a connection of {ReportContract.Time(start)}, though {window} was asked for: this server does not read the filter as it is meant, and what it leaves out cannot be known. Export the connections as CSV instead.");
}
