#if NET
using System.Reflection;
using System.Runtime.Loader;

namespace Sdc.Loader;

/// <summary>PowerShell 7: everything but this loader lives in a context of its own.</summary>
internal sealed class ModuleLoadContext(ModuleFolder folder) : AssemblyLoadContext("Sdc")
{
    private readonly Dictionary<string, string> platform = PlatformFiles();

    /// <summary>Null leaves an assembly to the default context.</summary>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name == typeof(ModuleLoadContext).Assembly.GetName().Name) return null;
        return folder.Find(assemblyName) is { } ours && !PlatformHas(ours.Identity) ? LoadFromAssemblyPath(ours.File) : null;
    }

    // A type of the shared framework must not exist twice, so its copy is taken unless it is older than the one that the module was built with.
    // Other libraries that the host happens to ship are its own: a newer one of them need not behave as ours.
    private bool PlatformHas(AssemblyName ours) =>
        IsOfFramework(ours.Name!) && platform.TryGetValue(ours.Name!, out var file) && AssemblyName.GetAssemblyName(file).Version >= ours.Version;

    private static bool IsOfFramework(string name) => name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal);

    private static Dictionary<string, string> PlatformFiles()
    {
        var files = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var list = AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "";
        foreach (var file in list.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            files[Path.GetFileNameWithoutExtension(file)] = file;
        }

        return files;
    }
}
#endif
