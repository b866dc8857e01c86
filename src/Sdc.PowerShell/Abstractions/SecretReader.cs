using System.Management.Automation;
using Engine = System.Management.Automation.PowerShell;

namespace Sdc.PowerShell;

/// <summary>Reads keys that the configuration only names (<c>secret:Name</c>) by the session's <c>Get-Secret</c>, on the pipeline's thread.</summary>
internal static class SecretReader
{
    private const string Module = "Microsoft.PowerShell.SecretManagement";

    /// <summary>Reads the key into place.</summary>
    /// <returns>What is wrong; null when it was read. Never holds the key.</returns>
    public static ErrorRecord? Read(Secret key)
    {
        var reference = key.Reference!;
        using var shell = Engine.Create(RunspaceMode.CurrentRunspace);
        shell.AddCommand(Module + "\\Get-Secret").AddParameter("Name", reference.Name).AddParameter("AsPlainText").AddParameter("ErrorAction", ActionPreference.Stop);
        if (reference.Vault is not null) shell.AddParameter("Vault", reference.Vault);
        try
        {
            var found = shell.Invoke();
            if (found.Count != 1 || found[0]?.BaseObject is not string text || string.IsNullOrWhiteSpace(text)) return Errors.Argument("SecretNotFound", $"The key is {reference}, and there is no text of that name in SecretManagement. Store it by Set-Secret, or set the key's environment variable.", reference.Name);
            key.Read(text);
            return null;
        }
        catch (CommandNotFoundException)
        {
            return Errors.Argument("SecretManagementMissing", $"The key is {reference}, and the module {Module} is not installed. Install it (Install-Module {Module}) with a vault, or set the key's environment variable.", reference.Name);
        }
        catch (PipelineStoppedException)
        {
            throw;
        }
        catch (RuntimeException error)
        {
            return Errors.Argument("SecretNotFound", $"The key is {reference}, and SecretManagement did not give it: {OneLine.Escape(error.Message, 300)} Store it by Set-Secret, unlock its vault, or set the key's environment variable.", reference.Name);
        }
    }
}
