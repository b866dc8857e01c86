using System.CommandLine;

namespace Sdc.Cli;

/// <summary>The options of fetching tickets from Syncro's API.</summary>
internal sealed class TicketOptions : IServerOptions
{
    private readonly Option<string?> since = new("--since") { Description = "From the server: tickets that were updated at this time or later, instead of since the last run: 2026-10-01, or 2026-10-01T08:00, in the configured zone." };

    public void AddTo(Command command) => command.Options.Add(since);

    public ServerQuery? Read(ParseResult parsed, bool hasPaths, TimeZoneInfo zone)
    {
        if (parsed.GetValue(since) is not { } first) return null;
        if (hasPaths) throw new FormatException("--since says what to fetch from the server: give either that or files, not both.");
        return new(UserTime.Parse(first, zone, endOfDay: false));
    }
}
