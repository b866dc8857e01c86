namespace Sdc;

/// <summary>What a run yields, in the order in which it happens; front ends turn each event into their own kind of output.</summary>
internal abstract record RunEvent;

/// <summary>A session has reached its file, or, for a run that only converts, has been made.</summary>
internal sealed record SessionStored(Session Session, SessionChange Change) : RunEvent;

/// <summary>A record could not be read.</summary>
/// <param name="Record">Where it is and why.</param>
/// <param name="IsNew">False when an earlier run has reported the same record already.</param>
internal sealed record RecordFailed(BadRecord Record, bool IsNew) : RunEvent;

/// <summary>Something that a person may want to know of.</summary>
/// <param name="Id">A stable name in PascalCase.</param>
/// <param name="Message">One sentence.</param>
internal sealed record RunWarning(string Id, string Message) : RunEvent;

/// <summary>How far the run is.</summary>
/// <param name="Activity">The step, such as "Reading ScreenConnect logs".</param>
/// <param name="Item">What is worked on now.</param>
/// <param name="Done">Units that are done.</param>
/// <param name="Total">All units; null where it is not known.</param>
internal sealed record RunProgress(string Activity, string Item, long Done, long? Total) : RunEvent;

/// <summary>A step has ended.</summary>
internal sealed record StepFinished(StepSummary Summary) : RunEvent;

/// <summary>What a run did to a session.</summary>
internal enum SessionChange
{
    /// <summary>It was not stored before.</summary>
    New,

    /// <summary>Its file was rewritten.</summary>
    Changed,

    /// <summary>Its file stayed as it was.</summary>
    Unchanged,

    /// <summary>It was made and, as asked, not stored.</summary>
    Converted,
}
