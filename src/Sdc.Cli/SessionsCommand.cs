using System.CommandLine;

namespace Sdc.Cli;

/// <summary><c>sdc sessions</c>: shows stored sessions.</summary>
internal static class SessionsCommand
{
    public static Command Create()
    {
        var id = new Option<string[]>("--id") { Description = "Only these session ids; older ids of a session are accepted.", AllowMultipleArgumentsPerToken = true };
        var status = new Option<string[]>("--status") { Description = "Only sessions of this status, such as 'Needs Review'.", AllowMultipleArgumentsPerToken = true };
        status.AcceptInAnyCase(SessionStatus.All);
        var source = new Option<string[]>("--source") { Description = "Only sessions of this source.", AllowMultipleArgumentsPerToken = true };
        source.AcceptInAnyCase(SourceSystem.All);
        var customer = new Option<string[]>("--customer") { Description = "Only sessions whose customer's name fits this pattern (* and ?).", AllowMultipleArgumentsPerToken = true };
        var technician = new Option<string[]>("--technician") { Description = "Only sessions whose technician fits this pattern, by the name shown or as the source writes it.", AllowMultipleArgumentsPerToken = true };
        var since = new Option<string?>("--since") { Description = "Only sessions that start at this time or later: 2026-10-01, or 2026-10-01T08:00, in the configured zone." };
        var until = new Option<string?>("--until") { Description = "Only sessions that start before this time; a date alone includes its day." };
        var output = new Option<string>("--output", "-o") { Description = "table, csv, json or jsonl.", DefaultValueFactory = _ => "table" };
        output.AcceptOnlyFromAmong("table", "csv", "json", "jsonl");

        var command = new Command("sessions", "Show stored sessions.");
        foreach (var option in (Option[])[id, status, source, customer, technician, since, until, output]) command.Options.Add(option);
        command.SetAction((parsed, cancellation) => Program.WithProject(parsed, async workspace =>
        {
            SessionFilter filter;
            try
            {
                var zone = workspace.Configuration.Zone;
                filter = new()
                {
                    SessionIds = parsed.GetValue(id) ?? [],
                    Statuses = parsed.GetValue(status) ?? [],
                    Sources = parsed.GetValue(source) ?? [],
                    Customers = parsed.GetValue(customer) ?? [],
                    Technicians = parsed.GetValue(technician) ?? [],
                    Since = parsed.GetValue(since) is { } from ? UserTime.Parse(from, zone, endOfDay: false) : null,
                    Until = parsed.GetValue(until) is { } to ? UserTime.Parse(to, zone, endOfDay: true) : null,
                };
                UserTime.InOrder(filter.Since, filter.Until);
            }
            catch (FormatException error)
            {
                await Console.Error.WriteLineAsync("sdc: " + OneLine.Escape(error.Message)).ConfigureAwait(false);
                return ExitCode.Usage;
            }

            return await SessionOutput.WriteAsync(workspace.Reader.ReadAsync(filter, cancellation), parsed.GetValue(output)!).ConfigureAwait(false);
        }));
        return command;
    }
}
