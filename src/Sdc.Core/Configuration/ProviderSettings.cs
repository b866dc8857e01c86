namespace Sdc;

/// <summary>The provider of language models that is in use. Everything is given: what the configuration leaves out has its default here.</summary>
/// <param name="Name">Name of its block.</param>
/// <param name="BaseUrl">Its address, without a slash at its end.</param>
internal sealed record ProviderSettings(string Name, string BaseUrl)
{
    /// <summary>Names of the models.</summary>
    public required IReadOnlyDictionary<ModelCapability, string> Models { get; init; }

    /// <summary>How many tokens a question and its answer may have together.</summary>
    public required IReadOnlyDictionary<ModelCapability, int> ContextTokens { get; init; }

    /// <summary>What the models cost; none where no price is configured.</summary>
    public required IReadOnlyDictionary<ModelCapability, ModelPrice> Prices { get; init; }

    /// <summary>What is redacted in texts before they are sent; empty for nothing.</summary>
    public required IReadOnlyList<RedactionKind> Redacted { get; init; }

    /// <summary>How varied answers are.</summary>
    public required double Temperature { get; init; }

    /// <summary>The most tokens of an answer.</summary>
    public required int MaxTokens { get; init; }

    /// <summary>How many requests a minute are sent at most; null for no limit.</summary>
    public required int? RequestsPerMinute { get; init; }

    /// <summary>Whether it runs on this machine, and hence may need no key.</summary>
    public bool IsLocal => new Uri(BaseUrl).IsLoopback;
}
