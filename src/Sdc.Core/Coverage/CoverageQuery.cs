namespace Sdc;

/// <summary>Which days of which sources are asked for; what is null or empty asks for all.</summary>
internal sealed record CoverageQuery
{
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>From the day that holds this moment.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>To the last day that begins before this moment.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The present: its day is not over, so only the days before it can look missing.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>One <see cref="CoverageSource"/> a source in place of its days.</summary>
    public bool BySource { get; init; }
}
