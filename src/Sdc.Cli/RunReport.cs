using System.CommandLine;
using System.Globalization;
using Spectre.Console;

namespace Sdc.Cli;

/// <summary>Shows what happens during a run, and turns its end into an exit code.</summary>
internal sealed class RunReport(Workspace workspace, ParseResult parsed)
{
    private const int MessagesShown = 50;
    private const int CustomersShown = 40;

    private readonly bool quiet = parsed.GetValue(GlobalOptions.Quiet);
    private readonly bool json = parsed.GetValue(GlobalOptions.Summary) is not null;
    private readonly List<StepSummary> steps = [];
    private readonly List<string> sentences = [];
    private readonly Dictionary<(string Customer, string Source, string Status), (int Sessions, long Minutes)> work = [];
    private readonly Dictionary<string, ((string Customer, string Source, string Status) Key, long Minutes)> counted = new(StringComparer.Ordinal);
    private int messages;

    public async Task<int> ShowAsync(IAsyncEnumerable<RunEvent> events, string command, CancellationToken cancellation)
    {
        using var log = RunLog.Open(workspace.Configuration, "sdc " + command, quiet ? null : new TerminalSink(workspace.Configuration));
        workspace.RequestLog = log.WriteRequest;
        var logWarning = log.Warning;
        if (logWarning is not null) Message("warning: ", logWarning);
        try
        {
            await foreach (var happened in events.WithCancellation(cancellation).ConfigureAwait(false))
            {
                log.Write(happened);
                switch (happened)
                {
                    case SessionStored { Change: not SessionChange.Unchanged } stored when !quiet: Count(stored.Session); break;
                    case RecordFailed { IsNew: true } failed: Message("error: ", failed.Record.ToString()); break;
                    case SessionFailed failed: Message("error: ", failed.File + ": " + failed.Reason); break;
                    case RunWarning warning when !quiet && workspace.Configuration.Logging.LogToTerminal: Message("warning: ", warning.Message); break;
                    case CustomersUpdated updated: sentences.AddRange(updated.Sentences()); break;
                    case RunNote note when command == CustomerStep.Name: sentences.Add(note.Message); break;
                    // In a run they were counted when they were stored.
                    case SessionAnalyzed { Change: not SessionChange.Unchanged } analyzed when !quiet && command == AnalysisStep.Name: Count(analyzed.Session); break;
                    case StepSkipped skipped: sentences.Add(skipped.Message); break;
                    case StepFinished finished: steps.Add(finished.Summary); break;
                }
            }
        }
        catch (Exception error)
        {
            log.Write(error);
            throw;
        }

        // The log's disk may have filled up meanwhile.
        if (logWarning is null && log.Warning is { } trouble) Message("warning: ", trouble);
        if (messages > MessagesShown) await Console.Error.WriteLineAsync($"… and {messages - MessagesShown} more messages; the log has them all.").ConfigureAwait(false);
        if (!quiet) Show();
        var code = Code();
        if (json) await Console.Out.WriteLineAsync(RunSummary.Json(code, null, steps)).ConfigureAwait(false);
        return code;
    }

    // An undecided session is a question, not work for a known customer: it stands apart until somebody answers. So do the sources: a ticket's
    // billable time and the connection it was earned by are the same minutes.
    private void Count(Session session)
    {
        var key = (session.CustomerId is null ? session.CustomerName is { Length: > 0 } name ? name + " ?" : "(no customer)" : session.CustomerName ?? "", session.Source, session.Status);
        // One that a later step changes again counts once, as it is then.
        if (counted.TryGetValue(session.SessionId, out var before)) Add(before.Key, -1, -before.Minutes);
        counted[session.SessionId] = (key, session.DurationMinutes);
        Add(key, 1, session.DurationMinutes);
    }

    private void Add((string Customer, string Source, string Status) key, int sessions, long minutes)
    {
        work.TryGetValue(key, out var sum);
        work[key] = (sum.Sessions + sessions, sum.Minutes + minutes);
        if (work[key].Sessions == 0) work.Remove(key);
    }

    private void Message(string kind, string text)
    {
        if (++messages <= MessagesShown) Console.Error.WriteLine(kind + OneLine.Escape(text));
    }

    private void Show()
    {
        var console = ConsoleOutput.Create();
        var table = new Table().Border(TableBorder.Simple).AddColumns("Step", "Read", "New", "Changed", "Unchanged", "Skipped", "Failed");
        foreach (var column in table.Columns.Skip(1)) column.RightAligned();
        foreach (var step in steps)
        {
            table.AddRow(((IEnumerable<string>)[step.Step, Number(step.Read), Number(step.New), Number(step.Changed), Number(step.Unchanged), Number(step.Skipped), Number(step.Failed)]).Select(Markup.Escape).ToArray());
        }

        console.Write(table);
        foreach (var step in steps.Where(step => step.Step == AnalysisStep.Name)) sentences.Add(Analysis(step));
        foreach (var sentence in sentences) console.WriteLine(sentence);
        if (steps.TrueForAll(step => step.Step == CustomerStep.Name)) return;
        foreach (var step in steps.Where(step => step.Linked + step.NeedsReview > 0)) console.WriteLine($"{step.Linked} linked to a customer, {step.NeedsReview} left for review.");
        if (work.Count == 0)
        {
            console.WriteLine("Nothing new.");
            return;
        }

        console.WriteLine();
        console.WriteLine("New and changed sessions in this run");
        var byCustomer = new Table().Border(TableBorder.Simple).AddColumns("Customer", "Source", "Status", "Sessions", "Minutes");
        byCustomer.Columns[3].RightAligned();
        byCustomer.Columns[4].RightAligned();
        foreach (var (key, sum) in work.OrderByDescending(pair => pair.Value.Minutes).Take(CustomersShown).OrderBy(pair => pair.Key.Status == SessionStatus.NeedsReview).ThenBy(pair => pair.Key.Customer, StringComparer.OrdinalIgnoreCase).ThenBy(pair => pair.Key.Source, StringComparer.Ordinal))
        {
            byCustomer.AddRow(Markup.Escape(OneLine.Escape(key.Customer)), Markup.Escape(OneLine.Escape(key.Source)), Markup.Escape(key.Status), Number(sum.Sessions), Number(sum.Minutes));
        }

        console.Write(byCustomer);
        if (work.Count > CustomersShown) console.WriteLine($"These are the {CustomersShown} with the most minutes of {work.Count}; 'sdc sessions' shows all.");
    }

    private static string Analysis(StepSummary step)
    {
        var cost = step.Cost is { } spent ? FormattableString.Invariant($", cost {spent:0.####}") : "";
        var left = step.LeftDue > 0 ? FormattableString.Invariant($" {step.LeftDue} left for the next run.") : "";
        return FormattableString.Invariant($"{step.Changed} analysed with {step.InputTokens} tokens of questions and {step.OutputTokens} of answers{cost}.{left}");
    }

    private int Code()
    {
        // Where nothing could be read there is nothing to link either.
        var sources = steps.FindAll(step => step.Step is not (LinkStep.Name or CustomerStep.Name or AnalysisStep.Name));
        var linking = steps.FindAll(step => step.Step == LinkStep.Name);
        var decisive = sources.Count > 0 ? sources : linking.Count > 0 ? linking : steps;
        if (decisive.Exists(step => step.Impossible) && decisive.TrueForAll(step => step.Impossible || step is { Read: 0, Unchanged: 0 })) return ExitCode.NothingDone;
        return steps.Any(step => step.NewlyFailed > 0) ? ExitCode.RecordsFailed : ExitCode.Success;
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
