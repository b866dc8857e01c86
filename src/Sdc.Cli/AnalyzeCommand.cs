using System.CommandLine;
using System.Globalization;

namespace Sdc.Cli;

/// <summary><c>sdc analyze</c>: has a language model describe stored sessions.</summary>
internal static class AnalyzeCommand
{
    private static readonly Option<string[]> Tasks = new("--task") { Description = "Only these tasks, such as title or summary; without it, those of a run.", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string[]> Ids = new("--id") { Description = "Only these sessions, whatever their status.", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<bool> Force = new("--force") { Description = "Do again what a model did, also where nothing changed. What a person wrote stays." };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Show how many sessions would be analysed, and the tokens and cost at most. Nothing is sent." };
    private static readonly Option<bool> ShowPrompts = new("--show-prompts") { Description = "With --dry-run: print the prompts, too, as they would leave." };
    private static readonly Option<string?> MaxCost = new("--max-cost") { Description = "Stop before the cost passes this, in the currency of the configured prices." };

    public static Command Create()
    {
        var command = new Command(AnalysisStep.Name, "Have a language model write titles, summaries and categories of sessions that lack them or have changed.");
        foreach (var option in (Option[])[Tasks, Ids, Force, DryRun, ShowPrompts, MaxCost, WaitOption.Wait, GlobalOptions.Summary]) command.Options.Add(option);
        command.SetAction((parsed, cancellation) => Program.WithProject(parsed, async workspace =>
        {
            AnalysisOptions options;
            try
            {
                options = Read(parsed);
                workspace.Configuration.LlmConfig.Tasks.Choose(options.Tasks);
            }
            catch (Exception error) when (error is FormatException or SdcException)
            {
                await Console.Error.WriteLineAsync("sdc: " + OneLine.Escape(error.Message)).ConfigureAwait(false);
                return ExitCode.Usage;
            }

            var pipeline = new Pipeline(workspace);
            if (parsed.GetValue(DryRun)) return await PlanOutput.ShowAsync(pipeline.PlanAnalysisAsync(options, cancellation), parsed.GetValue(ShowPrompts), parsed.GetValue(GlobalOptions.Summary)).ConfigureAwait(false);
            using var store = workspace.OpenStore(new object(), "sdc " + AnalysisStep.Name, cancellation, WaitOption.Of(parsed));
            return await new RunReport(workspace, parsed).ShowAsync(pipeline.AnalyzeAsync(options, store, cancellation), AnalysisStep.Name, cancellation).ConfigureAwait(false);
        }));
        return command;
    }

    private static AnalysisOptions Read(ParseResult parsed)
    {
        decimal? most = null;
        if (parsed.GetValue(MaxCost) is { } text)
        {
            if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) throw new FormatException($"--max-cost: '{OneLine.Escape(text, 40)}' is no amount; write it like 2.50.");
            most = number;
        }

        if (parsed.GetValue(ShowPrompts) && !parsed.GetValue(DryRun)) throw new FormatException("--show-prompts is for --dry-run only.");
        return new()
        {
            Tasks = [.. (parsed.GetValue(Tasks) ?? []).SelectMany(names => names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))],
            SessionIds = parsed.GetValue(Ids) is { Length: > 0 } ids ? ids : null,
            Force = parsed.GetValue(Force),
            MaxCost = most,
        };
    }
}
