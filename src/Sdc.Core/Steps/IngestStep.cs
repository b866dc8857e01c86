using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Sdc;

/// <summary>Reads the files of one source, makes sessions of them, and stores those that are new or changed.</summary>
internal sealed class IngestStep(string name, ISourceReader reader)
{
    private readonly string settings = reader.Fingerprint + "|" + typeof(IngestStep).Assembly.GetName().Version;

    /// <summary>Reads into the store.</summary>
    /// <param name="files">Full paths.</param>
    /// <param name="store">The store, opened for writing.</param>
    /// <param name="options">What to read and to emit.</param>
    /// <param name="link">Decides the customers of new and changed sessions before they are written, so that each is written once; null leaves them to a later run.</param>
    /// <param name="cancellation">Stops between two records or two groups; what is stored by then is complete.</param>
    public async IAsyncEnumerable<RunEvent> StoreAsync(IReadOnlyList<string> files, StoreWriter store, IngestOptions options, LinkStep? link, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var summary = new StepSummary { Step = name };
        var evidence = new Evidence(reader.Rule);
        var scans = new List<SourceScan>(files.Count);
        foreach (var damage in store.Index.Damaged) yield return Count(summary, new SessionFailed(store.Folder.FullName(damage.Key), damage.Value));
        try
        {
            foreach (var file in files)
            {
                yield return new RunProgress(name, file, scans.Count, files.Count);
                var scan = SourceScan.Open(file, store.Ledger.Find(reader.Rule.Source, file), settings, key => store.Index.Holds(key) || store.Decisions.IsRemoved(key), options.Force);
                scans.Add(scan);
                await foreach (var happened in ReadAsync(scan, evidence, summary, cancellation)) yield return happened;
            }
        }
        finally
        {
            foreach (var scan in scans) scan.Dispose();
        }

        TakeAwayRemoved(evidence, store.Decisions, options, summary);
        var matching = new EvidenceMatching(reader.Rule, store.Index, store.Folder);
        matching.Match(evidence, cancellation);
        foreach (var failure in matching.Failures) yield return Count(summary, failure);

        var update = new SessionUpdate(reader.Rule, store.Index, store.Folder, store.Decisions, link);
        var gapChanged = !store.Index.IsCutWith(reader.Rule.Source, reader.Rule.Gap);
        foreach (var happened in update.Apply(evidence, gapChanged, cancellation)) yield return Count(summary, happened);
        update.FailedFiles.UnionWith(matching.FailedFiles);
        if (update.FailedFiles.Count == 0) store.Index.SetGap(reader.Rule.Source, reader.Rule.Gap);
        if (Note(scans, update.FailedFiles, store) is { } warning) yield return warning;

        foreach (var happened in Untouched(scans, update.Written, store, options.All, summary)) yield return happened;
        summary.Impossible = summary.Failed > 0 && summary is { Read: 0, New: 0, Changed: 0, Unchanged: 0 } or { New: 0, Changed: 0, Failed: > 0 } && update.FailedFiles.Count == files.Count;
        summary.Duration = clock.Elapsed;
        yield return new StepFinished(summary);
    }

    /// <summary>Converts files to sessions and stores nothing.</summary>
    public async IAsyncEnumerable<RunEvent> ConvertAsync(IReadOnlyList<string> files, TimeZoneInfo zone, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var summary = new StepSummary { Step = name };
        var evidence = new Evidence(reader.Rule);
        foreach (var file in files)
        {
            yield return new RunProgress(name, file, 0, files.Count);
            using var scan = SourceScan.Open(file, null, settings, _ => true, force: true);
            await foreach (var happened in ReadAsync(scan, evidence, summary, cancellation)) yield return happened;
        }

        var component = new GroupComponent();
        component.Items.AddRange(evidence.Items);
        foreach (var (key, segments) in component.Groups(reader.Rule))
        {
            foreach (var part in GapGrouping.Cut(segments, reader.Rule.Gap, segment => (segment.Ref.Start, segment.Ref.End)))
            {
                cancellation.ThrowIfCancellationRequested();
                var id = Identity.Session(reader.Rule.Source, key, part[0].Ref.Key.ToString());
                var session = SessionSuccession.Make(reader.Rule, id, part.Select(segment => segment.Item!.Segment!).ToList(), [], part.SelectMany(segment => segment.Item!.Identifiers).Distinct());
                session.Zone = zone;
                yield return Count(summary, new SessionStored(session, SessionChange.Converted));
            }
        }

        summary.Impossible = summary is { Read: 0, Failed: > 0 };
        summary.Duration = clock.Elapsed;
        yield return new StepFinished(summary);
    }

