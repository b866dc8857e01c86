using System.Security.AccessControl;
using System.Security.Principal;

namespace Sdc;

/// <summary>Who may read a folder on Windows.</summary>
#if NET
[System.Runtime.Versioning.SupportedOSPlatform("windows")]
#endif
internal static class WindowsRights
{
    /// <summary>Whether a folder has rights of its own, and not those of the folder that it lies in.</summary>
    public static bool AreOwn(string folder) => new DirectoryInfo(folder).GetAccessControl(AccessControlSections.Access).AreAccessRulesProtected;

    /// <summary>Gives a folder and all in it to this account, the system and the administrators, and to nobody else.</summary>
    /// <exception cref="UnauthorizedAccessException">This account may not do so.</exception>
    public static void MakePrivate(string folder)
    {
        using var me = WindowsIdentity.GetCurrent();
        var rights = new DirectorySecurity();
        rights.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        foreach (var owner in new[] { me.User!, new(WellKnownSidType.LocalSystemSid, null), new(WellKnownSidType.BuiltinAdministratorsSid, null) })
        {
            rights.AddAccessRule(new(owner, FileSystemRights.FullControl, InheritanceFlags.ContainerInherit | InheritanceFlags.ObjectInherit, PropagationFlags.None, AccessControlType.Allow));
        }

        new DirectoryInfo(folder).SetAccessControl(rights);
    }
}
