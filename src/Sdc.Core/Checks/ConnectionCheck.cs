namespace Sdc;

/// <summary>One thing that SDC needs, looked at.</summary>
public sealed record ConnectionCheck
{
    internal ConnectionCheck()
    {
    }

    /// <summary>What was looked at, such as <c>Syncro: tickets</c>.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>What was found.</summary>
    public CheckStatus Status { get; internal init; }

    /// <summary>What was found, in words; never a key.</summary>
    public string Detail { get; internal init; } = "";

    /// <summary>What to do about it; null where there is nothing to do.</summary>
    public string? Advice { get; internal init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; internal init; }
}
