namespace Sdc;

/// <summary>
/// Regroups what the evidence touches and writes the sessions that changed: the new files first, then the record of what moved, then the old files go.
/// A run that is killed in between leaves an event in two files, never in none, and the next run makes them one.
/// </summary>
internal sealed class SessionUpdate(ISessionRule rule, SessionIndex index, SessionFolder folder, Decisions decisions, LinkStep? link, bool brief)
{
    // A reader sees both names of a moved session until the old one goes; the record of moves is written once for so many.
    private const int MovesAtOnce = 50;

    // When nothing can be written (a full disk), a thousand equal messages help nobody.
    private const int FailuresInARow = 5;

    // The names of files, and what was read of them.
    private readonly Dictionary<string, SessionOrigin?> obsolete = new(StringComparer.Ordinal);
    private int failuresInARow;

    /// <summary>Source files, by their numbers in the evidence, of which something is not stored; they must be read again.</summary>
    public HashSet<int> FailedFiles { get; } = [];

    /// <summary>True when anything could not be stored.</summary>
    public bool Failed { get; private set; }

    /// <summary>True when the disk refused a file: a full disk, a folder that may not be written.</summary>
    public bool DiskFailed { get; private set; }

    /// <summary>The names of the files that were written.</summary>
    public HashSet<string> Written { get; } = new(StringComparer.Ordinal);

    /// <summary>Brings the sessions up to date.</summary>
    /// <param name="evidence">What is new, as <see cref="EvidenceMatching"/> leaves it.</param>
    /// <param name="otherFiles">Where files tell groups: what the files hold that were not read in this run.</param>
    /// <param name="allGroups">True to regroup everything of the source (the gap was changed).</param>
    /// <param name="cancellation">Stops between two groups.</param>
    /// <exception cref="SdcException">The record of moved sessions cannot be written.</exception>
    public IEnumerable<RunEvent> Apply(Evidence evidence, IEnumerable<IReadOnlyCollection<SegmentKey>> otherFiles, bool allGroups, CancellationToken cancellation)
    {
        var maker = new PartMaker(rule, folder, evidence, link, brief);
        using var window = new StoringWindow(maker, folder);
        try
        {
            foreach (var component in new GroupComponents(rule, evidence, index).Find(otherFiles, allGroups))
            {
                cancellation.ThrowIfCancellationRequested();
                if (failuresInARow >= FailuresInARow)
                {
                    foreach (var item in component.Items) FailedFiles.UnionWith(item.Files);
                    continue;
                }

                foreach (var happened in Rebuild(component, maker, window, cancellation)) yield return happened;
                if (failuresInARow >= FailuresInARow)
                {
                    yield return new SessionFailed(folder.Path, "Sessions cannot be stored. The step stopped; what it had stored is complete, and the next run goes on from there.");
                }

                if (obsolete.Count < MovesAtOnce) continue;
                foreach (var happened in RemoveObsolete()) yield return happened;
            }

            while (window.Next() is { } done)
            {
                if (Settle(done) is { } happened) yield return happened;
            }
        }
        finally
        {
            // Stopped in between: what is being written is finished, and noted.
            while (window.Next() is { } done) _ = Settle(done);
        }

        foreach (var happened in RemoveObsolete()) yield return happened;
    }

    private IEnumerable<RunEvent> Rebuild(GroupComponent component, PartMaker maker, StoringWindow window, CancellationToken cancellation)
    {
        var parts = SessionPart.Of(component, rule);
        foreach (var part in parts)
        {
            if (!part.IsAsStored && index.OfId(part.SessionId) is { GroupKey.Length: 0 } emptied && emptied.Source == rule.Source) part.Emptied = emptied;
        }

        foreach (var part in parts)
        {
            if (!part.IsDue || !part.StandsAlone) continue;
            cancellation.ThrowIfCancellationRequested();
            while (window.IsFull && window.Next() is { } done)
            {
                if (Settle(done) is { } happened) yield return happened;
            }

            if (failuresInARow >= FailuresInARow) Forget(part);
            else if (Obstacle(part) is not { } error) window.Start(part);
            else if (Fail(part, error) is { } failure) yield return failure;
        }

        var entangled = parts.FindAll(part => part.IsDue && !part.StandsAlone);
        if (entangled.Count == 0 && component.Sessions.Count == 0) yield break;
        var left = component.Sessions.Except(parts.Except(entangled).SelectMany(part => part.Holders)).ToList();
        if (entangled.Count == 0 && left.Count == 0) yield break;
        while (window.Next() is { } done)
        {
            if (Settle(done) is { } happened) yield return happened;
        }

        foreach (var happened in StoreEntangled(entangled, left, maker)) yield return happened;
    }

