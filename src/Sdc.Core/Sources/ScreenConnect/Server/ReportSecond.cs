namespace Sdc;

/// <summary>Gets the rows of one second of which the server does not give all at once: by a greater limit, by fractions of the second, by values.</summary>
internal sealed class ReportSecond(ReportClient client)
{
    public const string Advice = "Export that time as CSV to be sure of the rest.";

    private const int GreatestLimit = 1_000_000;

    // A server that does not keep to its own rules must not keep a run for ever.
    private const int MostQuestions = 1000;

    // Values that differ between connections; the first tells any two apart.
    private static readonly string[] Dividing = [ConnectionColumns.ConnectionId, ConnectionColumns.ParticipantName, ConnectionColumns.SessionName, ConnectionColumns.NetworkAddress];

    private ReportRows seen = new([]);
    private int limit;
    private int questions;
    private bool isCoarse;

    /// <summary>All rows of the second.</summary>
    /// <param name="window">The second.</param>
    /// <param name="reply">What the server gave of it.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<ReportPart> ReadAsync(ReportWindow window, ReportReply reply, CancellationToken cancellation)
    {
        (seen, limit, questions) = (new(reply.Rows), client.Limit, 0);
        // Rows of the second before take the place of this one's: then its first moment is asked for by itself.
        var isCrowded = reply.Given > reply.Rows.Count;
        var all = isCrowded ? await EdgesAsync(window, cancellation).ConfigureAwait(false) : await AllAsync(window, reply, cancellation).ConfigureAwait(false);
        if (all is not null && seen.AreIn(all)) return new(window, all);
        return new(window, [.. seen.All], FormattableString.Invariant($"{ReportContract.Service} gives {seen.Count} of the connections that began from {window}, and no more however it is asked. They are kept; there may be others. {Advice}"));
    }

    private async Task<List<ReportRow>?> EdgesAsync(ReportWindow window, CancellationToken cancellation)
    {
        var both = new ReportRows([]);
        foreach (var edge in (ReportEdge[])[ReportEdge.At, ReportEdge.After])
        {
            limit = client.Limit;
            var part = window with { Edge = edge };
            try
            {
                var reply = await AskAsync(part, "", cancellation).ConfigureAwait(false);
                if (await AllAsync(part, reply, cancellation).ConfigureAwait(false) is not { } rows) return null;
                both.Join(rows);
            }
            catch (ServerException error) when (error.Fault is RequestFault.Rejected or RequestFault.Broken)
            {
                return null;
            }
        }

        return [.. both.All];
    }

    private async Task<List<ReportRow>?> AllAsync(ReportWindow window, ReportReply reply, CancellationToken cancellation)
    {
        for (var before = -1; reply.Given >= limit && reply.Given > before && limit < GreatestLimit;)
        {
            limit = (int)Math.Min(limit * 2L, GreatestLimit);
            before = reply.Given;
            reply = await AskAsync(window, "", cancellation).ConfigureAwait(false);
        }

        if (reply.IsWhole) return reply.Rows;
        var all = isCoarse ? null : await FractionsAsync(window, reply, cancellation).ConfigureAwait(false);
        return all ?? await ValuesAsync(window, "", 0, reply, cancellation).ConfigureAwait(false);
    }

    private async Task<ReportReply> AskAsync(ReportWindow window, string condition, CancellationToken cancellation)
    {
        questions++;
        var reply = await client.AskAsync(window, condition, limit, cancellation).ConfigureAwait(false);
        seen.Join(reply.Rows);
        return reply;
    }

    // All rows of the window, by its halves; null where they cannot be had so.
    private async Task<List<ReportRow>?> FractionsAsync(ReportWindow window, ReportReply reply, CancellationToken cancellation)
    {
        if (reply.IsWhole) return reply.Rows;
        var ticks = reply.Rows.Where(row => row.Start is not null).Select(row => row.Start!.Value.UtcTicks).Distinct().OrderBy(tick => tick).ToList();
        if (ticks.Count < 2 || questions >= MostQuestions) return null;
        var middle = new DateTimeOffset(ticks[ticks.Count / 2], TimeSpan.Zero);
        var all = new List<ReportRow>();
        foreach (var half in (ReportWindow[])[window with { Until = middle }, window with { Since = middle, Edge = ReportEdge.From }])
        {
            var part = await AskAsync(half, "", cancellation).ConfigureAwait(false);
            if (await FractionsAsync(half, part, cancellation).ConfigureAwait(false) is not { } rows) return null;
            all.AddRange(rows);
        }

        if (new ReportRows(reply.Rows).AreIn(all)) return all;
        // The server compares whole seconds: it will not be asked like this again.
        isCoarse = true;
        return null;
    }

    // All rows of the window that fulfil the condition, by what stands before, at and after a value of theirs; null where they cannot be had so.
    private async Task<List<ReportRow>?> ValuesAsync(ReportWindow window, string condition, int field, ReportReply reply, CancellationToken cancellation)
    {
        for (; field < Dividing.Length && questions < MostQuestions; field++)
        {
            var at = Array.IndexOf(client.Fields, Dividing[field]);
            var values = reply.Rows.Where(row => row.Fault is null).Select(row => row.Fields[at]).Where(value => value.Length > 0 && ReportFilter.IsValue(value)).Distinct(StringComparer.Ordinal).OrderBy(value => value, StringComparer.Ordinal).ToList();
            if (values.Count == 0) continue;
            try
            {
                var all = await DividedAsync(window, condition, field, values[values.Count / 2], cancellation).ConfigureAwait(false);
                if (all is not null && new ReportRows(reply.Rows).AreIn(all)) return all;
            }
            catch (ServerException error) when (error.Fault is RequestFault.Rejected or RequestFault.Broken)
            {
                // This field is none that the server compares so.
            }
        }

        return null;
    }

    private async Task<List<ReportRow>?> DividedAsync(ReportWindow window, string condition, int field, string value, CancellationToken cancellation)
    {
        var all = new ReportRows([]);
        foreach (var sign in (string[])["<", "=", ">"])
        {
            var part = ReportContract.All(condition, ReportContract.Compare(Dividing[field], sign, value));
            var reply = await AskAsync(window, part, cancellation).ConfigureAwait(false);
            if (!Keeps(reply, field, sign, value)) return null;
            var rows = reply.IsWhole ? reply.Rows : await ValuesAsync(window, part, sign == "=" ? field + 1 : field, reply, cancellation).ConfigureAwait(false);
            if (rows is null) return null;
            all.Join(rows);
        }

        return [.. all.All];
    }

    // Whether the server took notice of the condition. How it orders and which letters it takes for the same is its own affair.
    private bool Keeps(ReportReply reply, int field, string sign, string value)
    {
        var at = Array.IndexOf(client.Fields, Dividing[field]);
        var (isEqual, comparison) = (sign == "=", sign == "=" ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
        return reply.Rows.TrueForAll(row => row.Fault is not null || row.Fields[at].Trim().Equals(value.Trim(), comparison) == isEqual);
    }
}
