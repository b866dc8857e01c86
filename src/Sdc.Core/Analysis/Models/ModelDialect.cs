namespace Sdc;

/// <summary>What a server is known to understand.</summary>
internal sealed record ModelDialect
{
    /// <summary>The name that current servers of OpenAI know alone.</summary>
    public const string NewTokensName = "max_completion_tokens";

    /// <summary>The name that all others know.</summary>
    public const string OldTokensName = "max_tokens";

    /// <summary>The name of the most tokens of an answer; null to leave them out.</summary>
    public string? TokensName { get; init; } = OldTokensName;

    /// <summary>Whether the other name was refused before.</summary>
    public bool OtherTokensNameIsRefused { get; init; }

    public AnswerFormat Format { get; init; } = AnswerFormat.Schema;

    /// <summary>Whether <c>$schema</c> and <c>additionalProperties</c> are taken out of schemas.</summary>
    public bool StripsSchema { get; init; }

    /// <summary>Whether <c>temperature</c> is sent.</summary>
    public bool SendsTemperature { get; init; } = true;
}
