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

    private readonly HashSet<string> obsolete = new(StringComparer.Ordinal);
    private int failuresInARow;

    /// <summary>Source files of which something is not stored; they must be read again.</summary>
    public HashSet<string> FailedFiles { get; } = new(StringComparer.Ordinal);

    /// <summary>True when anything could not be stored.</summary>
    public bool Failed { get; private set; }

    /// <summary>True when the disk refused a file: a full disk, a folder that may not be written.</summary>
    public bool DiskFailed { get; private set; }

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
        var parts = component.Groups(rule)
            .SelectMany(group => GapGrouping.Cut(group.Segments, rule.Gap, segment => (segment.Ref.Start, segment.Ref.End)).Select(part => new SessionPart(rule, group.Key, part)))
            .ToList();
        var heirs = SessionPart.Heirs(parts, component.Sessions);
        var loaded = new Dictionary<IndexedSession, LoadedSession>();
        var events = new List<RunEvent>();
        var kept = new HashSet<string>(parts.Where(part => part.IsAsStored).Select(part => part.Holders[0].FileName), StringComparer.Ordinal);
        var due = parts.Where(part => !part.IsAsStored).ToList();
        var failed = new List<SessionPart>();
        var copies = new List<string>();
        foreach (var part in due)
        {
            try
            {
                Make(part, heirs, loaded);
            }
            catch (Exception error) when (error is SdcException or IOException or UnauthorizedAccessException)
            {
                failed.Add(part);
                Fail(part, error, events);
            }
        }

        var waiting = due.Except(failed).ToList();
        while (waiting.Count > 0 && Next(waiting, failed, component.Sessions, copies, events) is { } part)
        {
            waiting.Remove(part);
            try
            {
                Store(part);
                kept.Add(part.FileName);
                events.Add(new SessionStored(part.Session!, part.IsNew ? SessionChange.New : SessionChange.Changed));
                failuresInARow = 0;
            }
            catch (Exception error) when (error is SdcException or IOException or UnauthorizedAccessException)
            {
                failed.Add(part);
                Fail(part, error, events);
            }
        }

        // After a failure the old files stay: an event in two files is mended by the next run, one in none would be lost.
        if (failed.Count > 0) return events;
        obsolete.UnionWith(copies);
        foreach (var heir in heirs.Where(heir => heir.Key.SessionId != heir.Value.SessionId)) decisions.Rename(heir.Key.SessionId, heir.Value.SessionId);
        foreach (var holder in component.Sessions.Concat(due.Select(part => part.Emptied).OfType<IndexedSession>()).Where(holder => !kept.Contains(holder.FileName))) obsolete.Add(holder.FileName);
        return events;
    }

    // A file that loses events is written over only when their new files are there, so that a run that is killed leaves an event in two files, never in none.
    private SessionPart? Next(List<SessionPart> waiting, List<SessionPart> failed, List<IndexedSession> stored, List<string> copies, List<RunEvent> events)
    {
        var free = waiting.Find(part => !LosesOneOf(part, waiting, stored) && !LosesOneOf(part, failed, stored));
        if (free is not null) return free;
        var blocked = waiting.Find(part => !LosesOneOf(part, failed, stored));
        if (blocked is not null)
        {
            // Two files exchange events: a copy of one holds them until all is stored.
            var copy = Path.GetFileNameWithoutExtension(blocked.FileName) + "~" + SessionFileName.Extension;
            try
            {
                AtomicFile.Write(folder.FullName(copy), AtomicFile.Read(folder.FullName(blocked.FileName)));
                copies.Add(copy);
                return blocked;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                waiting.Remove(blocked);
                failed.Add(blocked);
                Fail(blocked, error, events);
            }
        }

        foreach (var part in waiting) Fail(part, new SdcException("SessionWaits", "another session that takes over a part of it could not be stored"), events);
        failed.AddRange(waiting);
        waiting.Clear();
        return null;
    }

    private static bool LosesOneOf(SessionPart part, List<SessionPart> others, List<IndexedSession> stored)
    {
        if (stored.Find(session => session.FileName == part.FileName) is not { } old) return false;
        var lost = new HashSet<SegmentKey>(old.Segments.Select(segment => segment.Key));
        lost.ExceptWith(part.Segments.Select(segment => segment.Ref.Key));
        return lost.Count > 0 && others.Exists(other => other != part && other.Segments.Exists(segment => lost.Contains(segment.Ref.Key)));
    }

    private void Fail(SessionPart part, Exception error, List<RunEvent> events)
    {
        Failed = true;
        // A damaged file stands in the way of one session only; what the disk refuses stops them all.
        if (error is not SdcException)
        {
            failuresInARow++;
            DiskFailed = true;
        }

        FailedFiles.UnionWith(part.Segments.Where(segment => segment.Item is not null).SelectMany(segment => segment.Item!.Files));
        // A damaged file in the way was told of already.
        if (error is SdcException && index.Damaged.ContainsKey(part.FileName)) return;
        events.Add(new SessionFailed(folder.FullName(part.FileName.Length > 0 ? part.FileName : part.SessionId), $"The session could not be stored ({error.Message}). What was there before is kept, and its source is read again by the next run."));
    }

    private LoadedSession Load(IndexedSession holder, Dictionary<IndexedSession, LoadedSession> loaded)
    {
        if (!loaded.TryGetValue(holder, out var session)) loaded[holder] = session = new(folder.Read(holder.FileName));
        return session;
    }

    private void Make(SessionPart part, Dictionary<IndexedSession, SessionPart> heirs, Dictionary<IndexedSession, LoadedSession> loaded)
    {
        var sources = part.Holders.Select(holder => Load(holder, loaded)).ToList();
        var predecessors = heirs.Where(heir => heir.Value == part).Select(heir => heir.Key).OrderBy(holder => holder.Segments[0].Start).ThenBy(holder => holder.SessionId, StringComparer.Ordinal).Select(holder => Load(holder, loaded).Session).ToList();
        // A file of this very session that a person took the segments from: the rest of it is theirs.
        if (index.OfId(part.SessionId) is { GroupKey.Length: 0 } emptied && emptied.Source == rule.Source)
        {
            part.Emptied = emptied;
            predecessors.Add(folder.Read(emptied.FileName));
        }

        var identifiers = part.Segments.Where(segment => segment.Item is not null).SelectMany(segment => segment.Item!.Identifiers)
            .Concat(sources.SelectMany(source => source.Identifiers)).Distinct().ToList();
        var texts = part.Segments.Select(segment => segment.Item?.Segment
            ?? sources.Select(source => source.Segment(segment.Ref.Key)).FirstOrDefault(text => text is not null)
            ?? throw new IOException("a session file was changed while it was worked on")).ToList();
        part.IsNew = predecessors.Count == 0;
        part.Session = SessionSuccession.Make(rule, part.SessionId, texts, predecessors, identifiers);
        part.Session.Zone = folder.Zone;
        part.FileName = SessionFileName.Of(part.Session);
        part.Stored = link?.Decide(part.Session);
    }

    private void Store(SessionPart part)
    {
        if (index.Damaged.TryGetValue(part.FileName, out var damage)) throw new SdcException("SessionFileDamaged", damage);
        if (index.OfFile(part.FileName) is { } there && there.SessionId != part.SessionId) throw new SdcException("SessionFileTaken", $"'{folder.FullName(part.FileName)}' holds another session, {there.SessionId}.");
        // Moves that wait would otherwise delete the file that is being written now.
        obsolete.Remove(part.FileName);
        var now = DateTimeOffset.UtcNow;
        part.Session!.Meta.IngestionTimestampUtc ??= now;
        part.Session.Meta.LastUpdatedTimestampUtc = now;
        folder.Write(part.Session, part.FileName);
        var entry = index.Put(folder, part.Session, part.FileName, rule);
        if (link is not null) index.SetLinkedWith(entry, link.Fingerprint);
        Written.Add(part.FileName);
        part.Stored?.Invoke();
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

        foreach (var name in obsolete)
        {
            AtomicFile.TryDelete(folder.FullName(name));
            index.Forget(name);
        }

        obsolete.Clear();
    }
}
