namespace Sdc;

/// <summary>The configuration is not there, cannot be read, or has mistakes: all of them at once.</summary>
public sealed class ConfigurationException : SdcException
{
    internal ConfigurationException(string message, Exception? inner = null)
        : base("ConfigurationInvalid", message, inner)
    {
    }

    internal ConfigurationException(string configPath, IReadOnlyList<ConfigurationMistake> mistakes)
        : base("ConfigurationInvalid", Describe(configPath, mistakes))
    {
        Mistakes = mistakes;
    }

    /// <summary>The mistakes; empty when there is no file or it is no JSON.</summary>
    public IReadOnlyList<ConfigurationMistake> Mistakes { get; } = [];

    private static string Describe(string configPath, IReadOnlyList<ConfigurationMistake> mistakes)
    {
        var count = mistakes.Count == 1 ? "a mistake" : FormattableString.Invariant($"{mistakes.Count} mistakes");
        return $"The configuration {configPath} has {count}; nothing was done:\n" + string.Join("\n", mistakes.Select(mistake => "  " + mistake));
    }
}
