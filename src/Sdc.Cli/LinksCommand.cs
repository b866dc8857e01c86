using System.CommandLine;

namespace Sdc.Cli;

/// <summary><c>sdc links</c>: the names that people confirmed to be a customer's, or those that wait for it.</summary>
internal static class LinksCommand
{
    private static readonly string[] LinkNames = ["Name", "CustomerId", "CustomerName", "IsCandidate", "SessionCount", "ConfirmedTime"];
    private static readonly string[] UndecidedNames = ["Name", "SessionCount", "Minutes", "Candidates", "Reason", "Machines", "Contacts", "Excerpt"];

    public static Command Create()
    {
        var undecided = new Option<bool>("--undecided") { Description = "The names that nothing decides, with their candidates." };
        var output = new Option<string>("--output", "-o") { Description = "table, csv, json or jsonl.", DefaultValueFactory = _ => "table" };
        output.AcceptOnlyFromAmong("table", "csv", "json", "jsonl");
        var command = new Command("links", "Show the names of sources that a person confirmed to be a customer's; sessions of these names are linked to it.");
        command.Options.Add(undecided);
        command.Options.Add(output);
        command.SetAction((parsed, cancellation) => Program.WithProject(parsed, async workspace =>
        {
            var review = new NameReview(workspace.Folder, workspace.ReadIndex(cancellation), workspace.Customers);
            if (parsed.GetValue(undecided)) await RowOutput.Write(parsed.GetValue(output)!, UndecidedNames, review.Undecided(cancellation).Select(Row).ToAsyncEnumerable()).ConfigureAwait(false);
            else await RowOutput.Write(parsed.GetValue(output)!, LinkNames, review.Confirmed(Decisions.Load(workspace.Configuration.StateFolder).ConfirmedNames).Select(Row).ToAsyncEnumerable()).ConfigureAwait(false);
            return ExitCode.Success;
        }));
        return command;
    }

    private static object?[] Row(CustomerLink link) => [link.Name, link.CustomerId, link.CustomerName, link.IsCandidate, link.SessionCount, link.ConfirmedTime];

    private static object?[] Row(UndecidedName name) => [name.Name, name.SessionCount, name.Minutes, name.Candidates, name.Reason, name.Machines, name.Contacts, name.Excerpt];
}
