namespace Sdc;

/// <summary>Where PowerShell's SecretManagement has a secret: <c>secret:Name</c>, or <c>secret:Vault/Name</c>.</summary>
/// <param name="Vault">The vault; null for whichever has the name.</param>
/// <param name="Name">The secret's name.</param>
internal sealed record SecretReference(string? Vault, string Name)
{
    public const string Prefix = "secret:";

    /// <summary>Reads what is written in place of a key; null for a key itself.</summary>
    public static SecretReference? TryParse(string? written)
    {
        if (written is null || !written.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return null;
        var name = written.Substring(Prefix.Length).Trim();
        var slash = name.IndexOf('/');
        return slash < 0 ? new(null, name) : new(name.Substring(0, slash).Trim(), name.Substring(slash + 1).Trim());
    }

    /// <summary>Whether it names a secret.</summary>
    public bool IsWhole => Name.Length > 0 && Vault is not "";

    public override string ToString() => OneLine.Escape(Prefix + (Vault is null ? "" : Vault + "/") + Name, 200);
}
