using System.CommandLine;

namespace Sdc.Cli;

/// <summary>The commands that write: the whole run, and each of its parts.</summary>
internal static class RunCommands
{
    private static readonly Option<bool> Force = new("--force")
    {
        Description = "Read unchanged sources too, and bring back sessions that were removed.",
    };

    public static IEnumerable<Command> Create()
    {
        yield return Command("run", "Read all sources, link sessions to customers, and have them described where a language model is configured.", workspace => workspace.Sources);
        yield return Command("ingest-all", "Read all sources.", workspace => workspace.Sources);
        yield return SourceCommand("ingest-screenconnect", "Read ScreenConnect connections: logs (CSV), or the server's report.", workspace => workspace.ScreenConnect, new ReportOptions());
        yield return SourceCommand("ingest-sillytavern", "Read SillyTavern chats (JSONL).", workspace => workspace.SillyTavern);
        yield return SourceCommand("ingest-syncro", "Read Syncro tickets: from the server where one is configured, and from export files (JSON).", workspace => workspace.Syncro, new TicketOptions());
        yield return SourceCommand("ingest-notes", "Read the legacy notes (notes.json).", workspace => workspace.Notes);
        yield return CustomersCommand();
        yield return Command("link", "Link stored sessions to customers.", _ => []);
        yield return Command("process-all", "Do all that stored sessions are due for: link them to customers, and have them described where a language model is configured.", _ => []);
    }

    private static Command Command(string name, string description, Func<Workspace, IReadOnlyList<SourceStep>> sources)
    {
        var command = new Command(name, description);
        var reads = name is "run" or "ingest-all";
        if (reads) command.Options.Add(Force);
        command.Options.Add(WaitOption.Wait);
        command.Options.Add(GlobalOptions.Summary);
        command.SetAction((parsed, cancellation) => Program.WithProject(parsed, async workspace =>
        {
            using var store = workspace.OpenStore(new object(), "sdc " + name, cancellation, WaitOption.Of(parsed));
            var (pipeline, options) = (new Pipeline(workspace), new IngestOptions(reads && parsed.GetValue(Force), Brief: true));
            var events = name is "run" or "process-all"
                ? pipeline.RunAllAsync(sources(workspace), options, store, cancellation)
                : pipeline.RunAsync(sources(workspace), name == "link", options, store, cancellation);
            return await new RunReport(workspace, parsed).ShowAsync(events, name, cancellation).ConfigureAwait(false);
        }));
        return command;
    }

    private static Command CustomersCommand()
    {
        var force = new Option<bool>("--force") { Description = "Fetch them although the cache is new enough." };
        var command = new Command(CustomerStep.Name, "Fetch all customers and contacts from Syncro into the customer cache, where it is older than the configuration wants.");
        command.Options.Add(force);
        command.Options.Add(WaitOption.Wait);
        command.Options.Add(GlobalOptions.Summary);
        command.SetAction((parsed, cancellation) => Program.WithProject(parsed, async workspace =>
        {
            using var store = workspace.OpenStore(new object(), "sdc " + CustomerStep.Name, cancellation, WaitOption.Of(parsed));
            var events = new CustomerStep(workspace).UpdateAsync(parsed.GetValue(force), cancellation);
            return await new RunReport(workspace, parsed).ShowAsync(events, CustomerStep.Name, cancellation).ConfigureAwait(false);
        }));
        return command;
    }

    private static Command SourceCommand(string name, string description, Func<Workspace, SourceStep> source, IServerOptions? server = null)
    {
        var paths = new Argument<string[]>("path") { Description = "Files, folders or wildcards; without any, the configured place.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command(name, description);
        command.Arguments.Add(paths);
        command.Options.Add(Force);
        command.Options.Add(WaitOption.Wait);
        command.Options.Add(GlobalOptions.Summary);
        server?.AddTo(command);
        command.SetAction((parsed, cancellation) => Program.WithProject(parsed, async workspace =>
        {
            var given = parsed.GetValue(paths) is { Length: > 0 } some ? some : null;
            ServerQuery? query;
            try
            {
                query = server?.Read(parsed, given is not null, workspace.Configuration.Zone);
            }
            catch (Exception error) when (error is FormatException or SdcException)
            {
                await Console.Error.WriteLineAsync("sdc: " + OneLine.Escape(error.Message)).ConfigureAwait(false);
                return ExitCode.Usage;
            }

            using var store = workspace.OpenStore(new object(), "sdc " + name, cancellation, WaitOption.Of(parsed));
            var events = new Pipeline(workspace).ImportAsync(source(workspace), given, false, new(parsed.GetValue(Force), Brief: true, Server: query), store, null, cancellation);
            return await new RunReport(workspace, parsed).ShowAsync(events, name, cancellation).ConfigureAwait(false);
        }));
        return command;
    }
}
