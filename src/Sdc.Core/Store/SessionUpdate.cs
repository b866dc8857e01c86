namespace Sdc;

/// <summary>
/// Regroups what the evidence touches and writes the sessions that changed: the new files first, then the record of what moved, then the old files go.
/// A run that is killed in between leaves an event in two files, never in none, and the next run makes them one.
/// </summary>
internal sealed class SessionUpdate(ISessionRule rule, SessionIndex index, SessionFolder folder, Decisions decisions, LinkStep? link)
{
    // A reader sees both names of a moved session until the old one goes; the record of moves is written once for so many.
    private const int MovesAtOnce = 50;

    // When nothing can be written (a full disk), a thousand equal messages help nobody.
    private const int FailuresInARow = 5;

    private readonly Dictionary<string, string> obsolete = new(StringComparer.Ordinal);
    private int failuresInARow;

    /// <summary>Source files of which something is not stored; they must be read again.</summary>
    public HashSet<string> FailedFiles { get; } = new(StringComparer.Ordinal);

    /// <summary>The names of the files that were written.</summary>
    public HashSet<string> Written { get; } = new(StringComparer.Ordinal);

    /// <summary>Brings the sessions up to date.</summary>
    /// <param name="evidence">What is new, as <see cref="EvidenceMatching"/> leaves it.</param>
    /// <param name="allGroups">True to regroup everything of the source (the gap was changed).</param>
    /// <param name="cancellation">Stops between two groups.</param>
    /// <exception cref="SdcException">The record of moved sessions cannot be written.</exception>
    public IEnumerable<RunEvent> Apply(Evidence evidence, bool allGroups, CancellationToken cancellation)
    {
        foreach (var component in GroupComponents.Of(rule, evidence, index, allGroups))
        {
            cancellation.ThrowIfCancellationRequested();
            if (failuresInARow >= FailuresInARow)
            {
                FailedFiles.UnionWith(component.Items.SelectMany(item => item.Files));
                continue;
            }

            foreach (var happened in Rebuild(component)) yield return happened;
            if (failuresInARow >= FailuresInARow)
            {
                yield return new SessionFailed(folder.Path, "Sessions cannot be stored. The step stopped; what it had stored is complete, and the next run goes on from there.");
            }

            if (obsolete.Count >= MovesAtOnce) RemoveObsolete();
        }

        RemoveObsolete();
    }

    private List<RunEvent> Rebuild(GroupComponent component)
    {
        var events = new List<RunEvent>();
        var old = new Dictionary<IndexedSession, LoadedSession>();
        var heirs = new Dictionary<IndexedSession, int>();
        var parts = component.Groups(rule)
            .SelectMany(group => GapGrouping.Cut(group.Segments, rule.Gap, segment => (segment.Ref.Start, segment.Ref.End)).Select(part => (group.Key, Segments: part)))
            .ToList();
        for (var at = 0; at < parts.Count; at++)
        {
            foreach (var holder in parts[at].Segments.SelectMany(segment => segment.Holders))
            {
                // What a person gave to a session that falls apart goes where its earliest event goes.
                if (!heirs.TryGetValue(holder, out var heir)) heirs[holder] = at;
                else if (heir != at && Precedes(holder, parts[at].Segments, parts[heir].Segments)) heirs[holder] = at;
            }
        }

        var kept = new HashSet<string>(StringComparer.Ordinal);
        var failed = false;
        var moved = new List<(IndexedSession From, string To)>();
        for (var at = 0; at < parts.Count; at++)
        {
            var (groupKey, segments) = parts[at];
            var id = Identity.Session(rule.Source, groupKey, segments[0].Ref.Key.ToString());
            var holders = segments.SelectMany(segment => segment.Holders).Distinct().OrderBy(holder => holder.Segments[0].Start).ThenBy(holder => holder.SessionId, StringComparer.Ordinal).ToList();
            if (holders.Count == 1 && holders[0].SessionId == id && holders[0].Segments.Length == segments.Count && segments.All(segment => segment.Item is null))
            {
                kept.Add(holders[0].FileName);
                continue;
            }

            try
            {
                var predecessors = holders.Where(holder => heirs[holder] == at).Select(holder => Load(holder, old).Session).ToList();
                var session = Build(id, segments, holders, predecessors, old);
                var isNew = predecessors.Count == 0;
                link?.Decide(session);
                var name = Store(session);
                kept.Add(name);
                moved.AddRange(holders.Where(holder => heirs[holder] == at && holder.SessionId != id).Select(holder => (holder, id)));
                events.Add(new SessionStored(session, isNew ? SessionChange.New : SessionChange.Changed));
                failuresInARow = 0;
            }
            catch (Exception error) when (error is SdcException or IOException or UnauthorizedAccessException)
            {
                failed = true;
                FailedFiles.UnionWith(segments.Where(segment => segment.Item is not null).SelectMany(segment => segment.Item!.Files));
                events.Add(new SessionFailed(folder.FullName("…_" + id + SessionFileName.Extension), $"The session could not be stored ({error.Message}). What was there before is kept, and its source is read again by the next run."));
                failuresInARow++;
            }
        }

        // After a failure the old files stay: an event in two files is mended by the next run, one in none would be lost.
        if (failed) return events;
        foreach (var (from, to) in moved) decisions.Rename(from.SessionId, to);
        foreach (var holder in component.Sessions.Where(holder => !kept.Contains(holder.FileName))) obsolete[holder.FileName] = holder.SessionId;
        return events;
    }

