namespace Sdc;

/// <summary>What is there of one source, summed over the days that were asked for.</summary>
public sealed class CoverageSource
{
    internal CoverageSource()
    {
    }

    /// <summary>The source system, such as <c>ScreenConnect</c>.</summary>
    public string Source { get; internal init; } = "";

    /// <summary>Start of the first event, in the configured time zone.</summary>
    public DateTimeOffset? FirstEvent { get; internal init; }

    /// <summary>Start of the last event, in the configured time zone.</summary>
    public DateTimeOffset? LastEvent { get; internal init; }

    /// <summary>Number of days with events.</summary>
    public int Days { get; internal init; }

    /// <summary>Number of sessions.</summary>
    public int Sessions { get; internal init; }

    /// <summary>Number of segments.</summary>
    public int Segments { get; internal init; }

    /// <summary>Active minutes of the sessions.</summary>
    public long Minutes { get; internal init; }

    /// <summary>Number of days that look as if their export were missing.</summary>
    public int MissingDays { get; internal init; }

    /// <summary>Sums the days of one source.</summary>
    /// <param name="days">The days, in order; at least one.</param>
    internal static CoverageSource Of(IReadOnlyCollection<CoverageDay> days) => new()
    {
        Source = days.First().Source,
        FirstEvent = days.Select(day => day.FirstEvent).FirstOrDefault(time => time is not null),
        LastEvent = days.Select(day => day.LastEvent).LastOrDefault(time => time is not null),
        Days = days.Count(day => day.FirstEvent is not null),
        Sessions = days.Sum(day => day.Sessions),
        Segments = days.Sum(day => day.Segments),
        Minutes = days.Sum(day => day.Minutes),
        MissingDays = days.Count(day => day.LooksMissing),
    };

    /// <summary>Shows source, number of days and of missing ones.</summary>
    public override string ToString() => FormattableString.Invariant($"{Source}: {Days} days, {MissingDays} look missing");
}
