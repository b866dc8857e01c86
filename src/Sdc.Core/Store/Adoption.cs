using System.Globalization;

namespace Sdc;

/// <summary>
/// Recognises sessions that another program stored (the Python SDC) when their source is read, and makes them ours in place, before anything is grouped: then
/// what was read of their events joins them, and they take part in grouping and renaming like any other.
/// </summary>
internal sealed class Adoption(string step, ISessionRule rule, StoreWriter store, Evidence evidence)
{
    // When nothing can be written, a thousand equal messages help nobody.
    private const int FailuresInARow = 5;

    private bool willRegroup;
    private int failuresInARow;

    /// <summary>Source files, by their numbers in the evidence, of which something was held back.</summary>
    public HashSet<int> FailedFiles { get; } = [];

    /// <summary>Adopts what is recognised. Events of a session that could not be adopted are taken out of the evidence: they would be stored twice.</summary>
    public IEnumerable<RunEvent> Apply(CancellationToken cancellation)
    {
        if (!store.Index.HasAny(rule.Source)) yield break;
        var foreign = store.Index.Sessions.Where(session => session.Source == rule.Source && session.NaturalKeys.Length > 0).OrderBy(session => session.FileName, StringComparer.Ordinal).ToList();
        if (foreign.Count == 0 || (evidence.Items.Count == 0 && foreign.TrueForAll(session => session.IsCompared))) yield break;
        var events = new KnownEvents(rule, store.Folder, evidence, [.. foreign.SelectMany(session => session.NaturalKeys)]);
        // Files that came into the folder after their source was read: their events are stored, and not read again.
        var isComplete = foreign.TrueForAll(session => session.IsCompared) || AddStored(events, cancellation);
        foreach (var item in evidence.Items) events.AddRead(item);
        for (var at = 0; at < foreign.Count; at++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (at % 100 == 0) yield return new RunProgress(step, foreign[at].FileName, at, foreign.Count);
            if (events.AnyOf(foreign[at].NaturalKeys) && Adopt(foreign[at], events) is { } failure) yield return failure;
            else if (isComplete) store.Index.SetCompared(foreign[at]);
        }
    }

    private bool AddStored(KnownEvents events, CancellationToken cancellation)
    {
        var isComplete = true;
        foreach (var stored in store.Index.Sessions.Where(session => session.Source == rule.Source && session.GroupKey.Length > 0).ToList())
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                events.AddStored(stored);
            }
            catch (Exception error) when (error is SessionFileException or IOException or UnauthorizedAccessException)
            {
                isComplete = false;
            }
        }

        return isComplete;
    }

    private SessionFailed? Adopt(IndexedSession entry, KnownEvents events)
    {
        try
        {
            if (failuresInARow >= FailuresInARow) throw new IOException("as with the sessions before it");
            var adopted = AdoptedSession.Of(rule, store.Folder.Read(entry.FileName), events);
            if (adopted is not null)
            {
                Regroup();
                // What is taken out of the file is elsewhere before.
                foreach (var group in adopted.OtherGroups) SetApart(group, adopted.Session);
                Write(adopted.Session, entry.FileName);
            }

            failuresInARow = 0;
            return null;
        }
        catch (Exception error) when (error is SessionFileException or IOException or UnauthorizedAccessException)
        {
            foreach (var item in events.ReadOf(entry.NaturalKeys))
            {
                FailedFiles.UnionWith(item.Files);
                evidence.Drop(item.Key);
            }

            if (++failuresInARow > FailuresInARow) return null;
            return new(store.Folder.FullName(entry.FileName), $"The session of another program could not be taken over ({error.Message}). Its file is as it was, and nothing that its source says of it was stored; the next run tries again.");
        }
    }

    // Noted before the first file is written: if this run is killed, the next one groups what it left.
    private void Regroup()
    {
        if (willRegroup) return;
        store.Index.ForgetGap(rule.Source);
        store.Index.Save();
        willRegroup = true;
    }

    private void SetApart(List<SessionSegment> segments, Session origin)
    {
        var group = rule.GroupKey(segments[0]);
        var session = SessionSuccession.Make(rule, Identity.Session(rule.Source, group, segments[0].SegmentId), group, segments, [], origin.Meta.SourceIdentifiers);
        session.Meta.IngestionTimestampUtc = origin.Meta.IngestionTimestampUtc;
        var name = SessionFileName.Of(session);
        for (var number = 2; File.Exists(store.Folder.FullName(name)); number++) name = Path.GetFileNameWithoutExtension(SessionFileName.Of(session)) + "~" + number.ToString(CultureInfo.InvariantCulture) + SessionFileName.Extension;
        Write(session, name);
    }

    private void Write(Session session, string fileName)
    {
        session.Meta.LastUpdatedTimestampUtc = DateTimeOffset.UtcNow;
        store.Index.Put(IndexedSession.Of(session, store.Folder.Write(session, fileName), rule));
    }
}
