using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Sdc;

/// <summary>
/// Gives sessions their customers: by their names; those without a name by what their texts say; what is still undecided by a model, where one is
/// configured. One object serves a whole run, so that each distinct name is decided once.
/// </summary>
internal sealed class LinkStep
{
    /// <summary>The step's name in summaries.</summary>
    public const string Name = "link";

    private readonly CustomerLinker linker;
    private readonly FurtherLinking further;
    private readonly StepSummary summary = new() { Step = Name };
    private readonly HashSet<string> reviews = new(StringComparer.Ordinal);
    private readonly List<(IndexedSession Entry, string Question)> waiting = [];
    private readonly TextLinking texts;
    private readonly LinkDue due;
    private ModelLinker? models;
    private bool modelIsMade;
    private int seen;

    /// <summary>Makes the step.</summary>
    /// <param name="linker">Decides by names.</param>
    /// <param name="fingerprint">Customers and settings as one text: a session that stayed undecided with these is not due again.</param>
    /// <param name="further">What is done beyond names; nothing where it is not given.</param>
    public LinkStep(CustomerLinker linker, string fingerprint, FurtherLinking? further = null)
    {
        this.linker = linker;
        texts = new(linker, fingerprint);
        this.further = further ?? new();
        due = new(linker, fingerprint, texts, this.further.ByContent);
        Fingerprint = fingerprint;
    }

    /// <summary>What the decision by names depends on.</summary>
    public string Fingerprint { get; }

    /// <summary>Gets ready for sessions of a source that are about to be stored.</summary>
    public void Prepare(StoreWriter store, string source, CancellationToken cancellation)
    {
        // Connections tell whose machines there are, so they are stored before the chats; those without a name are decided when all are.
        if (further.ByContent && source == SourceSystem.SillyTavern && linker.Customers.Customers.Count > 0) texts.Prepare(store, cancellation);
    }

    /// <summary>Decides a session by its names, and a chat by its texts, before it is stored. Safe for concurrent use.</summary>
    public LinkDecision Decide(Session session)
    {
        var wasDue = LinkDue.IsDue(session.Status);
        var ofText = session.Source == SourceSystem.SillyTavern && texts.Linker is not null && session.Status != SessionStatus.Reviewed;
        var before = ofText ? LinkState.Of(session) : null;
        var changed = linker.Link(session);
        if (ofText)
        {
            texts.Linker!.Decide(session);
            changed |= before != LinkState.Of(session);
        }

        linker.Names.Give(session.Context);
        var machines = further.ByContent && session.Source == SourceSystem.ScreenConnect && session.CustomerId is not null ? MachinesOfSession.Of(session) : null;
        // No model was asked yet.
        return new(wasDue, changed, ofText ? texts.Mark : Fingerprint, machines);
    }

    /// <summary>Counts a session that <see cref="Decide(Session)"/> decided, when it is stored.</summary>
    public void Took(MadeSession made, LinkDecision decision, SessionIndex index)
    {
        index.SetLinkedWith(made.Entry, decision.Mark);
        if (decision.Machines is { } machines) texts.Note(made.Entry, machines);
        Count(made.Session, decision.WasDue, decision.IsChanged);
    }

    /// <summary>Decides all stored sessions that are due, gives those of renamed customers the new name, and ends the step with its summary.</summary>
    public async IAsyncEnumerable<RunEvent> RunAsync(StoreWriter store, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        foreach (var told in store.TakeWarnings()) yield return told;
        foreach (var damage in store.TakeDamage())
        {
            summary.Failed++;
            summary.NewlyFailed++;
            yield return damage;
        }

        if (PrepareModel(store) is { } noModel) yield return noModel;
        var failedBefore = summary.Failed;
        // Names first: machines are learned from those that they decide.
        foreach (var happened in DecideDue(store, false, cancellation)) yield return happened;
        if (PrepareContent(store, cancellation))
        {
            foreach (var happened in DecideDue(store, true, cancellation)) yield return happened;
        }

        await foreach (var happened in FinishAsync(store, cancellation).ConfigureAwait(false)) yield return happened;
        summary.Impossible = seen > 0 && summary.Failed - failedBefore == seen;
        summary.Duration = clock.Elapsed;
        yield return new StepFinished(summary);
    }

    /// <summary>Decides one session that a user passed in; one that is not stored is decided by its names, in memory only.</summary>
    /// <returns>What became of it; null where <see cref="FinishAsync"/> will tell.</returns>
    public RunEvent? Decide(Session session, StoreWriter store, CancellationToken cancellation)
    {
        if (store.Find(session.SessionId) is { } entry)
        {
            PrepareModel(store);
            if (due.IsOfText(entry)) PrepareContent(store, cancellation);
            return DecideStored(entry, store, true);
        }

        var wasDue = LinkDue.IsDue(session.Status);
        var changed = linker.Link(session);
        Count(session, wasDue, changed);
        changed |= linker.Names.Give(session.Context);
        return new SessionStored(session, changed ? SessionChange.Converted : SessionChange.Unchanged);
    }

    /// <summary>Decides again the stored sessions of whose names a person just said what they mean, or took that back.</summary>
    public IEnumerable<RunEvent> DecideSaid(StoreWriter store, CancellationToken cancellation)
    {
        var said = store.Index.Sessions.Where(linker.IsSaidOtherwise).OrderBy(session => session.FileName, StringComparer.Ordinal).ToList();
        for (var at = 0; at < said.Count; at++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (at % 100 == 0) yield return new RunProgress(Name, said[at].FileName, at, said.Count);
            if (DecideStored(said[at], store, false) is { } happened) yield return happened;
        }
    }

