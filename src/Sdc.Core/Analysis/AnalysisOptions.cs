namespace Sdc;

/// <summary>What analysis is asked for.</summary>
internal sealed record AnalysisOptions
{
    /// <summary>Names of tasks; empty for those of a run.</summary>
    public IReadOnlyList<string> Tasks { get; init; } = [];

    /// <summary>Ids of sessions, whatever their status; null for all that are due.</summary>
    public IReadOnlyList<string>? SessionIds { get; init; }

    /// <summary>Do again what a model did.</summary>
    public bool Force { get; init; }

    /// <summary>The most that may be spent, in the currency of the configured prices; null for no limit.</summary>
    public decimal? MaxCost { get; init; }
}
