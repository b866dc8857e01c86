using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Sdc;

/// <summary>Reads the files of one source, makes sessions of them, and stores those that are new or changed.</summary>
internal sealed class IngestStep(string name, ISourceReader reader)
{
    /// <summary>Reads into the store.</summary>
    /// <param name="input">The files; disposed at the end.</param>
    /// <param name="store">The store, opened for writing.</param>
    /// <param name="options">What to read and to emit.</param>
    /// <param name="link">Decides the customers of new and changed sessions before they are written, so that each is written once; null leaves them to a later run.</param>
    /// <param name="whenRead">What to do when the files are read and not stored yet; another source's may be begun.</param>
    /// <param name="cancellation">Stops between two records or two groups; what is stored by then is complete.</param>
    public async IAsyncEnumerable<RunEvent> StoreAsync(SourceInput input, StoreWriter store, IngestOptions options, LinkStep? link, Action? whenRead, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var summary = new StepSummary { Step = name };
        using var disposed = input;
        var evidence = input.Evidence;
        var scans = new List<SourceScan>(input.Files.Count);
        foreach (var told in store.TakeWarnings()) yield return told;
        foreach (var damage in store.TakeDamage()) yield return Count(summary, damage);
        foreach (var happened in Read(input.Reading, input.Files, scans, evidence, summary)) yield return happened;
        var comparison = new SourceComparison(reader, scans, evidence, store);
        comparison.ForgetRenamed();
        if (comparison.Copies() is { Count: > 0 } copies)
        {
            summary.Failed -= scans.Where(scan => copies.Contains(scan.Path)).Sum(scan => scan.StillBad);
            using var again = input.Again(copies, reader, store, cancellation);
            foreach (var happened in Read(again, [.. input.Files, .. copies], scans, evidence, summary)) yield return happened;
        }

        whenRead?.Invoke();
        comparison.Settle();
        TakeAwayRemoved(evidence, store.Decisions, options, summary);
        var adoption = new Adoption(name, reader.Rule, store, evidence);
        foreach (var happened in adoption.Apply(cancellation)) yield return Count(summary, happened);
        var matching = new EvidenceMatching(reader.Rule, store.Index, store.Folder);
        matching.Match(evidence, cancellation);
        foreach (var failure in matching.Failures) yield return Count(summary, failure);

        if (evidence.Items.Count > 0) link?.Prepare(store, reader.Rule.Source, cancellation);
        var update = new SessionUpdate(reader.Rule, store.Index, store.Folder, store.Decisions, link, options.Brief);
        var gapChanged = !store.Index.IsCutWith(reader.Rule.Source, reader.Rule.Gap);
        foreach (var happened in update.Apply(evidence, OtherFiles(scans, store.Ledger), gapChanged, cancellation)) yield return Count(summary, happened);
        update.FailedFiles.UnionWith(matching.FailedFiles);
        update.FailedFiles.UnionWith(adoption.FailedFiles);
        if (!update.Failed && matching.Failures.Count == 0) store.Index.SetGap(reader.Rule.Source, reader.Rule.Gap);
        // What could not be taken away is compared again.
        if (update.Failed) update.FailedFiles.UnionWith(evidence.Lost.Keys);
        summary.IsDueAgain = update.FailedFiles.Count > 0;
        // Meanwhile what was set aside goes, for which the disk takes its time.
        var ending = Task.Run(() =>
        {
            evidence.Dispose();
            return store.Index.HoldingAny(scans.Select(scan => scan.Keys));
        });
        foreach (var warning in Note(scans, update.FailedFiles, store)) yield return warning;

        foreach (var happened in Untouched(ending.GetAwaiter().GetResult(), update.Written, store, options.All, summary)) yield return happened;
        summary.Impossible = NothingRead(scans, summary) || (update.DiskFailed && update.Written.Count == 0);
        summary.Duration = clock.Elapsed;
        yield return new StepFinished(summary);
    }

    /// <summary>Converts what is read to sessions and stores nothing.</summary>
    public async IAsyncEnumerable<RunEvent> ConvertAsync(SourceInput input, SessionView view, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var summary = new StepSummary { Step = name };
        using var disposed = input;
        var evidence = input.Evidence;
        var scans = new List<SourceScan>(input.Files.Count);
        foreach (var happened in Read(input.Reading, input.Files, scans, evidence, summary)) yield return happened;
        var component = new GroupComponent();
        component.Items.AddRange(evidence.Items);
        foreach (var file in evidence.Files) component.Add(file);
        foreach (var (key, segments) in component.Groups(reader.Rule))
        {
            foreach (var part in GapGrouping.Cut(segments, reader.Rule.Gap, segment => (segment.Ref.Start, segment.Ref.End)))
            {
                cancellation.ThrowIfCancellationRequested();
                var id = Identity.Session(reader.Rule.Source, key, part[0].Ref.Key.ToString());
                var session = SessionSuccession.Make(reader.Rule, id, key, part.Select(segment => evidence.Text(segment.Item!)).ToList(), [], part.SelectMany(segment => segment.Item!.Identifiers).Distinct());
                session.View = view;
                yield return Count(summary, new SessionStored(session, SessionChange.Converted));
            }
        }

        summary.Impossible = NothingRead(scans, summary);
        summary.Duration = clock.Elapsed;
        yield return new StepFinished(summary);
    }

