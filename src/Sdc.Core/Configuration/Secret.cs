namespace Sdc;

/// <summary>A key or password. Its text comes out only where it is sent; everything that shows it says just whether it is set and from where.</summary>
internal sealed class Secret(string? value, string? origin)
{
    public static Secret None { get; } = new(null, null);

    /// <summary>The secret itself; null when it is not set. Never for a message or an output.</summary>
    public string? Value { get; } = string.IsNullOrWhiteSpace(value) ? null : value!.Trim();

    /// <summary>Where it was found: the environment variable or the file's name; null when it is not set.</summary>
    public string? Origin => IsSet ? origin : null;

    public bool IsSet => Value is not null;

    /// <summary>Whether the key's name says that its value is a secret, for the sections of free form.</summary>
    public static bool IsSecretName(string name) =>
        Endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    public override string ToString() => IsSet ? $"(set, from {origin})" : "(not set)";

    // Not "tokens": max_tokens is a number that everyone may see.
    private static readonly string[] Endings = ["key", "token", "secret", "password", "authorization"];
}
