namespace Sdc;

/// <summary>Whether a key is there, from where, and whether it can be one. It is never shown, nor how long it is.</summary>
/// <param name="name">What the key is of.</param>
/// <param name="key">The key.</param>
/// <param name="variable">The environment variable that it belongs into.</param>
/// <param name="configPath">The configuration file, where it does not belong.</param>
/// <param name="user">What needs the key; null where nothing does.</param>
internal sealed class KeyCheck(string name, Secret key, string variable, string configPath, string? user) : ICheck
{
    // Those of the services here are longer.
    private const int Shortest = 12;

    public string Name => name;

    public Task<CheckResult> RunAsync(CancellationToken cancellation) => Task.FromResult(Look());

    private CheckResult Look()
    {
        if (!key.IsSet) return user is null ? CheckResult.Skipped("Not set, and not needed.") : CheckResult.Failed($"Not set; {user} needs it.", $"Set the environment variable {variable} for the account that runs SDC.");
        var where = $"Set, from {key.Origin}";
        if (key.Value is not { } value) return CheckResult.Failed($"{where}, which could not be read.", $"In PowerShell: install Microsoft.PowerShell.SecretManagement, and store the secret under that name. sdc does not read secrets by name: set the environment variable {variable} for it.");
        if (value[0] is '"' or '\'') return Wrong("it begins with a quotation mark, which set in a command prompt makes a part of it");
        if (value.Any(letter => letter is <= ' ' or > '~')) return Wrong("it holds characters that no key has (spaces, line ends, accents)");
        if (value.Length < Shortest) return CheckResult.Warning(where + "; it is shorter than keys are.", $"Copy the key again into {variable}: a part of it may be missing.");
        return key.Origin == Path.GetFileName(configPath)
            ? CheckResult.Warning(where + ": everyone who can read the file can read it.", $"Set the environment variable {variable} and take the key out of the file.")
            : CheckResult.Ok(where + ".");

        CheckResult Wrong(string why) => CheckResult.Failed($"{where}; {why}.", $"Copy the key again into {variable}, the key alone.");
    }
}
