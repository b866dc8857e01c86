using System.ClientModel;
using System.Collections.Concurrent;
using OpenAI;
using OpenAI.Chat;

namespace Sdc;

/// <summary>A provider of models that speaks OpenAI's protocol, more or less.</summary>
internal sealed class ChatModel(ProviderSettings provider, Secret key, int maxParallel, HttpClient transport, OpenAIClientOptions options, Action<string>? log) : IChatModel
{
    // What a message takes besides its text, and what a server's template adds.
    private const int FrameTokens = 32;

    // How much of a wrong answer the model is shown again.
    private const int ShownAgain = 2000;

    // The SDK wants one where a server needs none; the connection sends the real one.
    private readonly ApiKeyCredential credential = new("none");
    private readonly ConcurrentDictionary<string, ChatClient> clients = new(StringComparer.Ordinal);

    public string Provider => provider.Name;

    public bool Redacts => provider.Redacted.Count > 0;

    public int MaxParallel => maxParallel;

    public string ModelFor(ModelCapability capability) => provider.Models[capability];

    public int ContextTokens(ModelCapability capability) => provider.ContextTokens[capability];

    public (long InputTokens, long OutputTokens, decimal? Cost) Estimate(ModelQuestion question)
    {
        var input = InputTokens(question);
        var output = question.MaxTokens ?? provider.MaxTokens;
        return (input, output, CostOf(question.Capability, input, output));
    }

    public async Task<ModelAnswer> AskAsync(ModelQuestion question, CancellationToken cancellation, Func<decimal, bool>? allows = null)
    {
        cancellation.ThrowIfCancellationRequested();
        CheckKey(question);
        CheckLength(question);
        var asking = new Asking(question, question.MaxTokens ?? provider.MaxTokens);
        try
        {
            while (true)
            {
                var completion = await CompleteAsync(asking, cancellation).ConfigureAwait(false);
                if (Usable(asking, completion) is not { } text)
                {
                    var most = CostOf(question.Capability, InputTokens(question) + asking.AddedTokens, asking.MaxTokens) ?? 0;
                    if (allows?.Invoke(most) == false) throw new ModelException(ModelFault.OverBudget, $"{Name(question)} had no usable answer, and the limit of the cost does not allow to ask once more.");
                    continue;
                }

                return new(text, ModelFor(question.Capability), asking.InputTokens, asking.OutputTokens, CostOf(question.Capability, asking.InputTokens, asking.OutputTokens),
                    question.Schema is null && completion.FinishReason == ChatFinishReason.Length);
            }
        }
        catch (ModelException error)
        {
            (error.InputTokens, error.OutputTokens) = (asking.InputTokens, asking.OutputTokens);
            error.Cost = CostOf(question.Capability, asking.InputTokens, asking.OutputTokens);
            throw;
        }
    }

    public void Dispose() => transport.Dispose();

    private async Task<ChatCompletion> CompleteAsync(Asking asking, CancellationToken cancellation)
    {
        var question = asking.Question;
        var settings = new ChatCompletionOptions { MaxOutputTokenCount = asking.MaxTokens, Temperature = (float)provider.Temperature };
        if (question.Schema is { } schema) settings.ResponseFormat = ChatResponseFormat.CreateJsonSchemaFormat("answer", BinaryData.FromString(schema));
        var client = clients.GetOrAdd(ModelFor(question.Capability), model => new(model, credential, options));
        try
        {
            ChatCompletion completion = await client.CompleteChatAsync(asking.Messages, settings, cancellation).ConfigureAwait(false);
            asking.InputTokens += completion.Usage.InputTokenCount;
            asking.OutputTokens += completion.Usage.OutputTokenCount;
            log?.Invoke(FormattableString.Invariant($"{Name(question)}: {completion.Usage.InputTokenCount} tokens asked, {completion.Usage.OutputTokenCount} answered, {completion.FinishReason}"));
            return completion;
        }
        // The SDK disposes of an answer that it was stopped at as of one that is still to be read, which fails in ways of its own.
        catch (Exception error) when (error is ClientResultException || cancellation.IsCancellationRequested)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new ModelException(ModelFault.Unavailable, $"{Name(question)} failed: {OneLine.Escape(error.Message, 200)}", error);
        }
    }

    // The answer's text; null where it is to be asked again, as is noted then.
    private string? Usable(Asking asking, ChatCompletion completion)
    {
        var question = asking.Question;
        var said = JsonAnswer.WithoutThoughts(string.Concat(completion.Content.Select(part => part.Text)));
        if (completion.FinishReason == ChatFinishReason.ContentFilter && said.Length == 0) throw Unusable(question, "the provider's content filter kept the answer back");
        var text = question.Schema is { } schema ? JsonAnswer.Find(said, schema) : said;
        if (text is { Length: > 0 }) return text;

        if (completion.FinishReason == ChatFinishReason.Length)
        {
            if (!asking.AskLonger(ContextTokens(question.Capability) - InputTokens(question))) throw Unusable(question, FormattableString.Invariant($"the answer was cut off at {asking.MaxTokens} tokens before it said what was asked for; set llm_config.default_llm_params.max_tokens or the task's number higher"));
            return null;
        }

        var wrong = said.Length == 0 ? "the answer was empty" : "the answer is no JSON of the asked shape";
        if (!asking.AskAgain(said.Length > ShownAgain ? said.Substring(0, ShownAgain) : said)) throw Unusable(question, wrong + ", twice");
        log?.Invoke($"{Name(question)}: {wrong}, and it is asked again");
        return null;
    }

    private void CheckKey(ModelQuestion question)
    {
        var setting = $"llm_config.{provider.Name}.api_key{(LlmSettings.UsualVariable(provider.Name + ".api_key") is { } variable ? " or the environment variable " + variable : "")}";
        if (!key.IsSet && !provider.IsLocal) throw new ModelException(ModelFault.Refused, $"{Name(question)} was not asked, for no key is set. Set {OneLine.Escape(setting, 200)}.");
        if (key.IsSet && key.Value!.Any(letter => letter is <= ' ' or > '~')) throw new ModelException(ModelFault.Refused, $"{Name(question)} was not asked, for the key holds characters that no key has (spaces, line ends, accents). Copy {OneLine.Escape(setting, 200)} again.");
    }

    // Some servers cut what is too long, without a word.
    private void CheckLength(ModelQuestion question)
    {
        var (input, output, most) = (InputTokens(question), question.MaxTokens ?? provider.MaxTokens, ContextTokens(question.Capability));
        if (input + output > most) throw new ModelException(ModelFault.TooLong, FormattableString.Invariant($"{Name(question)} was not asked, for it has about {input} tokens and its answer up to {output}, and {most} is what the model takes together. If it takes more, set {OneLine.Escape($"llm_config.{provider.Name}.context_tokens", 120)}."));
    }

    private ModelException Unusable(ModelQuestion question, string why) => new(ModelFault.Unusable, $"{Name(question)}: {why}.");

    private string Name(ModelQuestion question) => OneLine.Escape($"{provider.Name}: the question '{question.Purpose}' to {ModelFor(question.Capability)}", 300);

    private long InputTokens(ModelQuestion question) =>
        TokenEstimate.Of(question.System) + TokenEstimate.Of(question.User) + (question.Schema is { } schema ? TokenEstimate.Of(schema) : 0) + FrameTokens;

    private decimal? CostOf(ModelCapability capability, long input, long output) => provider.Prices.TryGetValue(capability, out var price) ? price.Of(input, output) : null;
}
