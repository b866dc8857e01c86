using System.Globalization;
using Spectre.Console;

namespace Sdc.Cli;

/// <summary>What <c>sdc analyze --dry-run</c> shows.</summary>
internal static class PlanOutput
{
    /// <summary>Shows what would be done.</summary>
    /// <param name="events">What the plan tells.</param>
    /// <param name="showPrompts">Whether the prompts are printed, too.</param>
    /// <param name="summary">How the sums are printed.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> ShowAsync(IAsyncEnumerable<RunEvent> events, bool showPrompts, string? summary)
    {
        var code = ExitCode.Success;
        List<AnalysisEstimate> estimates = [];
        await foreach (var happened in events.ConfigureAwait(false))
        {
            switch (happened)
            {
                case PromptPlanned planned when showPrompts: await Console.Out.WriteLineAsync(Shown(planned)).ConfigureAwait(false); break;
                case AnalysisEstimated { Estimate: var estimate }: estimates.Add(estimate); break;
                case RunWarning warning: await Console.Error.WriteLineAsync("warning: " + OneLine.Escape(warning.Message)).ConfigureAwait(false); break;
                case SessionFailed or SessionMissing:
                    code = ExitCode.RecordsFailed;
                    await Console.Error.WriteLineAsync("error: " + OneLine.Escape(happened is SessionFailed failed ? failed.Reason : ((SessionMissing)happened).Message)).ConfigureAwait(false);
                    break;
            }
        }

        if (summary is not null) await Console.Out.WriteLineAsync(RunSummary.Json(code, estimates)).ConfigureAwait(false);
        else if (estimates.Count > 0) ConsoleOutput.Create().Write(Table(estimates));
        return code;
    }

    private static Table Table(List<AnalysisEstimate> estimates)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Task", "Model", "Sessions", "Without model", "In parts", "Questions", "Tokens in", "Tokens out", "Cost");
        foreach (var column in table.Columns.Skip(2)) column.RightAligned();
        foreach (var estimate in estimates)
        {
            table.AddRow(((IEnumerable<string>)
            [
                estimate.Task, OneLine.Escape(estimate.Model), Number(estimate.Sessions), Number(estimate.WithoutModel), Number(estimate.InParts), Number(estimate.Questions),
                Number(estimate.InputTokens), Number(estimate.OutputTokens), estimate.Cost?.ToString("0.####", CultureInfo.InvariantCulture) ?? "",
            ]).Select(Markup.Escape).ToArray());
        }

        return table;
    }

    // Texts of sessions: nothing of them reaches the terminal as a command.
    private static string Shown(PromptPlanned planned) =>
        $"--- {OneLine.Escape(planned.Session.SessionId)}, {planned.Question.Purpose} ({planned.Redacted})\n{Lines(planned.Question.System)}\n\n{Lines(planned.Question.User)}\n";

    private static string Lines(string text) => string.Join('\n', text.Split('\n').Select(line => OneLine.Escape(line.TrimEnd('\r'))));

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
