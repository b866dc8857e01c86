namespace Sdc;

/// <summary>Stores what models answered, one result after the other, and decides when there is no point in going on.</summary>
/// <param name="store">The store.</param>
/// <param name="tasks">All tasks.</param>
/// <param name="calls">What the sessions share.</param>
/// <param name="summary">Counts.</param>
/// <param name="provider">Name of the provider.</param>
/// <param name="fingerprint">What the index shall note of sessions that need nothing; null where only some of a run's tasks are done.</param>
internal sealed class AnalysisResults(StoreWriter store, AnalysisTasks tasks, AnalysisCalls calls, StepSummary summary, string provider, string? fingerprint)
{
    // One question that a provider cannot answer in time must not keep all others from being asked, at every run; nor must one file that is open elsewhere.
    private const int FailuresInARow = 3;

    private readonly List<RunEvent> happened = [];
    private readonly List<SessionWork> unanswered = [];
    private ModelException? lastFault;
    private long answers;
    private int storeFailures;
    private Func<string, RunEvent>? ending;

    /// <summary>True when no further question is to be asked.</summary>
    public bool HasEnded => ending is not null;

    /// <summary>Sessions that were begun and are still due, without having failed by themselves.</summary>
    public int Left { get; private set; }

    /// <summary>What happened since this was last asked for.</summary>
    public IReadOnlyList<RunEvent> Happened()
    {
        var now = happened.ToList();
        happened.Clear();
        return now;
    }

    /// <summary>Takes the next result of a session.</summary>
    /// <returns>True when the session is to go on with its next task.</returns>
    public bool Take(SessionWork work)
    {
        var goesOn = work.Error is { } error ? Fail(work, error) : work.IsDone ? Finish(work) : Store(work);
        if (goesOn || !work.HasPlace) return goesOn;
        work.HasPlace = false;
        calls.Places.Release();
        return false;
    }

    /// <summary>Tells what is still to be told at the end; <see cref="StepSummary.LeftDue"/> is known by then.</summary>
    public IReadOnlyList<RunEvent> End()
    {
        if (ending is not null) happened.Add(ending(FormattableString.Invariant($" What was answered is stored; {(summary.LeftDue == 1 ? "1 session is" : $"{summary.LeftDue} sessions are")} left for the next run.")));
        return Happened();
    }

    /// <summary>Decides about those that got no answer, now that no further one comes.</summary>
    public void Close()
    {
        if (unanswered.Count == 0) return;
        if (answers > 0) TellUnanswered();
        else EndByProvider(lastFault!);
    }

    private bool Store(SessionWork work)
    {
        try
        {
            work.Session = WhileEdited.Retry(() =>
            {
                // A person may have changed the file meanwhile.
                var session = store.Folder.Read(work.Entry.FileName);
                if (!work.Due!.Apply(session, work.Result!)) return session;
                if (AnalysisStep.IsWaiting(session.Status) && TaskDue.IsCurrent(session, tasks)) session.Meta.ProcessingStatus = SessionStatus.Analyzed;
                Rewrite(work, session);
                return session;
            });
            storeFailures = 0;
        }
        catch (Exception error) when (error is SessionFileException or IOException or UnauthorizedAccessException)
        {
            if (++storeFailures >= FailuresInARow) End(left => new SessionFailed(store.Folder.Path, $"Results cannot be stored ({error.Message}), so no more are asked for.{left}"));
            return Tell(work, $"Its results could not be stored ({error.Message}). Its file is as it was; the next run asks again.");
        }

        if (work.Result!.Model is null) return true;
        answers++;
        // The provider is there: those that it did not answer before failed by themselves.
        TellUnanswered();
        return true;
    }