    private IEnumerable<RunEvent> Read(SourceReading reading, IReadOnlyList<string> files, List<SourceScan> scans, Evidence evidence, StepSummary summary)
    {
        while (reading.Next() is { } file)
        {
            var number = scans.Count;
            yield return new RunProgress(name, files[number], number, files.Count);
            var again = 0;
            foreach (var item in file.Items())
            {
                if (Take(item, file.Scan, number, evidence, summary) is not { } happened) continue;
                if (happened is RecordFailed { IsNew: false }) again++;
                yield return happened;
            }

            var scan = file.Scan;
            scans.Add(scan);
            evidence.Files.Add(scan.IsUnchanged ? [] : scan.Keys);
            summary.Failed += scan.StillBad;
            again += scan.StillBad;
            if (again > 0) yield return new RunWarning("RecordsStillFail", FormattableString.Invariant($"{scan.Path}: {again} of its records failed in an earlier run and still stand in it; state/quarantine has them with the reasons."));
            if (scan.Failure is not { } failure) continue;
            var failed = Fail(new(scan.Path, 0, null, failure, null), scan, summary);
            yield return failed;
            if (!failed.IsNew) yield return new RunWarning("FileStillFails", scan.Path + ": " + failure);
        }
    }

    private static bool NothingRead(List<SourceScan> scans, StepSummary summary) =>
        scans.Count > 0 && summary is { Skipped: 0, NewlyFailed: > 0 } && scans.TrueForAll(scan => scan.WasRead && scan.Keys.Count == 0 && scan.Bad.Count > 0);

    private RunEvent? Take(SourceItem item, SourceScan scan, int number, Evidence evidence, StepSummary summary)
    {
        switch (item)
        {
            case ReadRecord good:
                summary.Read++;
                foreach (var segment in good.Segments)
                {
                    evidence.Add(segment, good.SourceIdentifier, number, scan.Reread || good.Replaces);
                    scan.Add(segment.Ref.Key, reader.Rule.Absence == Absence.DeletedFromGroup ? segment.GroupKey : "");
                }

                return null;
            case SkippedRecord:
                summary.Read++;
                summary.Skipped++;
                return null;
            case BadRecord bad:
                if (bad.Line > 0) summary.Read++;
                return Fail(bad, scan, summary);
            case FileIdentity identity:
                scan.Identity = identity.Text;
                return null;
            case CutRecord cut:
                scan.IsCut = true;
                return new RunWarning("RecordCut", FormattableString.Invariant($"{cut.File}, line {cut.Line}: the file ends in the middle of this record, as when it is being written. What stands before it was read; the next run reads the rest."));
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

    // Where files tell groups, the ones that were not read count with what they held.
    private IEnumerable<IReadOnlyCollection<SegmentKey>> OtherFiles(List<SourceScan> scans, Ledger ledger)
    {
        if (!reader.Rule.GroupsByFile) return [];
        var read = new HashSet<string>(scans.Where(scan => !scan.IsUnchanged).Select(scan => scan.Path), StringComparer.Ordinal);
        return ledger.Of(reader.Rule.Source).Where(file => !read.Contains(file.Path)).Select(file => (IReadOnlyCollection<SegmentKey>)file.Entry.SegmentKeys());
    }

    private void TakeAwayRemoved(Evidence evidence, Decisions decisions, IngestOptions options, StepSummary summary)
    {
        if (decisions.HasRemovedForeign) SettleRemovedForeign(evidence, decisions, options.Force);
        var removed = evidence.Items.Where(item => decisions.IsRemoved(item.Key)).ToList();
        if (options.Force)
        {
            foreach (var item in removed) decisions.Restore(item.Key);
            return;
        }

        // A group that is always one session (a ticket) was removed as a whole: its next comment does not bring it back.
        var groups = reader.Rule.Gap is null ? new HashSet<string>(removed.Select(item => item.GroupKey), StringComparer.Ordinal) : [];
        if (groups.Count > 0)
        {
            removed = evidence.Items.Where(item => groups.Contains(item.GroupKey)).ToList();
            decisions.Remove(removed.Where(item => !decisions.IsRemoved(item.Key)).Select(item => item.Key.ToString()).ToList());
        }

        foreach (var item in removed) evidence.Drop(item.Key);
        summary.Skipped += removed.Count;
    }

    // What was removed as another program's is removed as ours from now on.
    private void SettleRemovedForeign(Evidence evidence, Decisions decisions, bool restore)
    {
        foreach (var item in evidence.Items)
        {
            var segment = evidence.Text(item);
            var keys = NaturalKey.Of(reader.Rule, segment, null).Where(decisions.IsRemovedForeign).ToList();
            if (restore) keys.ForEach(decisions.RestoreForeign);
            else if (keys.Count > 0) decisions.Remove([segment.SegmentId]);
        }
    }

    private IEnumerable<RunWarning> Note(List<SourceScan> scans, HashSet<int> failedFiles, StoreWriter store)
    {
        for (var number = 0; number < scans.Count; number++)
        {
            var scan = scans[number];
            if (scan.IsUnchanged || scan.IsServer) continue;
            store.Ledger.Set(reader.Rule.Source, scan.Path, scan.Finish(!failedFiles.Contains(number), reader.Rule.Absence));
            if (scan.WasRead && store.Quarantine.TrySet(reader.Rule.Source, scan.Path, scan.Bad) is { } notKept) yield return notKept;
        }

        // The index is written at the end of the run. Until then the session files tell what is stored.
        if (store.SaveProgress() is { } notNoted) yield return notNoted;
    }

    private static IEnumerable<RunEvent> Untouched(HashSet<IndexedSession> sessions, HashSet<string> written, StoreWriter store, bool emit, StepSummary summary)
    {
        sessions.RemoveWhere(session => written.Contains(session.FileName));
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
