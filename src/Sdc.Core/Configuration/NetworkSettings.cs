namespace Sdc;

/// <summary>How servers are reached.</summary>
public sealed class NetworkSettings
{
    internal NetworkSettings()
    {
    }

    /// <summary>Address of the proxy; <c>none</c> for no proxy; null for the system's.</summary>
    public string? Proxy { get; internal init; }

    /// <summary>How often a request that failed for the moment is tried again.</summary>
    public int Retries { get; internal init; } = 5;

    /// <summary>How many seconds are waited before the first of these tries where the server names no time; each next one waits twice as long.</summary>
    public double RetryDelaySeconds { get; internal init; } = 1;

    /// <summary>Shows each key with its value, one a line.</summary>
    public override string ToString() => SectionText.Of(("proxy", Proxy), ("retries", Retries), ("retry_delay_seconds", RetryDelaySeconds));
}
