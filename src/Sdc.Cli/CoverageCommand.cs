using System.CommandLine;

namespace Sdc.Cli;

/// <summary><c>sdc coverage</c>: shows what is there of each source on each day, and which days look as if an export were missing.</summary>
internal static class CoverageCommand
{
    public static Command Create()
    {
        var source = new Option<string[]>("--source") { Description = "Only these sources.", AllowMultipleArgumentsPerToken = true };
        source.AcceptInAnyCase(SourceSystem.All);
        var since = new Option<string?>("--since") { Description = "From this day on: 2026-10-01, in the configured zone." };
        var until = new Option<string?>("--until") { Description = "Up to this day, which is included." };
        var bySource = new Option<bool>("--by-source") { Description = "One row a source, with its first and last event and its sums, in place of one a day." };
        var output = new Option<string>("--output", "-o") { Description = "table, csv, json or jsonl.", DefaultValueFactory = _ => "table" };
        output.AcceptOnlyFromAmong("table", "csv", "json", "jsonl");

        var command = new Command("coverage", "Show what is there of each source on each day, and days that look as if an export were missing.");
        foreach (var option in (Option[])[source, since, until, bySource, output]) command.Options.Add(option);
        command.SetAction((parsed, cancellation) => Program.WithProject(parsed, async workspace =>
        {
            CoverageQuery query;
            try
            {
                var zone = workspace.Configuration.Zone;
                query = new()
                {
                    Sources = parsed.GetValue(source) ?? [],
                    Since = parsed.GetValue(since) is { } from ? UserTime.Parse(from, zone, endOfDay: false) : null,
                    Until = parsed.GetValue(until) is { } to ? UserTime.Parse(to, zone, endOfDay: true) : null,
                    Now = DateTimeOffset.UtcNow,
                    BySource = parsed.GetValue(bySource),
                };
                UserTime.InOrder(query.Since, query.Until);
            }
            catch (FormatException error)
            {
                await Console.Error.WriteLineAsync("sdc: " + OneLine.Escape(error.Message)).ConfigureAwait(false);
                return ExitCode.Usage;
            }

            return await CoverageOutput.WriteAsync(workspace.Coverage.ReadAsync(query, cancellation), parsed.GetValue(output)!, query.BySource).ConfigureAwait(false);
        }));
        return command;
    }
}
