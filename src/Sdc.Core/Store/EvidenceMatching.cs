namespace Sdc;

/// <summary>Joins what a run read with what is stored, and leaves of the evidence only what says something new.</summary>
internal sealed class EvidenceMatching(ISessionRule rule, SessionIndex index, SessionFolder folder)
{
    /// <summary>Session files that could not be read.</summary>
    public List<SessionFailed> Failures { get; } = [];

    /// <summary>Source files, by their numbers in the evidence, of which something could not be taken in.</summary>
    public HashSet<int> FailedFiles { get; } = [];

    /// <summary>
    /// After this every item of the evidence is the event as it will be stored, and differs from what is stored. Events that two session files hold
    /// (a run was killed while it moved them) are added, so that they become one again.
    /// </summary>
    public void Match(Evidence evidence, CancellationToken cancellation)
    {
        if (!index.HasAny(rule.Source)) return;
        foreach (var key in index.Doubled(rule.Source)) evidence.AddStored(key);
        var byHolder = evidence.Items
            .SelectMany(item => index.Holding(item.Key).Select(holder => (holder, item)))
            .Where(pair => pair.holder.Source == rule.Source)
            .GroupBy(pair => pair.holder, pair => pair.item)
            .ToList();
        foreach (var holder in byHolder)
        {
            cancellation.ThrowIfCancellationRequested();
            var stored = holder.Key.Segments.ToDictionary(segment => segment.Key, segment => segment.Content);
            var unlike = holder.Where(item => !item.HasText || stored[item.Key] != item.Ref.Content).ToList();
            if (unlike.Count > 0) Join(evidence, holder.Key, unlike);

            // What equals the stored is no news; a doubled event stays, for its two files must become one.
            foreach (var item in holder)
            {
                if (!item.HasText || (index.Holding(item.Key).Count() == 1 && stored[item.Key] == item.Ref.Content)) evidence.Drop(item.Key);
            }
        }
    }

    private void Join(Evidence evidence, IndexedSession holder, List<EvidenceItem> items)
    {
        Session session;
        try
        {
            session = folder.Read(holder.FileName);
        }
        catch (Exception error) when (error is SessionFileException or IOException or UnauthorizedAccessException)
        {
            Failures.Add(new(folder.FullName(holder.FileName), error.Message));
            foreach (var item in items)
            {
                FailedFiles.UnionWith(item.Files);
                item.ForgetText();
            }

            return;
        }

        var segments = new Dictionary<SegmentKey, SessionSegment>();
        foreach (var segment in session.Segments) segments[SegmentKey.Of(segment.SegmentId)] = segment;
        foreach (var item in items)
        {
            if (!segments.TryGetValue(item.Key, out var known)) continue;
            var joined = item.HasText ? rule.Merge(known, evidence.Text(item), item.Reread) : known;
            foreach (var pair in known.Unknown)
            {
                if (!joined.Unknown.ContainsKey(pair.Key)) joined.Unknown[pair.Key] = pair.Value;
            }

            evidence.Set(item, joined);
        }
    }
}