    private static bool Precedes(IndexedSession holder, List<GroupedSegment> part, List<GroupedSegment> other) =>
        SegmentRef.Compare(part.First(segment => segment.Holders.Contains(holder)).Ref, other.First(segment => segment.Holders.Contains(holder)).Ref) < 0;

    private LoadedSession Load(IndexedSession holder, Dictionary<IndexedSession, LoadedSession> loaded)
    {
        if (!loaded.TryGetValue(holder, out var session)) loaded[holder] = session = new(folder.Read(holder.FileName));
        return session;
    }

    private Session Build(string id, List<GroupedSegment> segments, List<IndexedSession> holders, List<Session> predecessors, Dictionary<IndexedSession, LoadedSession> loaded)
    {
        var sources = holders.Select(holder => Load(holder, loaded)).ToList();
        var identifiers = segments.Where(segment => segment.Item is not null).SelectMany(segment => segment.Item!.Identifiers)
            .Concat(sources.SelectMany(source => source.Identifiers)).Distinct().ToList();
        var texts = segments.Select(segment => segment.Item?.Segment ?? sources.Select(source => source.Segment(segment.Ref.Key)).First(text => text is not null)!).ToList();
        var session = SessionSuccession.Make(rule, id, texts, predecessors, identifiers);
        session.Zone = folder.Zone;
        return session;
    }

    private string Store(Session session)
    {
        var name = SessionFileName.Of(session);
        if (index.Damaged.TryGetValue(name, out var damage)) throw new SdcException("SessionFileDamaged", damage);
        // Moves that wait would otherwise delete the file that is being written now.
        obsolete.Remove(name);
        var now = DateTimeOffset.UtcNow;
        session.Meta.IngestionTimestampUtc ??= now;
        session.Meta.LastUpdatedTimestampUtc = now;
        folder.Write(session);
        var entry = index.Put(folder, session, name, rule);
        if (link is not null) index.SetLinkedWith(entry, link.Fingerprint);
        Written.Add(name);
        return name;
    }

    private void RemoveObsolete()
    {
        if (obsolete.Count == 0) return;
        try
        {
            decisions.Save();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SdcException("StoreNotWritable", $"The state folder cannot be written ({error.Message}). The sessions are stored; the next run removes the old files of those that moved.", error);
        }

        foreach (var name in obsolete.Keys)
        {
            AtomicFile.TryDelete(folder.FullName(name));
            index.Forget(name);
        }

        obsolete.Clear();
    }
}
