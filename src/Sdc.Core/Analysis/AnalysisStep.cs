using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Sdc;

/// <summary>Has models describe sessions: those that are due, in parallel; each result is stored at once, so that nothing is paid for twice.</summary>
internal sealed class AnalysisStep(AnalysisTasks tasks, IChatModel model, Redactor? redactor, AnalysisOptions options)
{
    /// <summary>The step's name in summaries and on the command line.</summary>
    public const string Name = "analyze";

    private readonly IReadOnlyList<AnalysisTask> chosen = tasks.Choose(options.Tasks);
    private readonly StepSummary summary = new() { Step = Name };

    /// <summary>Whether sessions of that status are looked at without being named: what is not linked yet waits, what was analysed may have changed, what a person reviewed may lack something.</summary>
    public static bool IsAnalysed(string status) => status is SessionStatus.Linked or SessionStatus.Complete or SessionStatus.Analyzed or SessionStatus.Reviewed;

    /// <summary>Whether a session of that status becomes <see cref="SessionStatus.Analyzed"/> when all is done.</summary>
    public static bool IsWaiting(string status) => status is SessionStatus.Linked or SessionStatus.Complete;

    /// <summary>How many sessions wait for analysis; those of which the text changed since are not counted.</summary>
    public static int Waiting(StoreWriter store) => store.Index.Sessions.Count(session => IsWaiting(session.Status));

    /// <summary>Analyses.</summary>
    /// <exception cref="SdcException">A limit of the cost was asked for, and the provider has no prices.</exception>
    public async IAsyncEnumerable<RunEvent> RunAsync(StoreWriter store, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        if (options.MaxCost is not null) RequirePrices();
        foreach (var told in store.TakeWarnings()) yield return told;
        foreach (var damage in store.TakeDamage())
        {
            summary.Failed++;
            summary.NewlyFailed++;
            yield return damage;
        }

        var waiting = new Queue<IndexedSession>();
        foreach (var missing in Collect(store, waiting)) yield return missing;
        var total = waiting.Count;
        using var calls = new AnalysisCalls(store.Folder, tasks, new(model, new(options.MaxCost)), redactor, options.Force);
        var results = new AnalysisResults(store, tasks, calls, summary, model.Provider, options.Tasks.Count == 0 ? Fingerprint(store) : null);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var running = new Dictionary<Task, SessionWork>();
        try
        {
            while (true)
            {
                // As many again are read and redacted while others are asked.
                while (!results.HasEnded && running.Count < 2 * model.MaxParallel && waiting.Count > 0) Start(new(waiting.Dequeue(), chosen));
                if (running.Count == 0) break;
                var done = await Task.WhenAny(running.Keys).ConfigureAwait(false);
                await done.ConfigureAwait(false);
                var work = running[done];
                running.Remove(done);
                if (results.Take(work)) Start(work);
                foreach (var happened in results.Happened())
                {
                    // Who named a session gets it back in any case.
                    if (happened is not SessionAnalyzed { Change: SessionChange.Unchanged } || options.SessionIds is not null) yield return happened;
                }

                cancellation.ThrowIfCancellationRequested();
                yield return new RunProgress("Analysing sessions", work.Entry.FileName, total - waiting.Count - running.Count, total);
            }
        }
        finally
        {
            // Stopped in between: what was answered is paid for, and is stored.
            stopping.Cancel();
            calls.End();
            foreach (var pair in running)
            {
                await pair.Key.ConfigureAwait(false);
                results.Take(pair.Value);
            }

            if (running.Count > 0) _ = store.SaveState();
        }

        results.Close();
        summary.LeftDue = waiting.Count(session => options.SessionIds is not null || IsWaiting(session.Status)) + results.Left;
        foreach (var happened in results.End()) yield return happened;
        if (store.SaveState() is { } warning) yield return warning;
        summary.InputTokens = calls.Used.InputTokens;
        summary.OutputTokens = calls.Used.OutputTokens;
        summary.Cost = calls.Used.Cost;
        summary.Duration = clock.Elapsed;
        yield return new StepFinished(summary);

        void Start(SessionWork work) => running.Add(Task.Run(() => work.AdvanceAsync(calls, stopping.Token), CancellationToken.None), work);
    }

    private IEnumerable<RunEvent> Collect(StoreWriter store, Queue<IndexedSession> waiting)
    {
        if (options.SessionIds is { } ids)
        {
            var taken = new HashSet<string>(StringComparer.Ordinal);
            foreach (var id in ids)
            {
                if (store.Find(id) is not { } entry) yield return store.WhyNone(id);
                else if (taken.Add(entry.FileName)) waiting.Enqueue(entry);
            }

            yield break;
        }

        var fingerprint = options.Tasks.Count == 0 && !options.Force ? Fingerprint(store) : null;
        foreach (var entry in store.Index.Sessions.Where(session => IsAnalysed(session.Status) && session.AnalyzedWith != (fingerprint ?? "-")).OrderBy(session => session.FileName, StringComparer.Ordinal)) waiting.Enqueue(entry);
    }

    // A template may show times, so the zone belongs to it.
    private string Fingerprint(StoreWriter store) =>
        TextHash.Of([store.Folder.View.Zone.Id, .. tasks.Enabled.SelectMany(task => (string[])[task.Name, task.Version, .. task.Sources, .. task.WithoutText.Values.Select(template => template.Text)])]);

    private void RequirePrices()
    {
        var unpriced = chosen.Select(task => task.Capability).Append(LongText.Capability).Distinct().Where(capability => model.Estimate(new("price", "", "") { Capability = capability }).Cost is null).ToList();
        if (unpriced.Count == 0) return;
        throw new SdcException("PricesMissing", $"The cost cannot be limited: llm_config.{OneLine.Escape(model.Provider, 60)} has no prices for {string.Join(", ", unpriced.Select(capability => OneLine.Escape(model.ModelFor(capability), 80)).Distinct())}. Set them, or leave the limit out. Nothing was asked.");
    }
}
