namespace Sdc;

/// <summary>One source file in one run: whether it has to be read, what it holds, what of it is bad.</summary>
internal sealed class SourceScan : IDisposable
{
    private static readonly string Version = typeof(SourceScan).Assembly.GetName().Version?.ToString() ?? "";

    private readonly LedgerEntry? known;
    private readonly HashSet<string> knownBad;
    private readonly LedgerEntry entry;
    private readonly List<SegmentKey> read = [];
    private HashSet<SegmentKey>? distinct;
    private SegmentKey[]? kept;
    private FileHash? hash;
    private bool holds;

    private SourceScan(string path, LedgerEntry? known, string settings)
    {
        Path = path;
        this.known = known;
        knownBad = [.. known?.Bad.Select(bad => bad.Id) ?? []];
        entry = new() { Settings = settings, Version = Version, Size = LedgerEntry.Due };
    }

    public string Path { get; }

    /// <summary>The open file; null when it need not be read, or cannot.</summary>
    public Stream? Content { get; private set; }

    /// <summary>Why the file cannot be read; null when it can, or need not.</summary>
    public string? Failure { get; private set; }

    /// <summary>True when size and time tell that nothing is new; the ledger's entry holds.</summary>
    public bool IsUnchanged { get; private set; }

    /// <summary>True for records that a server gave: there is no file to be looked at again.</summary>
    public bool IsServer { get; private set; }

    /// <summary>True when the file was, or should have been, read in this run.</summary>
    public bool WasRead => Content is not null || Failure is not null;

    /// <summary>True when the file was read before with other settings.</summary>
    public bool Reread { get; private set; }

    /// <summary>True when nothing is known of the file from before.</summary>
    public bool IsNew => known is null;

    /// <summary>What the file is the whole of, as its reader says; null where it says nothing.</summary>
    public string? Identity { get; set; }

    /// <summary>True when the file's last record is cut off in the middle.</summary>
    public bool IsCut { get; set; }

    /// <summary>The segments of the file, as read now or known from before; one that the file tells twice may come twice.</summary>
    public IReadOnlyCollection<SegmentKey> Keys => kept ?? (IReadOnlyCollection<SegmentKey>)read;

    // A set of a large file's segments is large, and most files are never asked for one.
    private HashSet<SegmentKey> Read => distinct ??= [.. read];

    /// <summary>Where the segments tell their groups: the groups of the segments that were read.</summary>
    public HashSet<string> Groups { get; } = new(StringComparer.Ordinal);

    /// <summary>The bad records found now.</summary>
    public List<BadRecord> Bad { get; } = [];

    /// <summary>Bad records of a file that has not changed since they were reported.</summary>
    public int StillBad => WasRead ? 0 : known?.Bad.Count ?? 0;

    /// <summary>True when the file holds something else than when it was read last.</summary>
    public bool IsNewForm => WasRead && known is { Sha256.Length: > 0 } && known.Sha256 != Sha256;

    /// <summary>
    /// Events that the very same file told under other settings and tells no longer: rows without an id of their own are known by their times, and these
    /// were read otherwise. A file with other content may just have been exported anew, and one that reads worse than before was read with a wrong
    /// setting: from such nothing is gone.
    /// </summary>
    public IReadOnlyList<SegmentKey> MovedBySettings => Reread && IsWhole && !IsNewForm && Read.Count >= known!.Segments.Length / SegmentKey.Size ? Missing : [];

    /// <summary>The events that were deleted from the file, as far as the file itself tells it.</summary>
    public IReadOnlyList<SegmentKey> Deleted => IsWhole && read.Count > 0 && !IsOther ? Missing : [];

    // What the file held when it was last read, and was not found to hold now.
    private IReadOnlyList<SegmentKey> Missing => known is null ? [] : [.. known.SegmentKeys().Where(key => !Read.Contains(key))];

    // Another chat under the same name has lost nothing of the one before; nor has one that has nothing in common with it.
    private bool IsOther => known is not null
        && (known.Identity is not null && Identity is not null ? known.Identity != Identity : read.Count > 0 && known.Segments.Length > 0 && !known.SegmentKeys().Any(Read.Contains));

    private bool IsWhole => Failure is null && !IsCut && Bad.Count == 0;

    private string Sha256 => hash?.Value ?? entry.Sha256;

