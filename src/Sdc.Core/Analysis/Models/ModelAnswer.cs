namespace Sdc;

/// <summary>What a model answered. Its text is hostile, as all text of sessions is.</summary>
/// <param name="Text">The answer; where a schema was asked for, the JSON alone, without fences and prose around it.</param>
/// <param name="Model">The model's name.</param>
/// <param name="InputTokens">Tokens of the question: as the server counts them, else estimated.</param>
/// <param name="OutputTokens">Tokens of the answer: as the server counts them, else estimated.</param>
/// <param name="Cost">What it cost, in the currency of the configured prices; null where no price is configured.</param>
/// <param name="IsCut">True when the answer ended at the most tokens and may lack its end.</param>
internal sealed record ModelAnswer(string Text, string Model, long InputTokens, long OutputTokens, decimal? Cost, bool IsCut);
