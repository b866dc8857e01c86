namespace Sdc;

/// <summary>Compares what the files of a run say with what they, and those that were not read, said before.</summary>
internal sealed class SourceComparison(ISourceReader reader, IReadOnlyList<SourceScan> scans, Evidence evidence, StoreWriter store)
{
    private Absence Absence => reader.Rule.Absence;

    /// <summary>
    /// Forgets files that are no longer there and of which a file that is new holds all: they were renamed. (Another file that vanished goes on telling
    /// what it held.)
    /// </summary>
    public void ForgetRenamed()
    {
        if (Absence != Absence.Deleted) return;
        var added = scans.Where(scan => scan is { IsNew: true, WasRead: true, Keys.Count: > 0 }).Select(scan => new HashSet<SegmentKey>(scan.Keys)).ToList();
        if (added.Count == 0) return;
        var present = new HashSet<string>(scans.Select(scan => scan.Path), StringComparer.Ordinal);
        var renamed = store.Ledger.Of(reader.Rule.Source)
            .Where(file => !present.Contains(file.Path) && file.Entry.Segments.Length > 0 && !File.Exists(file.Path))
            .Where(file => added.Exists(keys => keys.IsSupersetOf(file.Entry.SegmentKeys())))
            .Select(file => file.Path)
            .ToList();
        foreach (var path in renamed) store.Ledger.Remove(reader.Rule.Source, path);
    }

    /// <summary>
    /// The files that have to be read although nothing is new in them: what they say of an event is joined with what another file said of it that says
    /// it otherwise now, or no longer.
    /// </summary>
    public IReadOnlyList<string> Copies()
    {
        if (Absence != Absence.Deleted || !scans.Any(IsNewForm)) return [];
        var restated = new HashSet<SegmentKey>(evidence.Items.Where(item => item.Files.Any(file => IsNewForm(scans[file])) && store.Index.Holds(item.Key)).Select(item => item.Key));
        foreach (var scan in scans.Where(IsNewForm)) restated.UnionWith(scan.Deleted);
        if (restated.Count == 0) return [];
        return [.. Unread().Where(file => Array.Exists(file.Entry.SegmentKeys(), restated.Contains) && File.Exists(file.Path)).Select(file => file.Path)];
    }

    /// <summary>
    /// Settles what replaces what is stored and what is gone. What corrected settings, or the newer form of a file that is the whole of something, say
    /// replaces what is stored, and what they no longer tell goes: but for what another file says as well. Then the two are joined as ever.
    /// </summary>
    public void Settle()
    {
        if (!scans.Any(scan => scan.Reread || IsNewForm(scan) || (Absence != Absence.Nothing && scan.Deleted.Count > 0))) return;
        foreach (var item in evidence.Items) item.Reread |= item.Files.Any(file => IsNewForm(scans[file]));
        for (var number = 0; number < scans.Count; number++)
        {
            var scan = scans[number];
            evidence.Gone.UnionWith(scan.MovedBySettings);
            if (Absence == Absence.Nothing) continue;
            var deleted = scan.Deleted;
            evidence.SetLost(number, deleted);
            evidence.Gone.UnionWith(deleted.Where(key => Absence == Absence.Deleted || store.Index.Holding(key).Any(holder => scan.Groups.Contains(holder.GroupKey))));
        }

        for (var number = 0; number < scans.Count; number++)
        {
            var scan = scans[number];
            if (!scan.WasRead) continue;
            evidence.Gone.ExceptWith(scan.Keys);
            if (Absence != Absence.Nothing) evidence.KeepStored(scan.Keys, number);
            else if (!scan.Reread) evidence.KeepStored(scan.Keys);
        }

        foreach (var other in Unread())
        {
            var keys = other.Entry.SegmentKeys();
            evidence.Gone.ExceptWith(keys);
            if (other.Entry.Settings == reader.Fingerprint) evidence.KeepStored(keys);
        }
    }

    private bool IsNewForm(SourceScan scan) => Absence != Absence.Nothing && scan.IsNewForm;

    private IEnumerable<(string Path, LedgerEntry Entry)> Unread()
    {
        var read = new HashSet<string>(scans.Where(scan => scan.WasRead).Select(scan => scan.Path), StringComparer.Ordinal);
        return store.Ledger.Of(reader.Rule.Source).Where(file => !read.Contains(file.Path)).ToList();
    }
}
