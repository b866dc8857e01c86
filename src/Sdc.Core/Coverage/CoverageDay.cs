namespace Sdc;

/// <summary>What is there of one source on one day, or why the day looks as if its export were missing.</summary>
public sealed class CoverageDay
{
    internal CoverageDay()
    {
    }

    /// <summary>The source system, such as <c>ScreenConnect</c>.</summary>
    public string Source { get; internal init; } = "";

    /// <summary>The day in the configured time zone, yyyy-MM-dd; empty for what has no known start.</summary>
    public string Date { get; internal init; } = "";

    /// <summary>The day's English name, such as <c>Monday</c>; empty where there is no day.</summary>
    public string Weekday { get; internal init; } = "";

    /// <summary>Number of sessions that start on the day.</summary>
    public int Sessions { get; internal init; }

    /// <summary>Number of segments that start on the day, those of sessions that started earlier included.</summary>
    public int Segments { get; internal init; }

    /// <summary>Active minutes of the sessions that start on the day.</summary>
    public long Minutes { get; internal init; }

    /// <summary>Start of the day's first event, in the configured time zone.</summary>
    public DateTimeOffset? FirstEvent { get; internal init; }

    /// <summary>Start of the day's last event, in the configured time zone.</summary>
    public DateTimeOffset? LastEvent { get; internal init; }

    /// <summary>True for a day without events on which the source usually has some.</summary>
    public bool LooksMissing { get; internal init; }

    /// <summary>Why the day looks missing, in one sentence or more; null where it does not.</summary>
    public string? Reason { get; internal init; }

    /// <summary>Shows source, day and what is there.</summary>
    public override string ToString() => FormattableString.Invariant($"{Source} {Date}: {(LooksMissing ? "looks missing" : $"{Segments} events")}");
}
