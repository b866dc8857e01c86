using System.Runtime.CompilerServices;

namespace Sdc;

/// <summary>
/// Tells what is there, a source and day at a time, and which days look as if an export were missing. All sessions are read whatever is asked for:
/// what is usual shows only in the weeks around. Only counts a day are kept, so the memory does not grow with texts.
/// </summary>
internal sealed class CoverageReport(SessionReader reader, TimeZoneInfo zone)
{
    private const int ProgressEvery = 100;

    /// <summary>Yields the days that have events or look missing, by source and date; a file that is no session comes as <see cref="SessionFailed"/>.</summary>
    public async IAsyncEnumerable<RunEvent> ReadAsync(CoverageQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var tallies = new Dictionary<string, SourceTally>(StringComparer.Ordinal);
        long read = 0;
        await foreach (var happened in reader.ReadAsync(new(), cancellation).ConfigureAwait(false))
        {
            if (happened is not SessionStored { Session: var session })
            {
                yield return happened;
                continue;
            }

            if (!tallies.TryGetValue(session.Source, out var tally)) tallies[session.Source] = tally = new(session.Source, zone);
            tally.Add(session);
            if (++read % ProgressEvery == 0) yield return new RunProgress("Reading sessions", session.Date, read, null);
        }

        var yesterday = DayNumber.Of(query.Now, zone) - 1;
        var sources = tallies.Values.OrderBy(tally => Place(tally.Source)).ThenBy(tally => tally.Source, StringComparer.Ordinal).ToList();
        var rhythms = sources.Where(tally => tally.Days.Any())
            .ToDictionary(tally => tally.Source, tally => new SourceRhythm(tally.Source, [.. tally.Days], yesterday), StringComparer.Ordinal);
        var missing = new MissingDays([.. sources.Where(tally => rhythms.ContainsKey(tally.Source)).Select(tally => rhythms[tally.Source])], yesterday);
        foreach (var tally in sources)
        {
            if (query.Sources.Count > 0 && !query.Sources.Contains(tally.Source, StringComparer.OrdinalIgnoreCase)) continue;
            var days = Days(tally, rhythms.TryGetValue(tally.Source, out var rhythm) ? missing.Of(rhythm) : [], query);
            if (query.BySource)
            {
                var rows = days.ToList();
                if (rows.Count > 0) yield return new CoverageSummed(CoverageSource.Of(rows));
                continue;
            }

            foreach (var day in days) yield return new CoverageFound(day);
        }
    }

    private IEnumerable<CoverageDay> Days(SourceTally tally, SortedDictionary<int, string> missing, CoverageQuery query)
    {
        // What has no date is in no range; without a range it must not vanish.
        if (query.Since is null && query.Until is null && tally.Undated() is { } undated) yield return undated;
        var from = query.Since is { } since ? DayNumber.Of(since, zone) : int.MinValue;
        var to = query.Until is not { } until ? int.MaxValue : until.UtcTicks == 0 ? -1 : DayNumber.Of(until.AddTicks(-1), zone);
        foreach (var day in tally.Days.Concat(missing.Keys).Where(day => day >= from && day <= to).OrderBy(day => day))
        {
            yield return tally.Day(day, missing.TryGetValue(day, out var reason) ? reason : null);
        }
    }

    private static int Place(string source) => SourceSystem.All.TakeWhile(known => known != source).Count();
}
