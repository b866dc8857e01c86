using System.Runtime.CompilerServices;

namespace Sdc;

/// <summary>Asks until every row of a window is in hand: the report has no pages, so a window that may hold more than was given is divided.</summary>
internal sealed class ReportReader(ReportClient client)
{
    private readonly ReportSecond second = new(client);

    /// <summary>The rows of a window, as parts in the order of time.</summary>
    public async IAsyncEnumerable<ReportPart> ReadAsync(ReportWindow window, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var reply = await client.AskAsync(window, "", client.Limit, cancellation).ConfigureAwait(false);
        if (reply.IsWhole)
        {
            yield return new(window, reply.Rows);
            yield break;
        }

        if (window.Length <= TimeSpan.FromSeconds(1))
        {
            yield return await second.ReadAsync(window, reply, cancellation).ConfigureAwait(false);
            yield break;
        }

        var rest = new ReportRows(reply.Rows);
        var middle = Divide(window, reply);
        foreach (var half in (ReportWindow[])[window with { Until = middle }, window with { Since = middle }])
        {
            await foreach (var part in ReadAsync(half, cancellation).ConfigureAwait(false))
            {
                rest.Remove(part.Rows);
                yield return part;
            }
        }

        if (rest.Count == 0) yield break;
        yield return new(window, [.. rest.All], FormattableString.Invariant($"{rest.Count} connections that began from {window} were given when all of that time was asked for, and not when its parts were. They are kept; there may be others that were not given. ") + ReportSecond.Advice);
    }

    // Always at a whole second, which every server can tell apart.
    private DateTimeOffset Divide(ReportWindow window, ReportReply reply)
    {
        var middle = ReportWindow.Second(window.Since + TimeSpan.FromTicks(window.Length.Ticks / 2));
        if (middle <= window.Since) middle = ReportWindow.Second(window.Since).AddSeconds(1);
        var seconds = reply.Rows.Where(row => row.Start is not null).Select(row => ReportWindow.Second(row.Start!.Value)).OrderBy(time => time).ToList();
        if (seconds.Count == 0) return middle;
        var (first, last) = (seconds[0], seconds[seconds.Count - 1]);
        if (first < last && reply.Given < client.Limit)
        {
            // Probably all there is: parted between its rows, each half is smaller than this, which proves it.
            var median = seconds[seconds.Count / 2];
            return median > first ? median : seconds.First(time => time > first);
        }

        // What came together is cut out of the window at once.
        if (last.AddSeconds(1) < middle) return last.AddSeconds(1);
        return first > middle ? first : middle;
    }
}
