namespace Sdc;

/// <summary>Mends what an inspection found, one after the other. Only the holder of the run lock may do so.</summary>
internal sealed class StoreMending(Workspace workspace, StoreInspection inspection, SetAsideFolder aside)
{
    public const string Rights = "Correct its rights, or close the program that has it open, and repair again.";
    public const string Newer = "Update SDC here.";
    public const string Compare = "Compare the two, keep one, and move the other away.";
    public const string Gone = "Bring the file back from a backup, if there is one, and run again.";
    public const string Strange = "Move it elsewhere.";

    /// <summary>Mends one thing.</summary>
    /// <returns>What was found, with what was done and what is left.</returns>
    public StoreFinding Mend(StoreFault fault)
    {
        var finding = new StoreFinding(fault.Kind, fault.Path, fault.What);
        try
        {
            return fault switch
            {
                { IsUnreadable: true } => finding with { ToDo = Rights },
                { Kind: StoreFindingKind.SessionDamaged } => Damaged(fault, finding),
                { Kind: StoreFindingKind.SessionNewer } => finding with { ToDo = Newer },
                { Kind: StoreFindingKind.SessionDoubled, IsCopy: true } => finding with { Done = $"Moved to '{SetAside(fault.Path)}'." },
                { Kind: StoreFindingKind.SessionDoubled, IsMerged: false } => finding with { ToDo = Compare },
                { Kind: StoreFindingKind.SessionDoubled or StoreFindingKind.EventsDoubled } => finding with { Done = "Left to the next run, which makes them one with what both say." },
                { Kind: StoreFindingKind.SessionMisnamed } => Misnamed(fault, finding),
                { Kind: StoreFindingKind.EventsMissing } => Missing(fault, finding),
                { Kind: StoreFindingKind.Leftover } => Leftover(fault, finding),
                { Kind: StoreFindingKind.StrangeFile } => finding with { ToDo = Strange },
                { Kind: StoreFindingKind.StateDamaged } => State(fault, finding),
                _ => Index(finding),
            };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return finding with { Done = "", ToDo = $"It could not be mended ({error.Message}) and is as it was. {Rights}" };
        }
    }

    private StoreFinding Damaged(StoreFault fault, StoreFinding finding)
    {
        var salvage = fault.Salvage!;
        var other = salvage.Session is { } named ? inspection.HolderOf(named.SessionId, fault.FileName!) : null;
        var copy = aside.Keep(fault.FileName!, AtomicFile.Read(fault.Path));
        ServerReading.AskAgain(workspace, fault.Source!, fault.FileName!, fault.Held!);
        var moved = $"Moved to '{copy}'.";
        var kept = other is null ? salvage.Session : null;
        Forget(fault.Held!.Keys.Except(kept?.Segments.Select(segment => SegmentKey.Of(segment.SegmentId)) ?? []));
        if (kept is null)
        {
            File.Delete(fault.Path);
            return finding with
            {
                Done = moved + (other is not null ? $" Its session stands in '{other}', which was left as it is." : " Nothing of it could be saved as a session."),
                ToDo = $"Look into '{copy}' for what no source tells: notes, links, a customer set by hand.",
            };
        }

        var name = SessionFileName.Of(kept);
        if (name != fault.FileName && File.Exists(workspace.Folder.FullName(name))) name = fault.FileName!;
        workspace.Folder.Write(kept, name);
        if (name != fault.FileName) File.Delete(fault.Path);
        return finding with
        {
            Done = $"{moved} What can be read of it is a session again" + (salvage.Lost.Count == 0 ? "." : $", without {string.Join(", ", salvage.Lost)}; the next run completes it from the sources."),
            ToDo = salvage.Lost.Count == 0 ? "" : $"Compare it with '{copy}' if anything was written by hand there.",
        };
    }

    // What is lost for good must not be told as missing at every check.
    private void Forget(IEnumerable<SegmentKey> events)
    {
        var lost = new HashSet<SegmentKey>(events);
        foreach (var source in SourceSystem.All)
        {
            foreach (var (path, entry) in inspection.Ledger.Of(source).Where(file => !File.Exists(file.Path) && Array.Exists(file.Entry.SegmentKeys(), lost.Contains)).ToList())
            {
                entry.SetSegments([.. entry.SegmentKeys().Where(key => !lost.Contains(key))]);
                inspection.Ledger.Set(source, path, entry);
            }
        }
    }

    private StoreFinding Misnamed(StoreFault fault, StoreFinding finding)
    {
        var target = workspace.Folder.FullName(fault.Wanted!);
        if (File.Exists(target)) return finding with { ToDo = "Its name is taken by another file. " + Compare };
        File.Move(fault.Path, target);
        return finding with { Done = $"Renamed to '{fault.Wanted}'." };
    }

    private StoreFinding Missing(StoreFault fault, StoreFinding finding)
    {
        var entry = inspection.Ledger.Find(fault.Source!, fault.Path)!;
        if (File.Exists(fault.Path))
        {
            entry.Size = LedgerEntry.Due;
            inspection.Ledger.Set(fault.Source!, fault.Path, entry);
            return finding with { Done = "Marked to be read again: the next run rebuilds them." };
        }

        entry.SetSegments([.. entry.SegmentKeys().Except(fault.Missing)]);
        inspection.Ledger.Set(fault.Source!, fault.Path, entry);
        return finding with { Done = "The ledger forgot them.", ToDo = Gone };
    }

    private static StoreFinding Leftover(StoreFault fault, StoreFinding finding)
    {
        File.Delete(fault.Path);
        return finding with { Done = "Deleted." };
    }

    private StoreFinding State(StoreFault fault, StoreFinding finding)
    {
        var content = AtomicFile.Read(fault.Path);
        var copy = aside.Keep(Path.GetFileName(fault.Path), content);
        if (Path.GetFileName(fault.Path) != Decisions.FileName)
        {
            File.Delete(fault.Path);
            return finding with { Done = $"Moved to '{copy}'; it is made anew." };
        }

        if (Decisions.Salvage(content) is { } decisions)
        {
            AtomicFile.Write(fault.Path, decisions);
            return finding with { Done = $"Copied to '{copy}'. What can be read of it was kept.", ToDo = $"Look into '{copy}': a removed session of which it is no longer told comes back with the next run." };
        }

        File.Delete(fault.Path);
        return finding with { Done = $"Moved to '{copy}'. Nothing of it could be read.", ToDo = "Removed sessions come back with the next run: remove them again." };
    }

    private static StoreFinding Index(StoreFinding finding)
    {
        File.Delete(finding.Path);
        return finding with { Done = "Made anew." };
    }

    private string SetAside(string path)
    {
        var copy = aside.Keep(Path.GetFileName(path), AtomicFile.Read(path));
        File.Delete(path);
        return copy;
    }
}
