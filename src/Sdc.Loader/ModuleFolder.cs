using System.Reflection;
#if NET
using System.Runtime.InteropServices;
#endif

namespace Sdc.Loader;

/// <summary>The folder that holds the module's assemblies for one framework.</summary>
internal sealed class ModuleFolder(string path)
{
    // The engine that runs the module supplies these; a second copy would be a second PowerShell.
    private const string EnginePrefix = "System.Management.Automation";

    /// <summary>The folder that this assembly lies in.</summary>
    public static ModuleFolder OfThisAssembly() => new(Path.GetDirectoryName(typeof(ModuleFolder).Assembly.Location)!);

    /// <summary>Full path of the folder.</summary>
    public string FullPath { get; } = Path.GetFullPath(path);

    /// <summary>Full path of the file that the folder should hold for an assembly: the one with machine code for this system, where there is one.</summary>
    public string FileOf(string assemblyName)
    {
        var file = Path.Combine(FullPath, assemblyName + ".dll");
#if NET
        var compiled = Path.Combine(FullPath, RuntimeInformation.RuntimeIdentifier, assemblyName + ".dll");
        if (File.Exists(compiled)) return compiled;
#endif
        return file;
    }

    /// <summary>The folder's file for an assembly, and the identity in it; null where the folder has none that satisfies the request.</summary>
    public (string File, AssemblyName Identity)? Find(AssemblyName requested)
    {
        if (requested.Name is not { Length: > 0 } name || name.Equals(EnginePrefix, StringComparison.OrdinalIgnoreCase)) return null;
        var file = FileOf(name);
        if (!File.Exists(file)) return null;
        var identity = AssemblyName.GetAssemblyName(file);
        return requested.Version is null || identity.Version >= requested.Version ? (file, identity) : null;
    }

    /// <summary>Whether an assembly was loaded from this folder.</summary>
    public bool Holds(Assembly? assembly)
    {
        if (assembly is null || assembly.IsDynamic || assembly.Location.Length == 0) return false;
        var folder = Path.GetDirectoryName(assembly.Location)!;
        return string.Equals(folder, FullPath, Path.DirectorySeparatorChar == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
    }
}
