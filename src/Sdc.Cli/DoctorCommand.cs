using System.CommandLine;

namespace Sdc.Cli;

/// <summary><c>sdc doctor</c>: looks at all that SDC needs, and says what to do where something is wrong.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var output = new Option<string>("--output", "-o") { Description = "table, csv, json or jsonl.", DefaultValueFactory = _ => "table" };
        output.AcceptOnlyFromAmong("table", "csv", "json", "jsonl");
        var command = new Command("doctor", "Test configuration, folders, keys, servers and clock, and tell what to do where something is wrong.");
        command.Options.Add(output);
        command.SetAction((parsed, cancellation) => Program.Guarded(parsed, async () =>
        {
            var test = new ConnectionTest(() => ConfigurationLoader.Load(parsed.GetValue(GlobalOptions.Config), Environment.CurrentDirectory), "sdc doctor");
            var failed = await DoctorOutput.WriteAsync(test.RunAsync(cancellation), parsed.GetValue(output)!, parsed.GetValue(GlobalOptions.Quiet)).ConfigureAwait(false);
            if (!test.HasConfiguration) return ExitCode.Usage;
            return failed ? ExitCode.RecordsFailed : ExitCode.Success;
        }));
        return command;
    }
}
