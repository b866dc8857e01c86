using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Sdc;

/// <summary>
/// Reads a list of Syncro's API as a whole: again where an entry may have moved between two of its pages, and so have been read on neither of them.
/// </summary>
internal sealed class SyncroList(SyncroPages pages, Func<int, ServerRequest> request, string noun)
{
    private const int MostReadings = 3;

    private readonly HashSet<long> ids = [];

    /// <summary>How far the reading is.</summary>
    public string Progress { get; private set; } = "";

    /// <summary>How many entries there are by the server's own count; null where it tells none.</summary>
    public long? Total { get; private set; }

    /// <summary>The entries, each of an id once, in the form that was read first; those without an id come once, too. Each is valid until the next is asked for.</summary>
    /// <exception cref="ServerException">A page could not be had.</exception>
    /// <exception cref="SdcException">The list changed at each reading.</exception>
    public async IAsyncEnumerable<(long? Id, JsonElement Entry)> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var reading = 1; reading <= MostReadings; reading++)
        {
            var count = new Count();
            var added = 0;
            await foreach (var page in pages.ReadAsync(request, noun, cancellation).ConfigureAwait(false))
            {
                Total = page.TotalEntries;
                Progress = FormattableString.Invariant($"{noun}, page {page.Number}{(page.TotalPages is { } of ? $" of {of}" : "")}");
                count.Add(page);
                foreach (var entry in page.Entries)
                {
                    var id = new TicketFields(entry, noun).Id("id");
                    count.Add(id);
                    if (id is null ? reading > 1 : !ids.Add(id.Value)) continue;
                    if (id is not null) added++;
                    yield return (id, entry);
                }
            }

            // One page is as it was at one moment, and so are several when nothing was added, removed or moved meanwhile; else a second reading has to bring nothing new.
            if (count.IsOfOneMoment || (reading > 1 && added == 0)) yield break;
        }

        throw new SdcException("ListUnsettled", FormattableString.Invariant($"Syncro: the list of {noun} changed each of the {MostReadings} times that it was read, so that it is not sure to be whole. Try again when less is being changed."));
    }

    // What one reading tells of itself.
    private sealed class Count
    {
        private readonly HashSet<long> ids = [];
        private int pages;
        private long entries;
        private long? total;
        private bool isSteady = true;

        public bool IsOfOneMoment => pages < 2 || (isSteady && total == entries && entries == ids.Count);

        public void Add(SyncroPage page)
        {
            if (pages++ == 0) total = page.TotalEntries;
            else isSteady &= page.TotalEntries == total;
        }

        public void Add(long? id)
        {
            entries++;
            if (id is not null) ids.Add(id.Value);
        }
    }
}
