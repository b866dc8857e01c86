using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Sdc;

/// <summary>Gives sessions their customers. One object serves a whole run, so that each distinct name is decided once.</summary>
internal sealed class LinkStep
{
    /// <summary>The step's name in summaries.</summary>
    public const string Name = "link";

    private readonly CustomerLinker linker;
    private readonly StepSummary summary = new() { Step = Name };

    /// <summary>Makes the step.</summary>
    /// <param name="linker">Decides.</param>
    /// <param name="fingerprint">Customers and settings as one text: a session that stayed undecided with these is not due again.</param>
    public LinkStep(CustomerLinker linker, string fingerprint)
    {
        this.linker = linker;
        Fingerprint = fingerprint;
    }

    public string Fingerprint { get; }

    /// <summary>Decides a session before it is stored.</summary>
    /// <returns>What to do once it is stored, and not before: count it.</returns>
    public Action Decide(Session session)
    {
        var wasDue = IsDue(session.Status);
        var changed = linker.Link(session);
        linker.Names.Give(session.Context);
        return () => Count(session, wasDue, changed);
    }

    private void Count(Session session, bool wasDue, bool changed)
    {
        if (wasDue) summary.Read++;
        if (changed && session.Status == SessionStatus.Linked) summary.Linked++;
        if (changed && session.Status == SessionStatus.NeedsReview) summary.NeedsReview++;
    }

    /// <summary>Decides all stored sessions that are due, gives those of renamed customers the new name, and ends the step with its summary.</summary>
    public async IAsyncEnumerable<RunEvent> RunAsync(StoreWriter store, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        if (store.TakeCopied() is { } copied) yield return copied;
        foreach (var damage in store.TakeDamage())
        {
            summary.Failed++;
            summary.NewlyFailed++;
            yield return damage;
        }

        var failedBefore = summary.Failed;
        var due = store.Index.Sessions.Where(session => IsDue(session) || linker.Names.Differ(session)).OrderBy(session => session.FileName, StringComparer.Ordinal).ToList();
        for (var at = 0; at < due.Count; at++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (at % 100 == 0) yield return new RunProgress(Name, due[at].FileName, at, due.Count);
            yield return DecideStored(due[at], store);
        }

        if (store.SaveState() is { } warning) yield return warning;
        summary.Impossible = due.Count > 0 && summary.Failed - failedBefore == due.Count;
        summary.Duration = clock.Elapsed;
        yield return new StepFinished(summary);
        await Task.CompletedTask.ConfigureAwait(false);
    }

    /// <summary>Decides one session that a user passed in; one that is not stored is decided in memory only.</summary>
    public RunEvent Decide(Session session, StoreWriter store)
    {
        var entry = store.Find(session.SessionId);
        if (entry is not null) return DecideStored(entry, store);
        var wasDue = IsDue(session.Status);
        var changed = linker.Link(session);
        Count(session, wasDue, changed);
        changed |= linker.Names.Give(session.Context);
        return new SessionStored(session, changed ? SessionChange.Converted : SessionChange.Unchanged);
    }

    private static bool IsDue(string status) => status is SessionStatus.NeedsLinking or SessionStatus.NeedsReview or SessionStatus.Error;

    // What stayed undecided with these customers and settings would stay so again.
    private bool IsDue(IndexedSession session) => IsDue(session.Status) && (session.Status != SessionStatus.NeedsReview || session.LinkedWith != Fingerprint);

    private RunEvent DecideStored(IndexedSession entry, StoreWriter store)
    {
        try
        {
            var session = store.Folder.Read(entry.FileName);
            var wasDue = IsDue(session.Status);
            var changed = linker.Link(session);
            // Both, whatever the first did.
            var isRenamed = linker.Names.Give(session.Context);
            if (changed || isRenamed) entry = store.Rewrite(session, entry);
            Count(session, wasDue, changed);
            changed |= isRenamed;
            var change = changed ? SessionChange.Changed : SessionChange.Unchanged;

            store.Index.SetLinkedWith(entry, Fingerprint);
            summary.Count(change);
            return new SessionStored(session, change);
        }
        catch (Exception error) when (error is SessionFileException or IOException or UnauthorizedAccessException)
        {
            summary.Failed++;
            summary.NewlyFailed++;
            return new SessionFailed(store.Folder.FullName(entry.FileName), $"The session could not be linked ({error.Message}). Its file is as it was; the next run tries again.");
        }
    }
}
