using System.CommandLine;
using System.Text;

namespace Sdc.Cli;

/// <summary>The command line <c>sdc</c>.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] arguments)
    {
        // Files and pipes get UTF-8 without a mark, whatever the console's code page is.
        Console.OutputEncoding = new UTF8Encoding(false);
        Console.SetError(new ErrorOutput(Console.Error));
        var root = new RootCommand("SDC, the Syncro Data Consolidator: what work did I do, for whom, and when?");
        foreach (var option in GlobalOptions.All) root.Options.Add(option);
        foreach (var command in RunCommands.Create()) root.Subcommands.Add(command);
        root.Subcommands.Add(AnalyzeCommand.Create());
        root.Subcommands.Add(SessionsCommand.Create());
        root.Subcommands.Add(CoverageCommand.Create());
        root.Subcommands.Add(DoctorCommand.Create());
        root.Subcommands.Add(RepairCommand.Create());
        root.Subcommands.Add(LinksCommand.Create());
        root.Subcommands.Add(ForgetCommand.Create());

        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync("sdc: " + OneLine.Escape(error.Message.Replace("\n\t", " ").Replace("\n", " "))).ConfigureAwait(false);
            await Console.Error.WriteLineAsync("Try: sdc --help").ConfigureAwait(false);
            return ExitCode.Usage;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }).ConfigureAwait(false);
    }

    /// <summary>Opens the project and does the work, guarded.</summary>
    public static Task<int> WithProject(ParseResult parsed, Func<Workspace, Task<int>> work) => Guarded(parsed, async () =>
    {
        var configuration = ConfigurationLoader.Load(parsed.GetValue(GlobalOptions.Config), Environment.CurrentDirectory);
        foreach (var warning in parsed.GetValue(GlobalOptions.Quiet) ? [] : configuration.Warnings) await Console.Error.WriteLineAsync("warning: " + OneLine.Escape(warning)).ConfigureAwait(false);
        return await work(new Workspace(configuration)).ConfigureAwait(false);
    });

    /// <summary>Does the work; what stops it becomes one message, an exit code and, where asked for, a summary.</summary>
    public static async Task<int> Guarded(ParseResult parsed, Func<Task<int>> work)
    {
        // Ctrl+C is listened to once this method has returned a task; much of the work never waits.
        await Task.Yield();
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (IOException error) when (Console.IsOutputRedirected && error.HResult is 32 or unchecked((int)0x800700E8) or unchecked((int)0x8007006D))
        {
            // The reader of our output (head, less) has seen enough.
            return ExitCode.Success;
        }
        catch (Exception error) when (error is SdcException or OperationCanceledException or IOException or UnauthorizedAccessException or OutOfMemoryException)
        {
            var message = error switch
            {
                OperationCanceledException => "stopped. What was stored is complete; the next run goes on from there.",
                OutOfMemoryException => "there is too little memory. What was stored is complete; give sdc more, and the next run goes on from there.",
                _ => error.Message,
            };
            foreach (var line in message.Split('\n')) await Console.Error.WriteLineAsync("sdc: " + OneLine.Escape(line.TrimEnd('\r'))).ConfigureAwait(false);
            var code = error switch
            {
                ConfigurationException => ExitCode.Usage,
                RunLockException => ExitCode.Locked,
                OperationCanceledException => ExitCode.Cancelled,
                _ => ExitCode.NothingDone,
            };
            if (parsed.GetValue(GlobalOptions.Summary) is not null) await Console.Out.WriteLineAsync(RunSummary.Json(code, message, [])).ConfigureAwait(false);
            return code;
        }
    }
}
