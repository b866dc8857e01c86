using System.CommandLine;

namespace Sdc.Cli;

/// <summary><c>sdc forget</c>: removes what SDC keeps of one customer.</summary>
internal static class ForgetCommand
{
    private static readonly string[] Names = ["Kind", "Count", "IsRemoved", "Path", "What"];

    public static Command Create()
    {
        var customer = new Option<string>("--customer") { Description = "The customer: its name as Syncro has it, or its id.", Required = true };
        var dry = new Option<bool>("--dry-run") { Description = "Only tell what there is of the customer; nothing is changed." };
        var output = new Option<string>("--output", "-o") { Description = "table, csv, json or jsonl.", DefaultValueFactory = _ => "table" };
        output.AcceptOnlyFromAmong("table", "csv", "json", "jsonl");
        var command = new Command("forget", "Remove all that SDC keeps of one customer: sessions, cache, decisions, memory of models, bad records, copies and lines of logs. It cannot be taken back.");
        foreach (var option in (Option[])[customer, dry, output, WaitOption.Wait]) command.Options.Add(option);
        command.SetAction((parsed, cancellation) => Program.WithProject(parsed, async workspace =>
        {
            var forgetting = new CustomerForgetting(workspace, parsed.GetValue(customer)!);
            if (parsed.GetValue(dry)) return await EventRows.WriteAsync(Names, forgetting.PlanAsync(cancellation), Row, parsed.GetValue(output)!, parsed.GetValue(GlobalOptions.Quiet)).ConfigureAwait(false);
            using var store = workspace.OpenStore(new object(), "sdc forget", cancellation, WaitOption.Of(parsed));
            return await EventRows.WriteAsync(Names, forgetting.RunAsync(store, cancellation), Row, parsed.GetValue(output)!, parsed.GetValue(GlobalOptions.Quiet)).ConfigureAwait(false);
        }));
        return command;
    }

    private static object?[]? Row(RunEvent happened) => happened is CustomerDataFound { Data: var data } ? [data.Kind.ToString(), data.Count, data.IsRemoved, data.Path, data.What] : null;
}
