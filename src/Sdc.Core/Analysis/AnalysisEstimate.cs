namespace Sdc;

/// <summary>What a task of analysis would take at most, if it were done now.</summary>
public sealed class AnalysisEstimate
{
    internal AnalysisEstimate()
    {
    }

    /// <summary>Name of the task.</summary>
    public string Task { get; internal init; } = "";

    /// <summary>Name of the provider in the configuration.</summary>
    public string Provider { get; internal init; } = "";

    /// <summary>The model that would be asked.</summary>
    public string Model { get; internal init; } = "";

    /// <summary>Sessions that are due.</summary>
    public long Sessions { get; internal set; }

    /// <summary>Those of <see cref="Sessions"/> that have no text and get their answer without a model.</summary>
    public long WithoutModel { get; internal set; }

    /// <summary>Those of <see cref="Sessions"/> that are too long for the model and would be condensed in parts first.</summary>
    public long InParts { get; internal set; }

    /// <summary>Questions.</summary>
    public long Questions { get; internal set; }

    /// <summary>Tokens of the questions, estimated.</summary>
    public long InputTokens { get; internal set; }

    /// <summary>Tokens of the answers, at most.</summary>
    public long OutputTokens { get; internal set; }

    /// <summary>What it would cost at most, in the currency of the configured prices; null where no price is configured.</summary>
    public decimal? Cost { get; internal set; }

    /// <summary>Shows the figures in one line.</summary>
    public override string ToString() => FormattableString.Invariant($"{Task}: {Sessions} sessions, {Questions} questions to {Model}, {InputTokens} + {OutputTokens} tokens{(Cost is { } cost ? FormattableString.Invariant($", cost {cost:0.####}") : "")}");

    internal void Add((long InputTokens, long OutputTokens, decimal? Cost) question)
    {
        Questions++;
        InputTokens += question.InputTokens;
        OutputTokens += question.OutputTokens;
        if (question.Cost is { } cost) Cost = (Cost ?? 0) + cost;
    }
}
