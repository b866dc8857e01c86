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
    /// <returns>True when the session changed.</returns>
    public bool Decide(Session session)
    {
        var changed = linker.Link(session);
        if (!changed) return false;
        if (session.Status == SessionStatus.Linked) summary.Linked++;
        if (session.Status == SessionStatus.NeedsReview) summary.NeedsReview++;
        return true;
    }

    /// <summary>Decides all stored sessions that are due, and ends the step with its summary.</summary>
    public async IAsyncEnumerable<RunEvent> RunAsync(StoreWriter store, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var due = store.Index.Sessions.Where(IsDue).OrderBy(session => session.FileName, StringComparer.Ordinal).ToList();
        foreach (var entry in due)
        {
            cancellation.ThrowIfCancellationRequested();
            if (summary.Read % 100 == 0) yield return new RunProgress(Name, entry.FileName, summary.Read, due.Count);
            yield return DecideStored(entry, store);
        }

        if (store.SaveState() is { } warning) yield return warning;
        summary.Impossible = summary.Failed > 0 && summary.Failed == summary.Read;
        summary.Duration = clock.Elapsed;
        yield return new StepFinished(summary);
        await Task.CompletedTask.ConfigureAwait(false);
    }

    /// <summary>Decides one session that a user passed in; one that is not stored is decided in memory only.</summary>
    public RunEvent Decide(Session session, StoreWriter store)
    {
        var entry = store.Find(session.SessionId);
        if (entry is not null) return DecideStored(entry, store);
        summary.Read++;
        return new SessionStored(session, Decide(session) ? SessionChange.Converted : SessionChange.Unchanged);
    }

    private bool IsDue(IndexedSession session) =>
        session.Status is SessionStatus.NeedsLinking or SessionStatus.Error || (session.Status == SessionStatus.NeedsReview && session.LinkedWith != Fingerprint);

    private RunEvent DecideStored(IndexedSession entry, StoreWriter store)
    {
        summary.Read++;
        try
        {
            var session = store.Folder.Read(entry.FileName);
            var change = SessionChange.Unchanged;
            if (Decide(session))
            {
                entry = store.Rewrite(session, entry);
                change = SessionChange.Changed;
            }

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
