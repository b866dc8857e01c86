using System.CommandLine;

namespace Sdc.Cli;

/// <summary>The options of fetching connections from ScreenConnect's report.</summary>
internal sealed class ReportOptions : IServerOptions
{
    private readonly Option<bool> fromServer = new("--from-server") { Description = "Fetch from the configured server: what came since the last time, and the connections that were open then." };
    private readonly Option<string?> since = new("--since") { Description = "With --from-server: only connections that began at this time or later: 2026-10-01, or 2026-10-01T08:00, in the configured zone." };
    private readonly Option<string?> until = new("--until") { Description = "With --from-server: only connections that began before this time; a date alone includes its day." };

    private readonly Option<string[]> filter = new("--filter")
    {
        Description = "With --from-server: only connections with this value, as ParticipantName=Dana, instead of the configured filters. A field that is given twice may have either value.",
        AllowMultipleArgumentsPerToken = true,
        // All fields that there are would make the help's first column wider than a screen.
        HelpName = "field=value",
    };

    public void AddTo(Command command)
    {
        filter.CompletionSources.Add(_ => ReportFilter.FieldNames.Select(name => new System.CommandLine.Completions.CompletionItem(name + "=")));
        foreach (var option in (Option[])[fromServer, since, until, filter]) command.Options.Add(option);
    }

    public ServerQuery? Read(ParseResult parsed, bool hasPaths, TimeZoneInfo zone)
    {
        var filters = parsed.GetValue(filter) ?? [];
        if (!parsed.GetValue(fromServer))
        {
            if (parsed.GetValue(since) is not null || parsed.GetValue(until) is not null || filters.Length > 0) throw new FormatException("--since, --until and --filter say what to fetch from the server: give --from-server, too.");
            return null;
        }

        if (hasPaths) throw new FormatException("Give either --from-server or files, not both.");
        DateTimeOffset? from = parsed.GetValue(since) is { } first ? UserTime.Parse(first, zone, endOfDay: false) : null;
        DateTimeOffset? to = parsed.GetValue(until) is { } last ? UserTime.Parse(last, zone, endOfDay: true) : null;
        UserTime.InOrder(from, to);
        if (filters.Length == 0) return new(from, to);
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var one in filters)
        {
            var equals = one.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1) throw new FormatException($"'{OneLine.Escape(one, 60)}' is no filter; give a field and its value as ParticipantName=Dana.");
            var name = one[..equals];
            values[name] = [.. values.GetValueOrDefault(name, []), one[(equals + 1)..]];
        }

        ReportFilter.Of(values);
        return new(from, to, Filter: values);
    }
}
