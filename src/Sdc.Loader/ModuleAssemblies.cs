using System.Reflection;

namespace Sdc.Loader;

/// <summary>Loads the assemblies whose types users see, so that those they depend on clash with no other module's.</summary>
public static class ModuleAssemblies
{
    // The model's assembly first: importing it is what makes [Sdc.Session] resolve.
    private static readonly string[] Names = ["Sdc.Core", "Sdc.PowerShell"];

    private static readonly Lazy<Assembly[]> Loaded = new(LoadAll);

    /// <summary>The module's assemblies, loaded once a process; the engine imports each.</summary>
    public static Assembly[] Load() => (Assembly[])Loaded.Value.Clone();

    private static Assembly[] LoadAll()
    {
        var folder = ModuleFolder.OfThisAssembly();
#if NET
        var context = new ModuleLoadContext(folder);
        return [.. Names.Select(name => context.LoadFromAssemblyPath(folder.FileOf(name)))];
#else
        ModuleResolver.Install(folder);
        return [.. Names.Select(name => Assembly.LoadFrom(folder.FileOf(name)))];
#endif
    }
}
