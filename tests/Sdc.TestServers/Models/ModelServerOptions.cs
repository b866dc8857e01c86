namespace Sdc.TestServers;

/// <summary>How the model server behaves; may be changed while it is served.</summary>
public sealed class ModelServerOptions
{
    /// <summary>What the server is called by <c>/models</c> and takes; any name where it is empty.</summary>
    public IList<string> Models { get; } = [];

    public bool NeedsKey { get; set; } = true;

    public bool RefusesJsonObject { get; set; }

    public bool RefusesJsonSchema { get; set; }

    /// <summary>Names within a schema that are refused, such as <c>$schema</c> and <c>additionalProperties</c>.</summary>
    public IList<string> RefusedSchemaNames { get; } = [];

    public MaxTokensName MaxTokens { get; set; } = MaxTokensName.Both;

    /// <summary>Whether <c>temperature</c> is refused, as reasoning models do.</summary>
    public bool RefusesTemperature { get; set; }

    /// <summary>The most tokens (four characters each) of a question; null where there is no end.</summary>
    public int? ContextTokens { get; set; }

    /// <summary>What is answered to a longer question.</summary>
    public string TooLongMessage { get; set; } = "This model's maximum context length is 4096 tokens. However, your messages resulted in 5000 tokens. Please reduce the length of the messages.";

    /// <summary>Whether an answer ends at the most tokens (four characters each) that a question allows.</summary>
    public bool CutsAtMaxTokens { get; set; } = true;

    /// <summary>The quirks of every answer.</summary>
    public IList<AnswerQuirk> Quirks { get; } = [];

    /// <summary>The share of answers with one of <see cref="RandomQuirks"/>, chosen by seed as <see cref="Chaos"/> chooses faults.</summary>
    public double QuirkRate { get; set; }

    public int QuirkSeed { get; set; } = 1;

    /// <summary>What is chosen from.</summary>
    public IReadOnlyList<AnswerQuirk> RandomQuirks { get; set; } = ModelFaults.PassingQuirks;
}
