namespace Sdc;

/// <summary>One mistake in the configuration.</summary>
/// <param name="Path">Path of the key, such as <c>processing_defaults.time_zone</c>.</param>
/// <param name="Found">What was found; never a secret.</param>
/// <param name="Allowed">What is allowed there.</param>
/// <param name="Origin">Where it was found: the line and column in the file, or the environment variable.</param>
public sealed record ConfigurationMistake(string Path, string Found, string Allowed, string Origin)
{
    /// <summary>Shows the mistake as one sentence.</summary>
    public override string ToString() => $"{Path} ({Origin}): found {Found}; allowed: {Allowed}.";
}
