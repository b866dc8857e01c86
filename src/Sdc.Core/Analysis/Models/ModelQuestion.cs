namespace Sdc;

/// <summary>A question to a model. Its texts are as they leave this machine: redacted already where that is wanted.</summary>
/// <param name="Purpose">What it is for, in messages and the log, such as <c>title</c> or <c>link</c>; never text of a session.</param>
/// <param name="System">What the model is to do.</param>
/// <param name="User">What it is to do it with.</param>
internal sealed record ModelQuestion(string Purpose, string System, string User)
{
    public ModelCapability Capability { get; init; } = ModelCapability.General;

    /// <summary>The JSON schema of the answer, as text; null for plain text. Servers that know no schema are asked in words.</summary>
    public string? Schema { get; init; }

    /// <summary>The most tokens of the answer; null for the configured number.</summary>
    public int? MaxTokens { get; init; }
}
