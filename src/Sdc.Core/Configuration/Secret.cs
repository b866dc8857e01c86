namespace Sdc;

/// <summary>
/// A key or password. Its text comes out only where it is sent; everything that shows it says just whether it is set and from where. One that is written as
/// <c>secret:Name</c> is kept in PowerShell's SecretManagement, and has no text before the module has read it.
/// </summary>
internal sealed class Secret(string? value, string? origin)
{
    private readonly string? written = string.IsNullOrWhiteSpace(value) ? null : value!.Trim();
    private string? read;

    public static Secret None { get; } = new(null, null);

    /// <summary>The secret itself; null when it is not set, or not read yet. Never for a message or an output.</summary>
    public string? Value => Reference is null ? written : read;

    /// <summary>Where SecretManagement has it; null for one whose text is known.</summary>
    public SecretReference? Reference => SecretReference.TryParse(written);

    /// <summary>Where it was found: the environment variable or the file's name, or the name that SecretManagement has it by; null when it is not set.</summary>
    public string? Origin => !IsSet ? null : Reference is { } reference ? reference.ToString() : origin;

    public bool IsSet => written is not null;

    /// <summary>Takes the text of a secret that only has a name so far.</summary>
    public void Read(string text) => read = text.Trim();

    /// <summary>The secret, for whoever is about to send it.</summary>
    /// <exception cref="SdcException">It has only a name, and nobody has read it.</exception>
    public Secret OrStop(string variable) => Reference is null || read is not null ? this : throw new SdcException("SecretNotRead", $"The key is {Reference}, and only the cmdlets of the module read secrets by name. Set the environment variable {variable} for this command instead.");

    /// <summary>Whether the key's name says that its value is a secret, for the sections of free form.</summary>
    public static bool IsSecretName(string name) =>
        Endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    public override string ToString() => IsSet ? $"(set, from {Origin})" : "(not set)";

    // Not "tokens": max_tokens is a number that everyone may see.
    private static readonly string[] Endings = ["key", "token", "secret", "password", "authorization"];
}
