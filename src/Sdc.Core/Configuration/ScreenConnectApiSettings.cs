namespace Sdc;

/// <summary>How ScreenConnect's report is reached: <c>screenconnect_ingestor.api_config</c>.</summary>
internal sealed record ScreenConnectApiSettings
{
    /// <summary>The address that ScreenConnect is opened by, without a slash behind it; null when it is not set.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>The id of the extension that gives the report; null when it is not set.</summary>
    public string? ExtensionId { get; init; }

    /// <summary>The header Origin; null for none.</summary>
    public string? Origin { get; init; }

    /// <summary>Which connections are fetched.</summary>
    public ReportFilter Filter { get; init; } = ReportFilter.None;

    /// <summary>The most rows that are asked for at once.</summary>
    public int ItemLimit { get; init; } = 1000;

    /// <summary>Whether requests are sent as GET with a body, as older clients do.</summary>
    public bool UsesGet { get; init; }

    /// <summary>After how many seconds a request is given up.</summary>
    public int TimeoutSeconds { get; init; } = 60;

    /// <summary>Whether there is a server to ask.</summary>
    public bool IsSet => BaseUrl is not null && ExtensionId is not null;
}
