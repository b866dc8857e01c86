namespace Sdc;

/// <summary>What sources said in one run that is not stored already: each event once, however often and wherever it was read.</summary>
internal sealed class Evidence : IDisposable
{
    // A buffer of this size is no large object.
    private const int MostAtOnce = 64 * 1024;

    [ThreadStatic]
    private static byte[]? bytesOfThread;

    [ThreadStatic]
    private static SegmentWriter? writerOfThread;

    private readonly ISessionRule rule;
    private readonly SessionIndex? index;
    private readonly bool isAnyStored;
    private readonly EvidenceSpool spool;
    private readonly SegmentWriter writer = new();
    private readonly EvidenceItems items = new();
    private readonly Dictionary<int, IReadOnlyList<SegmentKey>> lost = [];
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);

    /// <summary>Makes an empty one.</summary>
    /// <param name="rule">The source's rule.</param>
    /// <param name="index">What is stored; null when nothing is compared with it.</param>
    /// <param name="folder">Where a temporary file may be made.</param>
    public Evidence(ISessionRule rule, SessionIndex? index, string folder)
    {
        this.rule = rule;
        this.index = index;
        // Of a first run nothing is looked up.
        isAnyStored = index is not null && index.HasAny(rule.Source);
        spool = new(folder);
    }

    public IReadOnlyCollection<EvidenceItem> Items => items;

    /// <summary>The events that each source file of this run holds, in the order of their numbers.</summary>
    public List<IReadOnlyCollection<SegmentKey>> Files { get; } = [];

    /// <summary>Stored events that the sources no longer tell.</summary>
    public HashSet<SegmentKey> Gone { get; } = [];

    /// <summary>What files of this run, by their numbers, held before and do not hold any more; other files may.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<SegmentKey>> Lost => lost;

    /// <summary>Sets the texts of a record aside, but for those that are stored just so. Safe for concurrent use while no session of this source is stored.</summary>
    /// <exception cref="SdcException">The temporary file cannot be written.</exception>
    public ReadRecord SetAside(GoodRecord record)
    {
        writerOfThread ??= new();
        var segments = new ReadSegment[record.Segments.Count];
        for (var at = 0; at < segments.Length; at++)
        {
            var segment = record.Segments[at];
            var bytes = writerOfThread.Write(segment);
            var reference = SegmentRef.Of(segment, bytes);
            // The same as is stored says nothing new. (Of two files that differ, the other one will say it.)
            var isStored = isAnyStored && index!.IsStoredAs(reference, rule.Source);
            segments[at] = new(reference, GroupKey(segment), isStored ? 0 : spool.Add(bytes), isStored ? 0 : bytes.Length);
        }

        return new(segments, record.SourceIdentifier, record.Replaces);
    }

    /// <summary>Takes in a segment.</summary>
    /// <param name="read">What the source says.</param>
    /// <param name="identifier">What <c>source_identifiers</c> names.</param>
    /// <param name="file">Number of the source file it was read from.</param>
    /// <param name="reread">True when what the file says now replaces what it said before.</param>
    public void Add(ReadSegment read, string identifier, int file, bool reread)
    {
        if (read.Length == 0) return;
        var key = read.Ref.Key;
        if (items.Find(key) is not { } known)
        {
            items.Add(known = new(key));
            known.Set(read.Ref, Shared(read.GroupKey), read.At, read.Length);
        }
        else if (known.Ref.Content != read.Ref.Content)
        {
            Set(known, rule.Merge(Text(known), Text(read.At, read.Length), preferSecond: false));
        }

        known.AddPlace(Shared(identifier), file);
        known.Reread |= reread;
    }

    /// <summary>Takes in an event that is stored already, to have it looked at.</summary>
    public void AddStored(SegmentKey key)
    {
        if (items.Find(key) is null) items.Add(new(key));
    }

    /// <summary>What is known of an event; only for one that has a text.</summary>
    /// <exception cref="IOException">The temporary file cannot be read.</exception>
    public SessionSegment Text(EvidenceItem item) => Text(item.At, item.Length);

    /// <summary>What is known of the new ones among the events of a session, in their order; null for the others.</summary>
    /// <param name="segments">The events.</param>
    /// <param name="passing">True where they are let go before this thread asks for others: these may then stand in the same memory.</param>
    /// <exception cref="IOException">The temporary file cannot be read.</exception>
    public List<SessionSegment?> Texts(List<GroupedSegment> segments, bool passing)
    {
        var texts = new List<SessionSegment?>(segments.Count);
        var (start, end, size) = (long.MaxValue, 0L, 0L);
        foreach (var segment in segments)
        {
            if (segment.Item is not { } item) continue;
            start = Math.Min(start, item.At);
            end = Math.Max(end, item.At + item.Length);
            size += item.Length;
        }

        // The events of a chat or a ticket were read one after the other, and stand together; one reading brings them all.
        var isOneReading = size > 0 && end - start <= Math.Min(2 * size, MostAtOnce);
        var length = isOneReading ? end - start : size;
        var bytes = length > MostAtOnce ? null : passing ? bytesOfThread ??= new byte[MostAtOnce] : new byte[length];
        var at = 0;
        if (isOneReading) spool.Read(start, bytes!, 0, (int)length);
        foreach (var segment in segments)
        {
            if (segment.Item is not { } item)
            {
                texts.Add(null);
                continue;
            }

            if (bytes is null)
            {
                texts.Add(Text(item));
                continue;
            }

            if (isOneReading) at = (int)(item.At - start);
            else spool.Read(item.At, bytes, at, item.Length);
            texts.Add(SegmentBytes.Read(bytes, at));
            at += item.Length;
        }

        return texts;
    }

    /// <summary>Replaces what is known of an event.</summary>
    public void Set(EvidenceItem item, SessionSegment segment)
    {
        var bytes = writer.Write(segment);
        item.Set(SegmentRef.Of(segment, bytes), Shared(GroupKey(segment)), spool.Add(bytes), bytes.Length);
    }

    /// <summary>Has events joined with what is stored, and not replaced: another file tells them too.</summary>
    public void KeepStored(IEnumerable<SegmentKey> keys)
    {
        foreach (var key in keys)
        {
            if (items.Find(key) is { } item) item.Reread = false;
        }
    }

    /// <summary>The same for those that a file of this run tells just as they are stored, so that its text was not taken in.</summary>
    public void KeepStored(IEnumerable<SegmentKey> keys, int file)
    {
        foreach (var key in keys)
        {
            if (items.Find(key) is { } item && !item.Files.Contains(file)) item.Reread = false;
        }
    }

    /// <summary>Notes what a file of this run held before and does not hold any more. What others say of it replaces what is stored.</summary>
    public void SetLost(int file, IReadOnlyList<SegmentKey> keys)
    {
        if (keys.Count == 0) return;
        lost[file] = keys;
        foreach (var key in keys)
        {
            if (items.Find(key) is { } item) item.Reread = true;
        }
    }

    /// <summary>Leaves an event out: it says nothing new, or is not wanted.</summary>
    public void Drop(SegmentKey key) => items.Remove(key);

    public void Dispose() => spool.Dispose();

    private string GroupKey(SessionSegment segment) => rule.GroupsByFile ? "" : rule.GroupKey(segment);

    private SessionSegment Text(long at, int length)
    {
        var bytes = new byte[length];
        spool.Read(at, bytes, 0, length);
        return SegmentBytes.Read(bytes);
    }

    // A million events come from a few files and groups: each text is held once.
    private string Shared(string text)
    {
        if (text.Length == 0) return "";
        if (texts.TryGetValue(text, out var known)) return known;
        return texts[text] = text;
    }
}
