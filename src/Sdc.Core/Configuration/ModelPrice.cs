namespace Sdc;

/// <summary>What a model costs for a million tokens, in whatever currency the configuration means.</summary>
internal sealed record ModelPrice(decimal Input, decimal Output)
{
    private const decimal Million = 1_000_000;

    public decimal Of(long inputTokens, long outputTokens) => ((inputTokens * Input) + (outputTokens * Output)) / Million;
}
