using System.CommandLine;

namespace Sdc.Cli;

/// <summary><c>sdc repair</c>: checks the store, and mends it.</summary>
internal static class RepairCommand
{
    public static Command Create()
    {
        var check = new Option<bool>("--check") { Description = "Only tell what is wrong; nothing is changed." };
        var output = new Option<string>("--output", "-o") { Description = "table, csv, json or jsonl.", DefaultValueFactory = _ => "table" };
        output.AcceptOnlyFromAmong("table", "csv", "json", "jsonl");
        var command = new Command("repair", "Check all session files, and what SDC keeps beside them; set damaged files aside and have the next run rebuild from the sources what they held.");
        command.Options.Add(check);
        command.Options.Add(output);
        command.Options.Add(WaitOption.Wait);
        command.SetAction((parsed, cancellation) => Program.WithProject(parsed, async workspace =>
        {
            var (repair, checks) = (new StoreRepair(workspace), parsed.GetValue(check));
            var events = checks ? repair.CheckAsync(cancellation) : repair.RepairAsync("sdc repair", WaitOption.Of(parsed), cancellation);
            return await RepairOutput.WriteAsync(events, parsed.GetValue(output)!, parsed.GetValue(GlobalOptions.Quiet)).ConfigureAwait(false);
        }));
        return command;
    }
}