    // Sessions that take events, or what a person gave, over from other files: one after the other, in an order that loses nothing.
    private IEnumerable<RunEvent> StoreEntangled(List<SessionPart> parts, List<IndexedSession> stored, PartMaker maker)
    {
        var order = new PartOrder(parts, stored);
        var loaded = new Dictionary<IndexedSession, LoadedSession>();
        var uses = parts.SelectMany(part => part.Holders.Union(part.Predecessors)).GroupBy(holder => holder).ToDictionary(holder => holder.Key, holder => holder.Count());
        var origins = new Dictionary<string, SessionOrigin?>(StringComparer.Ordinal);
        var copies = new List<string>();
        var anyFailed = false;
        while (order.Next(out var breaksCircle) is { } part)
        {
            Exception? error = Obstacle(part);
            MadeSession? made = null;
            if (error is null)
            {
                try
                {
                    if (breaksCircle) copies.Add(KeepCopy(part, order.Waiting, loaded, maker));
                    made = maker.Store(part, loaded);
                    foreach (var read in loaded) origins[read.Key.FileName] = read.Value.Origin;
                }
                catch (Exception failure) when (failure is SdcException or IOException or UnauthorizedAccessException)
                {
                    error = failure;
                }
            }

            if (error is not null)
            {
                anyFailed = true;
                order.Failed(part);
                if (Fail(part, error) is { } failure) yield return failure;
                continue;
            }

            order.Stored(part);
            foreach (var holder in part.Holders.Union(part.Predecessors).Where(holder => --uses[holder] == 0)) loaded.Remove(holder);
            yield return Took(part, made!);
        }

        foreach (var part in order.Waiting)
        {
            anyFailed = true;
            if (Fail(part, new SdcException("SessionWaits", "another session that takes over a part of it could not be stored")) is { } failure) yield return failure;
        }

        // After a failure the old files stay: an event in two files is mended by the next run, one in none would be lost.
        if (anyFailed) yield break;
        foreach (var copy in copies) obsolete[copy] = null;
        foreach (var part in parts)
        {
            foreach (var predecessor in part.Predecessors.Where(predecessor => predecessor.SessionId != part.SessionId)) decisions.Rename(predecessor.SessionId, part.SessionId);
        }

        var kept = new HashSet<string>(parts.Select(part => part.FileName), StringComparer.Ordinal);
        foreach (var name in stored.Concat(parts.Select(part => part.Emptied).OfType<IndexedSession>()).Select(holder => holder.FileName).Where(name => !kept.Contains(name)))
        {
            obsolete[name] = origins.TryGetValue(name, out var origin) ? origin : null;
        }
    }

    // Two files exchange events: a copy of one holds them until all is stored, and what the others need of it is read before it is written over.
    private string KeepCopy(SessionPart part, IReadOnlyCollection<SessionPart> waiting, Dictionary<IndexedSession, LoadedSession> loaded, PartMaker maker)
    {
        foreach (var holder in waiting.SelectMany(other => other.Holders.Concat(other.Predecessors)).Where(holder => holder.FileName == part.FileName).ToList()) maker.Load(holder, loaded);
        var copy = Path.GetFileNameWithoutExtension(part.FileName) + "~" + SessionFileName.Extension;
        AtomicFile.Write(folder.FullName(copy), AtomicFile.Read(folder.FullName(part.FileName)), folder.Storage);
        return copy;
    }

    // A file that is damaged, or another session's, is not written over.
    private SdcException? Obstacle(SessionPart part)
    {
        if (index.Damaged.TryGetValue(part.FileName, out var damage)) return new("SessionFileDamaged", damage);
        if (index.OfFile(part.FileName) is { } there && there.SessionId != part.SessionId) return new("SessionFileTaken", $"'{folder.FullName(part.FileName)}' holds another session, {there.SessionId}.");
        // Moves that wait would otherwise delete the file that is being written now.
        obsolete.Remove(part.FileName);
        return null;
    }

    private RunEvent? Settle(StoringTask done) => done.Error is { } error ? Fail(done.Part, error) : Took(done.Part, done.Made!);

    private SessionStored Took(SessionPart part, MadeSession made)
    {
        index.Put(made.Entry);
        if (made.Decision is { } decision) link!.Took(made, decision, index);
        Written.Add(part.FileName);
        failuresInARow = 0;
        return new(made.Session, part.IsNew ? SessionChange.New : SessionChange.Changed);
    }

    private SessionFailed? Fail(SessionPart part, Exception error)
    {
        // A damaged file stands in the way of one session only; what the disk refuses stops them all.
        if (error is not SdcException)
        {
            failuresInARow++;
            DiskFailed = true;
        }

        Forget(part);
        // A damaged file in the way was told of already; so was a disk that takes no more.
        if (failuresInARow > FailuresInARow || (error is SdcException && index.Damaged.ContainsKey(part.FileName))) return null;
        return new SessionFailed(folder.FullName(part.FileName), $"The session could not be stored ({error.Message}). What was there before is kept, and its source is read again by the next run.");
    }

    private void Forget(SessionPart part)
    {
        Failed = true;
        foreach (var item in part.Segments.Select(segment => segment.Item).OfType<EvidenceItem>()) FailedFiles.UnionWith(item.Files);
    }

    private List<RunEvent> RemoveObsolete()
    {
        var failures = new List<RunEvent>();
        if (obsolete.Count == 0) return failures;
        try
        {
            folder.Sync();
            decisions.Save();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SdcException("StoreNotWritable", $"The state folder cannot be written ({error.Message}). The sessions are stored; the next run removes the old files of those that moved.", error);
        }

        foreach (var pair in obsolete)
        {
            if (folder.TryDelete(pair.Key, pair.Value) is { } error)
            {
                failures.Add(new SessionFailed(folder.FullName(pair.Key), $"The session goes on in another file, and this one could not be removed ({error.Message}). Until the next run that can remove it, its events are in both."));
            }

            index.Forget(pair.Key);
        }

        obsolete.Clear();
        return failures;
    }
}
