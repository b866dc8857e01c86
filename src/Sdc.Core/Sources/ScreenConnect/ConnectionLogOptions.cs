using System.Globalization;

namespace Sdc;

/// <summary>How the connection logs of a ScreenConnect server are to be read.</summary>
internal sealed record ConnectionLogOptions
{
    /// <summary>Number of the <c>SessionCustomProperty</c> that holds the company, 1 to 8.</summary>
    public int CompanyProperty { get; init; } = 1;

    /// <summary>The zone of times that are written without one.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>The encoding of files that have no mark and are not UTF-8; null for the system's code page.</summary>
    public string? Encoding { get; init; }

    /// <summary>The declared formats of times.</summary>
    public DateFormatList DateFormats { get; init; } = DateFormatList.Default;

    /// <summary>The pause between connections beyond which a new session begins.</summary>
    public TimeSpan Gap { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>All that decides how a file is read, as one text.</summary>
    public string Fingerprint => string.Join("|", "connections 1", CompanyProperty.ToString(CultureInfo.InvariantCulture), Zone.Id, Zone.BaseUtcOffset.ToString(),
        FallbackEncoding.WebName, DateFormats.AcceptsIso ? DateFormatList.Iso : "", string.Join("|", DateFormats.ExactFormats));

    /// <summary>The encoding of files that have no mark and are not UTF-8.</summary>
    /// <exception cref="ArgumentException">The configured name is no encoding.</exception>
    public System.Text.Encoding FallbackEncoding => ContentEncoding.Fallback(Encoding);
}
