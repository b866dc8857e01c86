namespace Sdc;

/// <summary>What happens during a run, in order; front ends show it and decide nothing.</summary>
internal abstract record RunEvent;

/// <summary>What became of a session.</summary>
internal enum SessionChange
{
    /// <summary>Stored for the first time.</summary>
    New,

    /// <summary>Stored with other content than before.</summary>
    Changed,

    /// <summary>Looked at and not written.</summary>
    Unchanged,

    /// <summary>Converted only; nothing is stored.</summary>
    Converted,
}

/// <summary>A session is ready; what is stored of it is on disk.</summary>
internal sealed record SessionStored(Session Session, SessionChange Change) : RunEvent;

/// <summary>A record or file could not be read.</summary>
/// <param name="Record">What and why.</param>
/// <param name="IsNew">False when the same record failed in an earlier run already.</param>
internal sealed record RecordFailed(BadRecord Record, bool IsNew) : RunEvent;

/// <summary>A session could not be read or stored; what was there before is kept.</summary>
/// <param name="File">Path of the session file.</param>
/// <param name="Reason">One sentence: what happened, what was kept, what to do.</param>
internal sealed record SessionFailed(string File, string Reason) : RunEvent
{
    /// <summary>The error's id where it has one of its own.</summary>
    public string? ErrorId { get; init; }
}

/// <summary>An id that was asked for is that of no session, and was none of an earlier one; or it is the beginning of several.</summary>
/// <param name="SessionId">What was asked for.</param>
/// <param name="Begun">How many sessions have an id that begins with it.</param>
internal sealed record SessionMissing(string SessionId, int Begun = 0) : RunEvent
{
    public bool IsAmbiguous => Begun > 1;

    public string Message => IsAmbiguous ? FormattableString.Invariant($"The ids of {Begun} sessions begin with '{SessionId}'; give more of it.") : $"There is no session '{SessionId}'.";
}

/// <summary>What is there of a source on a day.</summary>
internal sealed record CoverageFound(CoverageDay Day) : RunEvent;

/// <summary>What is there of a source on all days that were asked for.</summary>
internal sealed record CoverageSummed(CoverageSource Source) : RunEvent;

/// <summary>A customer as the server has it now; the cache is written.</summary>
internal sealed record CustomerFetched(Customer Customer) : RunEvent;

/// <summary>A session was analysed; its results are on disk.</summary>
internal sealed record SessionAnalyzed(Session Session, SessionChange Change) : RunEvent;

/// <summary>A step that a run could have done and did not, because nothing is configured for it.</summary>
internal sealed record StepSkipped(string Message) : RunEvent;

/// <summary>A prompt that analysis would send, as it would leave.</summary>
/// <param name="Session">The session that it is about.</param>
/// <param name="Question">The prompt.</param>
/// <param name="Redacted">What was redacted: counts, never values.</param>
internal sealed record PromptPlanned(Session Session, ModelQuestion Question, string Redacted) : RunEvent;

/// <summary>What a task of analysis would take.</summary>
internal sealed record AnalysisEstimated(AnalysisEstimate Estimate) : RunEvent;

/// <summary>Something that is wrong with the store, and what was done about it.</summary>
internal sealed record StoreFound(StoreFinding Finding) : RunEvent;

/// <summary>What was kept of a customer in one place.</summary>
internal sealed record CustomerDataFound(CustomerData Data) : RunEvent;

/// <summary>A name was confirmed to be a customer's; the sessions of that name are linked.</summary>
internal sealed record LinkConfirmed(CustomerLink Link) : RunEvent;

/// <summary>Something that a person who watches may want to know.</summary>
internal sealed record RunNote(string Message) : RunEvent;

/// <summary>Something that a person should know of and that stops nothing.</summary>
internal sealed record RunWarning(string Id, string Message) : RunEvent;

/// <summary>How far a step is.</summary>
internal sealed record RunProgress(string Activity, string Item, long Done, long? Total) : RunEvent;

/// <summary>A step is done.</summary>
internal sealed record StepFinished(StepSummary Summary) : RunEvent;
