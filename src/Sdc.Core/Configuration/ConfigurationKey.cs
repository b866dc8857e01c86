namespace Sdc;

/// <summary>One key of the configuration: its name, what it may hold, and its default.</summary>
internal abstract class ConfigurationKey(string section, string name, NodeKind kind)
{
    public string Section { get; } = section;

    public string Name { get; } = name;

    public string Path { get; } = section + "." + name;

    /// <summary>What a value from the environment is read as.</summary>
    public NodeKind Kind { get; } = kind;

    public bool IsSecret => Secret.IsSecretName(Name);
}

/// <summary>Takes a value, or says why not.</summary>
/// <returns>Null when the value is good, else what is allowed.</returns>
internal delegate string? ValueReader<T>(ConfigurationNode node, out T value);

/// <summary>A key and how its value is read.</summary>
internal sealed class ConfigurationKey<T>(string section, string name, NodeKind kind, T fallback, ValueReader<T> read) : ConfigurationKey(section, name, kind)
{
    /// <summary>The value when the key is missing or null.</summary>
    public T Fallback { get; } = fallback;

    public ValueReader<T> Read { get; } = read;
}