    /// <summary>Looks at size and time.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="known">What the ledger says of it.</param>
    /// <param name="settings">The settings that decide how it is read.</param>
    /// <param name="isThere">Tells whether a segment is stored or was removed by a person; a file that held one that is neither is read again.</param>
    /// <param name="force">Read it in any case.</param>
    public static SourceScan Of(string path, LedgerEntry? known, string settings, Predicate<SegmentKey> isThere, bool force)
    {
        var scan = new SourceScan(path, known, settings);
        try
        {
            var file = Target(path);
            scan.entry.Size = file.Length;
            scan.entry.Written = file.LastWriteTimeUtc.Ticks;
            scan.Reread = known is not null && known.Settings.Length > 0 && known.Settings != settings;
            scan.holds = known is not null && !force && known.Settings == settings && known.Version == Version && Array.TrueForAll(known.SegmentKeys(), isThere);
            if (scan.holds && known!.Size == scan.entry.Size && known.Written == scan.entry.Written)
            {
                scan.KeepKnown();
                scan.IsUnchanged = true;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            scan.Fail(error.Message);
        }

        return scan;
    }

    /// <summary>Records that a server gave.</summary>
    /// <param name="server">The server's address.</param>
    /// <param name="known">What failed before.</param>
    public static SourceScan OfServer(string server, LedgerEntry? known) => new(server, known, "") { IsServer = true };

    /// <summary>Opens a file that size and time tell to be new; one whose content turns out to be the same has no <see cref="Content"/> then.</summary>
    public void Open()
    {
        if (IsServer)
        {
            Content = Stream.Null;
            return;
        }

        try
        {
            var stream = AtomicFile.OpenRead(Path);
            Content = stream;
            // It is read twice: once for its hash.
            if (!stream.CanSeek) throw new IOException("It is a pipe or a device and no file; save its content to a file first.");
            hash = new(Path);
            if (holds && known!.Size == entry.Size && known.Sha256 == hash.Value) KeepKnown();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Fail(error.Message);
        }
    }

    /// <summary>Notes a segment that was read.</summary>
    public void Add(SegmentKey key, string group)
    {
        read.Add(key);
        distinct?.Add(key);
        if (group.Length > 0) Groups.Add(group);
    }

    /// <summary>Closes the file when it was read to its end.</summary>
    public void Close()
    {
        try
        {
            if (hash is not null) entry.Sha256 = hash.Value;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Fail(error.Message);
        }

        Content?.Dispose();
    }

    /// <summary>Notes a bad record.</summary>
    /// <returns>True when it had not failed before.</returns>
    public bool Add(BadRecord record)
    {
        Bad.Add(record);
        return !knownBad.Contains(LedgerBadRecord.Of(record).Id);
    }

    /// <summary>Notes that the file could not be read (to its end).</summary>
    public void Fail(string reason)
    {
        Failure = $"The file cannot be read ({reason}). What was read of it is kept; the next run tries again.";
        Dispose();
        hash = null;
        Content = null;
    }

    /// <summary>What the ledger shall say of the file.</summary>
    /// <param name="stored">Whether all that was read of it is stored.</param>
    /// <param name="absence">What it means that an event is missing.</param>
    public LedgerEntry Finish(bool stored, Absence absence)
    {
        Dispose();
        if (!WasRead) return entry;
        var bad = Bad.Select(LedgerBadRecord.Of).ToList();
        if (!stored || Failure is not null)
        {
            // Due again, and then still to be compared with what it told, and how, when it was last read well.
            return new() { Size = LedgerEntry.Due, Settings = known?.Settings ?? "", Version = known?.Version ?? "", Sha256 = known?.Sha256 ?? "", Identity = known?.Identity, Segments = known?.Segments ?? [], Bad = bad };
        }

        // What only a broken or unfinished file does not hold may come back, and is compared again then.
        var mayComeBack = absence != Absence.Nothing && known is not null && !(IsWhole && read.Count > 0) && !IsOther;
        // The set is made only where a segment comes twice.
        entry.SetSegments(mayComeBack ? [.. Read, .. Missing] : HasRepeats() ? Read : read);
        entry.Bad = bad;
        entry.Identity = Identity ?? (read.Count == 0 ? known?.Identity : null);
        var now = Target(Path);
        // Written to while it was read: what was read counts, and the rest is for the next run.
        if (!now.Exists || now.Length != entry.Size || now.LastWriteTimeUtc.Ticks != entry.Written) entry.Size = LedgerEntry.Due;
        return entry;
    }

    public void Dispose()
    {
        Content?.Dispose();
        hash?.Dispose();
    }

    private bool HasRepeats()
    {
        SegmentKey[] sorted = [.. read];
        Array.Sort(sorted);
        return sorted.Skip(1).Where((key, before) => key == sorted[before]).Any();
    }

    // Size and time of a link are not those of the file.
    private static FileInfo Target(string path)
    {
        var file = new FileInfo(path);
#if NET
        if (file.Exists && (file.Attributes & FileAttributes.ReparsePoint) != 0 && file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target) return target;
#endif
        return file;
    }

    private void KeepKnown()
    {
        Dispose();
        Content = null;
        Reread = false;
        entry.Sha256 = known!.Sha256;
        entry.Segments = known.Segments;
        entry.Bad = known.Bad;
        entry.Identity = known.Identity;
        kept = known.SegmentKeys();
    }
}
