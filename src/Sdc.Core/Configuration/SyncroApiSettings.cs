namespace Sdc;

/// <summary>How Syncro's API is reached.</summary>
public sealed class SyncroApiSettings
{
    internal SyncroApiSettings()
    {
    }

    /// <summary>The address with <c>/api/v1</c> and no slash behind it; null when it is not set.</summary>
    public string? BaseUrl { get; internal init; }

    /// <summary>Whether the API key is set, and from where; the key itself is never shown.</summary>
    public string ApiKey => Key.ToString();

    /// <summary>How many requests a minute are sent at most. Syncro allows 180 for each IP address.</summary>
    public int RequestsPerMinute { get; internal init; }

    /// <summary>After how many seconds a request is given up.</summary>
    public int TimeoutSeconds { get; internal init; }

    internal Secret Key { get; init; } = Secret.None;

    /// <summary>Shows each key with its value, one a line; the API key only as set or not set.</summary>
    public override string ToString() => SectionText.Of(
        ("base_url", BaseUrl), ("api_key", ApiKey), ("requests_per_minute", RequestsPerMinute), ("timeout_seconds", TimeoutSeconds));
}
