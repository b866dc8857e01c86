using System.Runtime.CompilerServices;

namespace Sdc;

/// <summary>
/// Checks a store, and mends it where that is asked for. Nothing of a person's is deleted: what is damaged is copied beside the sessions first, and what can
/// be read of it, notes and links and a customer set by hand before all, is saved as a session again, which the next run completes from the sources.
/// </summary>
internal sealed class StoreRepair(Workspace workspace)
{
    private readonly IReadOnlyDictionary<string, ISessionRule> rules = workspace.Sources.ToDictionary(source => source.Reader.Rule.Source, source => source.Reader.Rule);

    private string State => workspace.Configuration.StateFolder;

    /// <summary>Tells what is wrong; nothing is changed.</summary>
    public async IAsyncEnumerable<RunEvent> CheckAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        var held = RunLock.Held(State);
        if (held is not null) yield return new RunWarning("StoreInUse", $"Another run is writing ({held.Holder ?? "its holder left no name"}). What it is about to write may show here as missing; check again when it has ended.");
        foreach (var fault in Inspect(held is null, cancellation).Faults) yield return new StoreFound(new(fault.Kind, fault.Path, fault.What) { ToDo = Plan(fault) });
    }

    /// <summary>Mends what can be mended.</summary>
    /// <param name="purpose">What is being done, for the message that others get.</param>
    /// <param name="wait">How long to wait for another run that is writing.</param>
    /// <param name="cancellation">Stops between two findings.</param>
    /// <exception cref="RunLockException">Another run is writing.</exception>
    /// <exception cref="SdcException">The state folder cannot be written.</exception>
    public async IAsyncEnumerable<RunEvent> RepairAsync(string purpose, LockWait wait, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        using var held = wait.For(() => RunLock.Acquire(State, purpose, cancellation), cancellation);
        using var log = RunLog.Open(workspace.Configuration, purpose, null);
        var inspection = Inspect(true, cancellation);
        var mending = new StoreMending(workspace, inspection, new(workspace.Folder.Path, DateTime.UtcNow));
        foreach (var fault in inspection.Faults)
        {
            cancellation.ThrowIfCancellationRequested();
            var found = new StoreFound(mending.Mend(fault));
            log.Write(found);
            yield return found;
        }

        if (inspection.Faults.Count > 0 && Finish(inspection, cancellation) is { } trouble) yield return trouble;
    }

    private StoreInspection Inspect(bool isQuiet, CancellationToken cancellation) =>
        StoreInspection.Of(workspace.Folder, State, rules, source => workspace.Sources.Any(step => step.IsFetched && step.Reader.Rule.Source == source), isQuiet, cancellation);

    private RunWarning? Finish(StoreInspection inspection, CancellationToken cancellation)
    {
        try
        {
            inspection.Ledger.Save();
            if (Directory.Exists(workspace.Folder.Path)) SessionIndex.Open(State, workspace.Folder, Task.FromResult(workspace.Folder.Files().ToList()), rules, cancellation).Save();
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new("StateNotSaved", $"The index could not be written ({error.Message}); the next run makes it.");
        }
    }

    private static string Plan(StoreFault fault) => fault switch
    {
        { IsUnreadable: true } => StoreMending.Rights,
        { Kind: StoreFindingKind.SessionDamaged, Salvage: { Session: not null, Lost: var lost } } => $"A repair sets it aside and saves what can be read of it{(lost.Count == 0 ? ", which is all" : $": all but {string.Join(", ", lost)}")}.",
        { Kind: StoreFindingKind.SessionDamaged } => "A repair sets it aside. Nothing of it can be saved as a session; the next run rebuilds what the sources tell.",
        { Kind: StoreFindingKind.SessionNewer } => StoreMending.Newer,
        { Kind: StoreFindingKind.SessionDoubled, IsCopy: true } => "A repair sets it aside.",
        { Kind: StoreFindingKind.SessionDoubled, IsMerged: false } => StoreMending.Compare,
        { Kind: StoreFindingKind.SessionDoubled or StoreFindingKind.EventsDoubled } => "The next run makes them one, with what both say.",
        { Kind: StoreFindingKind.SessionMisnamed } => "A repair renames it.",
        { Kind: StoreFindingKind.EventsMissing } when File.Exists(fault.Path) => "The next run reads it again.",
        { Kind: StoreFindingKind.EventsMissing } => StoreMending.Gone,
        { Kind: StoreFindingKind.Leftover } => "A repair deletes it, as the next run does.",
        { Kind: StoreFindingKind.StrangeFile } => StoreMending.Strange,
        { Kind: StoreFindingKind.StateDamaged } when Path.GetFileName(fault.Path) == Decisions.FileName => "A repair sets it aside and keeps what can be read of it.",
        _ => "A repair makes it anew.",
    };
}
