namespace Sdc;

/// <summary>What calls took.</summary>
internal readonly record struct ModelUse(long InputTokens, long OutputTokens, decimal? Cost)
{
    public static ModelUse Of(ModelAnswer answer) => new(answer.InputTokens, answer.OutputTokens, answer.Cost);

    public static ModelUse operator +(ModelUse first, ModelUse second) => new(
        first.InputTokens + second.InputTokens,
        first.OutputTokens + second.OutputTokens,
        first.Cost is null && second.Cost is null ? null : (first.Cost ?? 0) + (second.Cost ?? 0));
}