    private bool Finish(SessionWork work)
    {
        try
        {
            var isCurrent = !work.HasFailed && TaskDue.IsCurrent(work.Session!, tasks);
            if (isCurrent && AnalysisStep.IsWaiting(work.Session!.Status))
            {
                isCurrent = WhileEdited.Retry(() =>
                {
                    // It was read when its first task began.
                    work.Session = store.Folder.Read(work.Entry.FileName);
                    if (!TaskDue.IsCurrent(work.Session, tasks)) return false;
                    if (!AnalysisStep.IsWaiting(work.Session.Status)) return true;
                    work.Session.Meta.ProcessingStatus = SessionStatus.Analyzed;
                    Rewrite(work, work.Session);
                    return true;
                });
            }

            if (isCurrent && fingerprint is not null) store.Index.SetAnalyzedWith(work.Entry, fingerprint);
        }
        catch (Exception error) when (error is SessionFileException or IOException or UnauthorizedAccessException)
        {
            return Tell(work, $"It could not be stored ({error.Message}). Its file is as it was; the next run tries again.");
        }

        return Count(work);
    }

    private bool Fail(SessionWork work, Exception error)
    {
        switch (error)
        {
            case OperationCanceledException:
                return Leave(work);
            case ModelException { Fault: ModelFault.OverBudget }:
                End(left => new RunWarning(BudgetedModel.BudgetSpent, $"Analysis stopped before its limit of the cost was passed.{left}"));
                return Leave(work);
            case ModelException { Fault: ModelFault.Refused } refused:
                EndByProvider(refused);
                return Leave(work);
            case ModelException { Fault: ModelFault.Unavailable } unavailable:
                lastFault = unavailable;
                unanswered.Add(work);
                work.Fault = unavailable;
                if (unanswered.Count >= FailuresInARow) EndByProvider(lastFault);
                return HasEnded && LeaveUnanswered();
            case ModelException fault:
                // Another task of the session may fare better.
                Tell(work, $"{work.Due!.Task.Name}: {fault.Message} The next run tries again.", fault.ErrorId);
                return true;
            default:
                return Tell(work, $"It could not be analysed ({OneLine.Escape(error.Message, 300)}). Its file is as it was; the next run tries again.");
        }
    }

    private void Rewrite(SessionWork work, Session session)
    {
        var before = work.Entry;
        work.Entry = store.Rewrite(session, before);
        // What the linker sees of it is what it was.
        store.Index.SetLinkedWith(work.Entry, before.LinkedWith);
        work.IsChanged = true;
    }

    private bool Leave(SessionWork work)
    {
        Left++;
        if (work.IsChanged) Count(work);
        return false;
    }

    private bool LeaveUnanswered()
    {
        foreach (var work in unanswered) Leave(work);
        unanswered.Clear();
        return false;
    }

    private void TellUnanswered()
    {
        foreach (var work in unanswered) Tell(work, $"{work.Fault!.Message} The next run tries again.", work.Fault.ErrorId);
        unanswered.Clear();
    }

    private bool Count(SessionWork work)
    {
        summary.Read++;
        var change = work.IsChanged ? SessionChange.Changed : SessionChange.Unchanged;
        if (work.IsChanged || !work.HasFailed) summary.Count(change);
        if (work.Session is { } session && (work.IsChanged || !work.HasFailed)) happened.Add(new SessionAnalyzed(session, change));
        return false;
    }

    private bool Tell(SessionWork work, string reason, string? errorId = null)
    {
        if (!work.HasFailed)
        {
            summary.Failed++;
            summary.NewlyFailed++;
        }

        work.HasFailed = true;
        happened.Add(new SessionFailed(store.Folder.FullName(work.Entry.FileName), reason) { ErrorId = errorId });
        return false;
    }

    private void EndByProvider(ModelException fault)
    {
        if (HasEnded) return;
        summary.Failed++;
        summary.NewlyFailed++;
        summary.Impossible = answers == 0;
        End(left => new RecordFailed(new("llm_config." + OneLine.Escape(provider, 60), 0, null, fault.Message + left, null) { ErrorId = fault.ErrorId }, true));
        LeaveUnanswered();
    }

    private void End(Func<string, RunEvent> told)
    {
        ending ??= told;
        calls.End();
    }
}
