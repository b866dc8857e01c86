namespace Sdc;

/// <summary>A session that is being analysed: one task after the other, each result stored before the next is asked.</summary>
internal sealed class SessionWork(IndexedSession entry, IEnumerable<AnalysisTask> tasks)
{
    private readonly Queue<AnalysisTask> remaining = new(tasks);
    private SessionPrompt? prompt;
    private LongText? text;

    public IndexedSession Entry { get; set; } = entry;

    public Session? Session { get; set; }

    /// <summary>The task that was done last, and its result or what went wrong.</summary>
    public TaskDue? Due { get; private set; }

    public TaskResult? Result { get; private set; }

    public Exception? Error { get; private set; }

    /// <summary>Whether it holds one of the places for calls; it does until what was answered is stored.</summary>
    public bool HasPlace { get; set; }

    /// <summary>Whether any of its tasks failed.</summary>
    public bool HasFailed { get; set; }

    /// <summary>Why the provider gave no answer, in words for the user.</summary>
    public ModelException? Fault { get; set; }

    /// <summary>Whether anything was stored.</summary>
    public bool IsChanged { get; set; }

    /// <summary>True when no task is left.</summary>
    public bool IsDone => Result is null && Error is null;

    /// <summary>Goes on to the next result, without an exception.</summary>
    public async Task AdvanceAsync(AnalysisCalls calls, CancellationToken cancellation)
    {
        (Due, Result, Error) = (null, null, null);
        try
        {
            Session ??= calls.Folder.Read(Entry.FileName);
            var values = TemplateField.Values(Session, calls.Tasks.Categories);
            while (remaining.Count > 0)
            {
                Due = TaskDue.Of(Session, values, remaining.Dequeue(), calls.Tasks.Categories, calls.Force);
                if (Due is null) continue;
                Result = Due.Free is { } free ? new(free, null, default, 0, false) : await AskAsync(calls, Due, values, cancellation).ConfigureAwait(false);
                return;
            }
        }
        catch (ModelException error)
        {
            // Answers that were of no use are paid for, too.
            calls.Add(new(error.InputTokens, error.OutputTokens, error.Cost));
            Error = error;
        }
        catch (Exception error) when (error is SdcException or IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            Error = error;
        }
    }

    private async Task<TaskResult> AskAsync(AnalysisCalls calls, TaskDue due, IReadOnlyDictionary<string, string> values, CancellationToken cancellation)
    {
        prompt ??= new SessionPrompt(values, calls.Redactor);
        text ??= new(calls.Model, calls.Tasks.Parts, prompt);
        if (!HasPlace) await calls.Places.WaitAsync(calls.Starting).ConfigureAwait(false);
        HasPlace = true;
        calls.Starting.ThrowIfCancellationRequested();
        var use = default(ModelUse);
        void Add(ModelUse more)
        {
            use += more;
            calls.Add(more);
        }

        var question = await text.FitAsync(due.Task, Add, cancellation).ConfigureAwait(false);
        var answer = await calls.Model.AskAsync(question, cancellation).ConfigureAwait(false);
        Add(ModelUse.Of(answer));
        try
        {
            return new(TaskAnswer.Read(due.Task, answer.Text, prompt.Restore, calls.Tasks.Categories), OneLine.Escape(answer.Model, 100), use, text.Parts, answer.IsCut);
        }
        catch (FormatException error)
        {
            throw new ModelException(ModelFault.Unusable, $"The answer of {OneLine.Escape(answer.Model, 100)} cannot be used: {OneLine.Escape(error.Message, 300)}.", error);
        }
    }
}
