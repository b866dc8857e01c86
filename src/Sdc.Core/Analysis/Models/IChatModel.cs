namespace Sdc;

/// <summary>A provider of language models, asked within its limits. Safe for concurrent use.</summary>
internal interface IChatModel : IDisposable
{
    /// <summary>Name of the provider's block in the configuration.</summary>
    string Provider { get; }

    /// <summary>Whether texts have to be redacted before they are sent there.</summary>
    bool Redacts { get; }

    /// <summary>How many questions may be asked at a time.</summary>
    int MaxParallel { get; }

    /// <summary>Name of the model for a capability.</summary>
    string ModelFor(ModelCapability capability);

    /// <summary>How many tokens a question and its answer may have together.</summary>
    int ContextTokens(ModelCapability capability);

    /// <summary>What a question would take at most: tokens in, tokens out, and the cost where prices are configured.</summary>
    (long InputTokens, long OutputTokens, decimal? Cost) Estimate(ModelQuestion question);

    /// <summary>Asks; once more where the answer is of no use.</summary>
    /// <param name="question">The question.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="allows">Is told what asking once more would cost at most, and says whether that is allowed; null where it always is.</param>
    /// <exception cref="ModelException">There is no usable answer.</exception>
    Task<ModelAnswer> AskAsync(ModelQuestion question, CancellationToken cancellation, Func<decimal, bool>? allows = null);
}
