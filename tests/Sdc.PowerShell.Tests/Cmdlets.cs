using System.Management.Automation;
using System.Reflection;

namespace Sdc.PowerShell.Tests;

/// <summary>The cmdlets of the module, by name.</summary>
internal static class Cmdlets
{
    public static IReadOnlyList<(string Name, Type Type, CmdletAttribute Attribute)> All { get; } =
    [
        .. from type in typeof(SdcCmdlet).Assembly.GetExportedTypes()
           let attribute = type.GetCustomAttribute<CmdletAttribute>()
           where attribute is not null
           let name = $"{attribute.VerbName}-{attribute.NounName}"
           orderby name
           select (name, type, attribute),
    ];
}
