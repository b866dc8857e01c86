namespace Sdc;

/// <summary>How ScreenConnect's connections are read.</summary>
public sealed class ScreenConnectIngestorSettings
{
    internal ScreenConnectIngestorSettings()
    {
    }

    /// <summary><c>csv</c> for files, <c>api</c> for the report over HTTP.</summary>
    public string Mode { get; internal init; } = "";

    /// <summary>Which of SessionCustomProperty1 to 8 holds the company.</summary>
    public int CompanyProperty { get; internal init; }

    /// <summary>The zone of times that are written without one, as configured; null for that of <c>processing_defaults</c>.</summary>
    public string? TimeZone { get; internal init; }

    /// <summary>The encoding of files that have no mark and are not UTF-8, as configured; null for the system's code page.</summary>
    public string? Encoding { get; internal init; }

    /// <summary>The declared formats of dates, in the order they are tried: <c>ISO</c>, and .NET's custom formats where <c>[...]</c> is a part that may be missing.</summary>
    public TextList DateFormats { get; internal init; } = [];

    /// <summary>Settings of the report over HTTP, as written; secrets are shown only as set.</summary>
    public DataMap ApiConfig { get; internal init; } = [];

    /// <summary>What <see cref="ApiConfig"/> means.</summary>
    internal ScreenConnectApiSettings Api { get; init; } = new();

    internal Secret ApiKey { get; init; } = Secret.None;

    /// <summary>What <see cref="DateFormats"/> means.</summary>
    internal DateFormatList DateFormatList { get; init; } = DateFormatList.Default;

    /// <summary>Shows each key with its value, one a line; secrets only as set or not set.</summary>
    public override string ToString() => SectionText.Of(
        ("mode", Mode),
        ("company_property", CompanyProperty),
        ("time_zone", TimeZone),
        ("encoding", Encoding),
        ("date_formats", DateFormats),
        ("api_config", ApiConfig.Count == 0 ? null : ApiConfig));
}