    private async IAsyncEnumerable<RunEvent> ReadAsync(SourceScan scan, Evidence evidence, StepSummary summary, [EnumeratorCancellation] CancellationToken cancellation)
    {
        summary.Failed += scan.StillBad;
        if (scan.Content is not null)
        {
            // A failing disk ends this file, not the run: the enumerator is moved by hand because a yield cannot stand in a try with a catch.
            await using var items = reader.ReadAsync(scan.Content, scan.Path, cancellation).GetAsyncEnumerator(cancellation);
            while (true)
            {
                try
                {
                    if (!await items.MoveNextAsync().ConfigureAwait(false)) break;
                }
                catch (Exception error) when (error is IOException or UnauthorizedAccessException)
                {
                    scan.Fail(error.Message);
                    break;
                }

                if (Take(items.Current, scan, evidence, summary) is { } happened) yield return happened;
            }
        }

        if (scan.Failure is { } failure) yield return Fail(new(scan.Path, 0, null, failure, null), scan, summary);
    }

    private static RunEvent? Take(SourceItem item, SourceScan scan, Evidence evidence, StepSummary summary)
    {
        switch (item)
        {
            case GoodRecord good:
                summary.Read++;
                foreach (var segment in good.Segments)
                {
                    scan.Keys.Add(SegmentKey.Of(segment.SegmentId));
                    evidence.Add(segment, good.SourceIdentifier, scan.Path, scan.Reread);
                }

                return null;
            case SkippedRecord:
                summary.Read++;
                summary.Skipped++;
                return null;
            case BadRecord bad:
                if (bad.Line > 0) summary.Read++;
                return Fail(bad, scan, summary);
            case SourceRemark remark:
                return new RunWarning("SourceRemark", remark.File + ": " + remark.Message);
            default:
                throw new InvalidOperationException(item.GetType().Name);
        }
    }

    private static RecordFailed Fail(BadRecord record, SourceScan scan, StepSummary summary)
    {
        var isNew = scan.Add(record);
        summary.Failed++;
        if (isNew) summary.NewlyFailed++;
        return new(record, isNew);
    }

    private static RunEvent Count(StepSummary summary, RunEvent happened)
    {
        if (happened is SessionStored stored) summary.Count(stored.Change);
        if (happened is not SessionFailed) return happened;
        summary.Failed++;
        summary.NewlyFailed++;
        return happened;
    }

    private static void TakeAwayRemoved(Evidence evidence, Decisions decisions, IngestOptions options, StepSummary summary)
    {
        foreach (var item in evidence.Items.Where(item => decisions.IsRemoved(item.Key)).ToList())
        {
            if (options.Force)
            {
                decisions.Restore(item.Key);
                continue;
            }

            evidence.Drop(item.Key);
            summary.Skipped++;
        }
    }

    private RunWarning? Note(List<SourceScan> scans, HashSet<string> failedFiles, StoreWriter store)
    {
        foreach (var scan in scans)
        {
            if (scan.IsUnchanged) continue;
            var entry = scan.Finish();
            if (failedFiles.Contains(scan.Path)) store.Ledger.Forget(reader.Rule.Source, scan.Path);
            else store.Ledger.Set(reader.Rule.Source, scan.Path, entry);
            if (scan.WasRead && store.Quarantine.TrySet(reader.Rule.Source, scan.Path, scan.Bad) is { } warning) return warning;
        }

        return store.SaveState();
    }

    private static IEnumerable<RunEvent> Untouched(List<SourceScan> scans, HashSet<string> written, StoreWriter store, bool emit, StepSummary summary)
    {
        var sessions = scans.SelectMany(scan => scan.Keys).SelectMany(key => store.Index.Holding(key)).Where(session => !written.Contains(session.FileName)).Distinct().ToList();
        summary.Unchanged += sessions.Count;
        if (!emit) yield break;
        foreach (var session in sessions.OrderBy(session => session.FileName, StringComparer.Ordinal))
        {
            RunEvent happened;
            try
            {
                happened = new SessionStored(store.Folder.Read(session.FileName), SessionChange.Unchanged);
            }
            catch (Exception error) when (error is SessionFileException or IOException or UnauthorizedAccessException)
            {
                happened = new SessionFailed(store.Folder.FullName(session.FileName), error.Message);
            }

            yield return happened;
        }
    }
}