    /// <summary>Asks the model what is waiting for it, stores what it decides, and notes down what was done.</summary>
    public async IAsyncEnumerable<RunEvent> FinishAsync(StoreWriter store, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using (models)
        {
            var askers = waiting.GroupBy(one => one.Question, one => one.Entry, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
            var (done, total, unanswered) = (0, waiting.Count, 0);
            waiting.Clear();
            if (models is not null && total > 0)
            {
                await foreach (var question in models.AskAsync(cancellation).ConfigureAwait(false))
                {
                    foreach (var entry in askers[question])
                    {
                        yield return new RunProgress(Name, entry.FileName, done++, total);
                        yield return DecideStored(entry, store, false)!;
                        if (store.Index.OfFile(entry.FileName) is { } now && !due.IsSettled(now)) unanswered++;
                    }
                }

                if (unanswered > 0) yield return new RunWarning("ModelLinkIncomplete", FormattableString.Invariant($"The model gave no usable answer for {unanswered} of {total} undecided sessions. They stay as they are, and the next run asks again. {models.Failure}").TrimEnd());
            }
        }

        (models, modelIsMade, due.Model) = (null, false, null);
        if (store.SaveState() is { } warning) yield return warning;
    }

    private IEnumerable<RunEvent> DecideDue(StoreWriter store, bool ofText, CancellationToken cancellation)
    {
        var waits = store.Index.Sessions.Where(session => due.IsOfText(session) == ofText && (due.IsDue(session) || linker.Names.Differ(session) || linker.IsSaidOtherwise(session))).OrderBy(session => session.FileName, StringComparer.Ordinal).ToList();
        var ahead = new SessionsAhead(store.Folder, waits);
        seen += waits.Count;
        for (var at = 0; at < waits.Count; at++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (at % 100 == 0) yield return new RunProgress(Name, waits[at].FileName, at, waits.Count);
            if (DecideStored(waits[at], store, true, ahead.Next()) is { } happened) yield return happened;
        }
    }

    private RunWarning? PrepareModel(StoreWriter store)
    {
        if (modelIsMade) return null;
        modelIsMade = true;
        try
        {
            if (further.CreateModel() is { } model) models = new(model, linker, LinkAnswers.Load(store.StateFolder, store.Folder.Storage), further.LeastConfidence, further.CreateRedactor(model));
            due.Model = models?.Fingerprint;
            return null;
        }
        catch (SdcException error)
        {
            return new("ModelNotUsable", $"The model cannot be asked ({error.Message}); sessions are linked without it.");
        }
    }

    // Where no session is without a name, nobody needs to know whose a machine is.
    private bool PrepareContent(StoreWriter store, CancellationToken cancellation)
    {
        if ((texts.Linker is null || texts.IsStale) && store.Index.Sessions.Any(due.IsOfText)) texts.Prepare(store, cancellation);
        return texts.Linker is not null;
    }

    private void Count(Session session, bool wasDue, bool changed)
    {
        if (wasDue) summary.Read++;
        if (changed && session.Status == SessionStatus.Linked)
        {
            summary.Linked++;
            // A run that left it to a person before it found more counts it once.
            if (reviews.Remove(session.SessionId)) summary.NeedsReview--;
        }

        if (changed && session.Status == SessionStatus.NeedsReview && reviews.Add(session.SessionId)) summary.NeedsReview++;
    }

    private RunEvent? DecideStored(IndexedSession entry, StoreWriter store, bool mayAsk, Session? read = null)
    {
        try
        {
            // What was read ahead counts once: whoever saved the file since has it read again.
            return WhileEdited.Retry(() => Decide(Interlocked.Exchange(ref read, null) ?? store.Folder.Read(entry.FileName), entry, store, mayAsk));
        }
        catch (Exception error) when (error is SessionFileException or IOException or UnauthorizedAccessException)
        {
            summary.Failed++;
            summary.NewlyFailed++;
            return new SessionFailed(store.Folder.FullName(entry.FileName), $"The session could not be linked ({error.Message}). Its file is as it was; the next run tries again.");
        }
    }

    private SessionStored? Decide(Session session, IndexedSession entry, StoreWriter store, bool mayAsk)
    {
        var ofText = due.IsOfText(entry);
        var (wasDue, before) = (LinkDue.IsDue(session.Status), LinkState.Of(session));
        linker.Link(session);
        var finding = ofText ? texts.Linker?.Decide(session) : null;
        var question = models?.QuestionOf(session, finding);
        var isAnswered = question is null || models!.Answer(session, question, finding);
        if (!isAnswered && mayAsk)
        {
            models!.Queue(question!);
            waiting.Add((entry, question!.Key));
            return null;
        }

        var changed = before != LinkState.Of(session);
        // Both, whatever the first did.
        var isRenamed = linker.Names.Give(session.Context);
        if (changed || isRenamed)
        {
            entry = store.Rewrite(session, entry);
            texts.IsStale |= entry.Source == SourceSystem.ScreenConnect;
        }

        Count(session, wasDue, changed);
        changed |= isRenamed;
        var change = changed ? SessionChange.Changed : SessionChange.Unchanged;

        if (isAnswered) store.Index.SetLinkedWith(entry, due.Mark(ofText));
        summary.Count(change);
        return new SessionStored(session, change);
    }
}
