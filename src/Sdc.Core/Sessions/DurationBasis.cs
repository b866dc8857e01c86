namespace Sdc;

/// <summary>The texts of <c>insights.duration_basis</c>: what a session's active time was measured by.</summary>
public static class DurationBasis
{
    /// <summary>The union of the intervals of remote connections.</summary>
    public const string Connections = "connections";

    /// <summary>The span from the first to the last message.</summary>
    public const string Span = "span";

    /// <summary>The sum of a ticket's timers.</summary>
    public const string Timers = "timers";

    /// <summary>A ticket's billable time.</summary>
    public const string BillableTime = "billable_time";

    /// <summary>Nothing tells a length: the active time is 0.</summary>
    public const string None = "none";
}
