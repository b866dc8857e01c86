using System.Globalization;

namespace Sdc;

/// <summary>How the connection logs of a ScreenConnect server are to be read.</summary>
internal sealed record ConnectionLogOptions
{
    /// <summary>The formats of spreadsheets in the American order. ISO 8601 is always read: no other order of day and month fits it.</summary>
    public static IReadOnlyList<string> DefaultDateFormats { get; } = ["ISO", "M/d/yyyy H:mm", "M/d/yyyy H:mm:ss", "M/d/yyyy h:mm tt", "M/d/yyyy h:mm:ss tt"];

    /// <summary>Number of the <c>SessionCustomProperty</c> that holds the company, 1 to 8.</summary>
    public int CompanyProperty { get; init; } = 1;

    /// <summary>The zone of times that are written without one.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>The encoding of files that have no mark and are not UTF-8; null for the system's code page.</summary>
    public string? Encoding { get; init; }

    /// <summary>The allowed formats of times beside ISO 8601, as .NET writes them; the text <c>ISO</c> may be among them.</summary>
    public IReadOnlyList<string> DateFormats { get; init; } = DefaultDateFormats;

    /// <summary>The pause between connections beyond which a new session begins.</summary>
    public TimeSpan Gap { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>All that decides how a file is read, as one text.</summary>
    public string Fingerprint => string.Join("|", "connections 1", CompanyProperty.ToString(CultureInfo.InvariantCulture), Zone.Id, Zone.BaseUtcOffset.ToString(),
        FallbackEncoding.WebName, string.Join("|", DateFormats));

    /// <summary>The encoding of files that have no mark and are not UTF-8.</summary>
    /// <exception cref="ArgumentException">The configured name is no encoding.</exception>
    public System.Text.Encoding FallbackEncoding => string.IsNullOrWhiteSpace(Encoding) ? SourceEncoding.System : SourceEncoding.Named(Encoding!);
}
