namespace Sdc;

/// <summary>Makes sessions of their parts. Safe for concurrent use where the parts are different ones.</summary>
internal sealed class PartMaker(ISessionRule rule, SessionFolder folder, Evidence evidence, LinkStep? link, bool brief)
{
    /// <summary>Makes the session, decides its customer, and writes its file.</summary>
    /// <param name="part">What it is made of.</param>
    /// <param name="loaded">Stored sessions that were read already; those that the part needs are added.</param>
    /// <exception cref="SdcException">A stored session that it follows cannot be read.</exception>
    /// <exception cref="IOException">A file could not be read or written; what was there is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public MadeSession Store(SessionPart part, Dictionary<IndexedSession, LoadedSession> loaded)
    {
        using var staged = Stage(part, loaded, flush: true);
        return staged.Commit();
    }

    /// <summary>The same, but for the file's name.</summary>
    /// <param name="part">What it is made of.</param>
    /// <param name="loaded">Stored sessions that were read already; those that the part needs are added.</param>
    /// <param name="flush">Whether the file is to be on the disk, where the settings want that.</param>
    public StagedSession Stage(SessionPart part, Dictionary<IndexedSession, LoadedSession> loaded, bool flush)
    {
        var session = Make(part, loaded);
        var decision = link?.Decide(session);
        var now = DateTimeOffset.UtcNow;
        session.Meta.IngestionTimestampUtc ??= now;
        session.Meta.LastUpdatedTimestampUtc = now;
        var origin = loaded.Values.Select(read => read.Origin).FirstOrDefault(read => read?.FileName == part.FileName);
        var staged = folder.Stage(session, part.FileName, flush);
        try
        {
            // What was joined is known by its reference already; hashing it once more would be half of the work.
            var entry = IndexedSession.Of(session, SessionFolder.Info(staged, part.FileName), Refs(part.Segments), part.GroupKey);
            if (brief) session.Segments = [];
            return new(new(session, entry, decision), folder, staged, origin);
        }
        catch
        {
            staged.Dispose();
            throw;
        }
    }

    /// <summary>Reads a stored session, once.</summary>
    public LoadedSession Load(IndexedSession holder, Dictionary<IndexedSession, LoadedSession> loaded)
    {
        if (!loaded.TryGetValue(holder, out var session)) loaded[holder] = session = new(folder.Read(holder.FileName));
        return session;
    }

    private Session Make(SessionPart part, Dictionary<IndexedSession, LoadedSession> loaded)
    {
        var sources = LoadAll(part.Holders, loaded);
        var predecessors = LoadAll(part.Predecessors, loaded).ConvertAll(read => read.Session);
        if (part.Emptied is { } emptied) predecessors.Add(Load(emptied, loaded).Session);
        var identifiers = new TextList();
        var texts = evidence.Texts(part.Segments, brief);
        for (var at = 0; at < texts.Count; at++)
        {
            texts[at] ??= Stored(part.Segments[at], sources);
            part.Segments[at].Item?.AddIdentifiersTo(identifiers);
        }

        foreach (var source in sources) identifiers.AddMissing(source.Identifiers);
        var session = SessionSuccession.Make(rule, part.SessionId, part.GroupKey, texts!, predecessors, identifiers);
        session.Context.ShrankAfterReview = session.Status == SessionStatus.Reviewed && (session.Context.ShrankAfterReview || part.Segments.Exists(segment => segment.IsGone));
        session.View = folder.View;
        return session;
    }

    private List<LoadedSession> LoadAll(List<IndexedSession> holders, Dictionary<IndexedSession, LoadedSession> loaded)
    {
        var all = new List<LoadedSession>(holders.Count);
        foreach (var holder in holders) all.Add(Load(holder, loaded));
        return all;
    }

    private static SegmentRef[] Refs(List<GroupedSegment> segments)
    {
        var refs = new SegmentRef[segments.Count];
        for (var at = 0; at < refs.Length; at++) refs[at] = segments[at].Ref;
        return refs;
    }

    private static SessionSegment Stored(GroupedSegment segment, List<LoadedSession> sources) =>
        sources.Select(source => source.Segment(segment.Ref.Key)).FirstOrDefault(text => text is not null) ?? throw new IOException("a session file was changed while it was worked on");
}
