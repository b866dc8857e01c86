using System.Reflection.Metadata;

namespace Sdc.PowerShell.Tests.Framework;

/// <summary>Looks for every type and member that an assembly uses in the assemblies that would supply it.</summary>
/// <param name="shipped">Files that come with the module, which answer first.</param>
/// <param name="platform">Files of the framework.</param>
/// <param name="engine">The name of the assembly that is not looked into.</param>
internal sealed class ReferenceChecker(IEnumerable<string> shipped, IEnumerable<string> platform, string engine) : IDisposable
{
    private readonly Dictionary<string, string> files = platform.Concat(shipped)
        .GroupBy(file => Path.GetFileNameWithoutExtension(file), StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => group.Last(), StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, AssemblyFile?> opened = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How many types and members were looked for.</summary>
    public int Checked { get; private set; }

    /// <summary>What an assembly uses and nobody has, one line each.</summary>
    public IReadOnlyList<string> Missing(string assembly)
    {
        var user = Open(assembly)!;
        var metadata = user.Metadata;
        var missing = new List<string>();
        foreach (var handle in metadata.TypeReferences)
        {
            if (ScopeOf(metadata, handle) == engine) continue;
            Checked++;
            if (Find(user, handle) is null) missing.Add($"{assembly}: type {TypeNames.Of(metadata, handle)} of {ScopeOf(metadata, handle)}");
        }

        foreach (var member in metadata.MemberReferences.Select(metadata.GetMemberReference))
        {
            // An array's members are the runtime's; a type that is missing has been told of.
            if (ParentOf(metadata, member) is not { IsNil: false } parent) continue;
            if (parent.Kind == HandleKind.TypeReference && ScopeOf(metadata, (TypeReferenceHandle)parent) == engine) continue;
            if (Find(user, parent) is not { } type) continue;
            Checked++;
            var name = metadata.GetString(member.Name);
            if (!Has(type, name, SignatureText.OfMember(member), member.GetKind())) missing.Add($"{assembly}: {TypeNames.Of(type.File.Metadata, type.Type)}.{name}: {SignatureText.OfMember(member)}");
        }

        return missing;
    }

    public void Dispose()
    {
        foreach (var file in opened.Values) file?.Dispose();
    }

    private static EntityHandle ParentOf(MetadataReader metadata, MemberReference member) => member.Parent.Kind switch
    {
        HandleKind.TypeReference or HandleKind.TypeDefinition => member.Parent,
        HandleKind.TypeSpecification => SignatureText.Of(metadata.GetTypeSpecification((TypeSpecificationHandle)member.Parent)).Handle,
        _ => default,
    };

    private static string? ScopeOf(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var scope = metadata.GetTypeReference(handle).ResolutionScope;
        return scope.Kind switch
        {
            HandleKind.TypeReference => ScopeOf(metadata, (TypeReferenceHandle)scope),
            HandleKind.AssemblyReference => metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)scope).Name),
            _ => null,
        };
    }

    private (AssemblyFile File, TypeDefinitionHandle Type)? Find(AssemblyFile user, EntityHandle handle)
    {
        if (handle.Kind == HandleKind.TypeSpecification) handle = SignatureText.Of(user.Metadata.GetTypeSpecification((TypeSpecificationHandle)handle)).Handle;
        if (handle.IsNil) return null;
        if (handle.Kind == HandleKind.TypeDefinition) return (user, (TypeDefinitionHandle)handle);
        var name = TypeNames.Of(user.Metadata, (TypeReferenceHandle)handle);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var scope = ScopeOf(user.Metadata, (TypeReferenceHandle)handle) ?? user.Name; scope is not null && seen.Add(scope);)
        {
            if (Open(scope) is not { } file) return null;
            if (file.Type(name) is { } type) return (file, type);
            scope = file.ForwardOf(name);
        }

        return null;
    }

    private bool Has((AssemblyFile File, TypeDefinitionHandle Type) owner, string name, string signature, MemberReferenceKind kind)
    {
        for ((AssemblyFile File, TypeDefinitionHandle Type)? at = owner; at is { } here; at = Find(here.File, here.File.Metadata.GetTypeDefinition(here.Type).BaseType))
        {
            var metadata = here.File.Metadata;
            var type = metadata.GetTypeDefinition(here.Type);
            var found = kind == MemberReferenceKind.Field
                ? type.GetFields().Select(metadata.GetFieldDefinition).Any(field => metadata.StringComparer.Equals(field.Name, name) && SignatureText.Of(field) == signature)
                : type.GetMethods().Select(metadata.GetMethodDefinition).Any(method => metadata.StringComparer.Equals(method.Name, name) && SignatureText.Of(method) == signature);
            if (found) return true;
        }

        return false;
    }

    private AssemblyFile? Open(string name)
    {
        if (opened.TryGetValue(name, out var file)) return file;
        return opened[name] = files.TryGetValue(name, out var path) ? new AssemblyFile(path) : null;
    }
}
