using System.Runtime.CompilerServices;

namespace Sdc;

/// <summary>What analysis would do: which sessions, which prompts, at what cost. Nothing is sent, nothing is written, no lock is needed.</summary>
internal sealed class AnalysisPlan(AnalysisTasks tasks, IChatModel model, Redactor? redactor, AnalysisOptions options)
{
    /// <summary>Tells each prompt as it would leave, then an estimate for each task.</summary>
    public async IAsyncEnumerable<RunEvent> RunAsync(SessionReader reader, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var estimates = tasks.Choose(options.Tasks).Select(task => (Task: task, Estimate: new AnalysisEstimate { Task = task.Name, Provider = model.Provider, Model = model.ModelFor(task.Capability) })).ToList();
        await foreach (var read in reader.ReadAsync(new() { SessionIds = options.SessionIds ?? [] }, cancellation).ConfigureAwait(false))
        {
            if (read is not SessionStored stored)
            {
                yield return read;
                continue;
            }

            if (options.SessionIds is null && !AnalysisStep.IsAnalysed(stored.Session.Status)) continue;
            foreach (var prompt in Add(stored.Session, estimates)) yield return prompt;
        }

        foreach (var (_, estimate) in estimates) yield return new AnalysisEstimated(estimate);
    }

    private IEnumerable<PromptPlanned> Add(Session session, IReadOnlyList<(AnalysisTask Task, AnalysisEstimate Estimate)> estimates)
    {
        var values = TemplateField.Values(session, tasks.Categories);
        SessionPrompt? prompt = null;
        var isCondensed = false;
        foreach (var (task, estimate) in estimates)
        {
            if (TaskDue.Of(session, values, task, tasks.Categories, options.Force) is not { } due) continue;
            estimate.Sessions++;
            if (due.Free is not null)
            {
                estimate.WithoutModel++;
                continue;
            }

            prompt ??= new(values, redactor);
            var parts = new LongText(new(model, new(null)), tasks.Parts, prompt).FirstRound(task);
            if (parts.Count > 0) estimate.InParts++;
            // The parts are asked for once a session; of what they give only the most is known.
            foreach (var part in isCondensed ? [] : parts)
            {
                estimate.Add(model.Estimate(part));
                yield return new(session, part, prompt.Redacted);
            }

            isCondensed |= parts.Count > 0;
            var question = prompt.Ask(task, parts.Count == 0 ? prompt.Text : "");
            var (input, output, cost) = model.Estimate(question);
            estimate.Add((input + parts.Sum(part => model.Estimate(part).OutputTokens), output, cost));
            if (parts.Count == 0) yield return new(session, question, prompt.Redacted);
        }
    }
}
