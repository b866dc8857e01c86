#if !NET
using System.Reflection;

namespace Sdc.Loader;

/// <summary>Windows PowerShell 5.1: has no load contexts, so the module answers for its own files, and only when one of them asks.</summary>
internal static class ModuleResolver
{
    /// <summary>Answers the requests that the runtime cannot: most are for a version that is older than the one shipped.</summary>
    public static void Install(ModuleFolder folder) => AppDomain.CurrentDomain.AssemblyResolve += (_, request) =>
        folder.Holds(request.RequestingAssembly) && folder.Find(new AssemblyName(request.Name)) is { } ours ? Assembly.LoadFrom(ours.File) : null;
}
#endif
