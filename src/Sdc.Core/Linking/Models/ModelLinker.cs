using System.Runtime.CompilerServices;

namespace Sdc;

/// <summary>Asks a model about the sessions that stayed undecided, each question once, and gives them its answers. One object serves one run.</summary>
internal sealed class ModelLinker : IDisposable
{
    public const ModelCapability Capability = ModelCapability.Complex;

    // A provider that fails so often in a row is down.
    private const int FailuresInARow = 3;

    private readonly IChatModel model;
    private readonly CustomerLinker linker;
    private readonly LinkAnswers answers;
    private readonly double leastConfidence;
    private readonly Redactor? redactor;
    private readonly Dictionary<string, LinkQuestion> open = new(StringComparer.Ordinal);
    private readonly object gate = new();
    private int failuresInARow;
    private ModelException? failure;

    /// <summary>Makes the linking by model of one run.</summary>
    /// <param name="model">Is asked; disposed of with this object.</param>
    /// <param name="linker">Gives sessions what is decided.</param>
    /// <param name="answers">What was answered before.</param>
    /// <param name="leastConfidence">From which confidence an answer links.</param>
    /// <param name="redactor">Takes out of texts what is confidential; null where they may leave as they are.</param>
    public ModelLinker(IChatModel model, CustomerLinker linker, LinkAnswers answers, double leastConfidence, Redactor? redactor)
    {
        this.model = model;
        this.linker = linker;
        this.answers = answers;
        this.leastConfidence = leastConfidence;
        this.redactor = redactor;
        Name = model.ModelFor(Capability);
        Fingerprint = FormattableString.Invariant($"model{LinkQuestion.PromptVersion}:{leastConfidence:R}:{Name}");
    }

    /// <summary>The model's name.</summary>
    public string Name { get; }

    /// <summary>What answers depend on beside customers and the session itself.</summary>
    public string Fingerprint { get; }

    /// <summary>Why the provider was asked no more, or the last question without an answer; null where all were answered.</summary>
    public string? Failure => failure?.Message;

    /// <summary>The question about a session that neither its name nor its texts decided; null where there is none.</summary>
    /// <param name="session">The session.</param>
    /// <param name="finding">What its texts say; null where its name counts.</param>
    public LinkQuestion? QuestionOf(Session session, ContentFinding? finding)
    {
        var context = session.Context;
        if (session.Status == SessionStatus.Reviewed || Ownership.OwnsCustomer(context) || context.CustomerMatch is { IsConflict: true }) return null;
        if (finding is not null) return finding.Clear is null ? LinkQuestion.Of(session, finding.Candidates(linker.Customers), linker.Customers, Name) : null;
        var isUndecided = session.Status == SessionStatus.NeedsReview && context.CustomerMatch is { Method: null, CustomerId: null } && !string.IsNullOrWhiteSpace(context.SourceCustomerName);
        return isUndecided ? LinkQuestion.Of(session, context.CustomerMatch!.Candidates, linker.Customers, Name) : null;
    }

    /// <summary>Gives the session the answer to its question.</summary>
    /// <returns>False where there is no answer yet; the session is as it was.</returns>
    public bool Answer(Session session, LinkQuestion question, ContentFinding? finding)
    {
        if (answers.Find(question.Key) is not { } answer) return false;
        var chosen = question.Candidates.FirstOrDefault(customer => customer.Id == answer.CustomerId);
        var before = session.Context.CustomerMatch;
        var candidates = finding?.Candidates(linker.Customers) ?? [.. before!.Candidates];
        var isSure = chosen is not null && answer.Confidence >= leastConfidence;
        linker.Take(
            session,
            new()
            {
                Method = isSure ? MatchMethod.Model : null,
                Score = isSure ? Math.Round(100 * answer.Confidence, 1, MidpointRounding.AwayFromZero) : candidates.Count > 0 ? candidates[0].Score : 0,
                CustomerId = isSure ? chosen!.Id : null,
                RunnerUp = isSure ? candidates.Find(candidate => candidate.CustomerId != chosen!.Id) : null,
                Candidates = [.. candidates],
                Reason = Words(answer, chosen, isSure),
            },
            isSure ? finding?.Contact(chosen!.Id) : null);
        return true;
    }

    /// <summary>Has the question asked by <see cref="AskAsync"/>.</summary>
    public void Queue(LinkQuestion question) => open[question.Key] = question;

    /// <summary>Asks what is queued, within the provider's limits, and gives the keys of the questions that are done with, answered or not.</summary>
    public async IAsyncEnumerable<string> AskAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var waiting = new Queue<LinkQuestion>(open.Values);
        var running = new List<Task<string>>();
        try
        {
            while (waiting.Count > 0 || running.Count > 0)
            {
                while (waiting.Count > 0 && running.Count < Math.Max(1, model.MaxParallel)) running.Add(AskOneAsync(waiting.Dequeue(), cancellation));
                var done = await Task.WhenAny(running).ConfigureAwait(false);
                running.Remove(done);
                yield return await done.ConfigureAwait(false);
            }
        }
        finally
        {
            // Stopped in between: what is on its way may be paid for already.
            foreach (var task in running) await Settle(task).ConfigureAwait(false);
            answers.Save();
        }
    }

    public void Dispose() => model.Dispose();

    private static async Task Settle(Task task)
    {
        try
        {
            await task.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // It was not answered.
        }
    }

    private async Task<string> AskOneAsync(LinkQuestion question, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (IsDown()) return question.Key;
        try
        {
            var prompt = question.Write(redactor);
            var said = await model.AskAsync(prompt.Question, cancellation).ConfigureAwait(false);
            if (prompt.Read(said) is { } answer)
            {
                (answer.Model, answer.PromptVersion) = (Name, LinkQuestion.PromptVersion);
                answers.Add(question.Key, answer);
                Note(null);
            }
            else
            {
                Note(new(ModelFault.Unusable, $"{model.Provider}: the answer to the question 'link' was none of those offered."));
            }
        }
        catch (ModelException error)
        {
            Note(error);
        }

        return question.Key;
    }

    private bool IsDown()
    {
        lock (gate) return failuresInARow >= FailuresInARow;
    }

    private void Note(ModelException? error)
    {
        lock (gate)
        {
            failure = failuresInARow >= FailuresInARow ? failure : error ?? failure;
            // Only what concerns the provider ends the asking; a question that it cannot answer concerns itself alone.
            failuresInARow = error?.Fault switch
            {
                ModelFault.Refused => FailuresInARow,
                ModelFault.Unavailable => failuresInARow + 1,
                _ when failuresInARow < FailuresInARow => 0,
                _ => failuresInARow,
            };
        }
    }

    private static string Words(LinkAnswer answer, Customer? chosen, bool isSure)
    {
        var why = answer.Reason.Length == 0 ? "" : ": " + answer.Reason;
        if (isSure) return "the model" + (why.Length == 0 ? " decided" : why);
        var confidence = FormattableString.Invariant($" (confidence {answer.Confidence:0.##})");
        return chosen is null ? "the model says none of these" + confidence + why : FormattableString.Invariant($"the model suggests {OneLine.Escape(chosen.BusinessName, 120)} (#{chosen.Id}), not surely enough{confidence}{why}");
    }
}
