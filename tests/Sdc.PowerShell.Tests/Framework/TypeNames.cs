using System.Reflection.Metadata;

namespace Sdc.PowerShell.Tests.Framework;

/// <summary>Full names of types: namespace, dot, name; nested ones behind a slash.</summary>
internal static class TypeNames
{
    public static string Of(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        var name = Join(metadata.GetString(type.Namespace), metadata.GetString(type.Name));
        return type.GetDeclaringType() is { IsNil: false } outer ? Of(metadata, outer) + "/" + name : name;
    }

    public static string Of(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = Join(metadata.GetString(type.Namespace), metadata.GetString(type.Name));
        return type.ResolutionScope.Kind == HandleKind.TypeReference ? Of(metadata, (TypeReferenceHandle)type.ResolutionScope) + "/" + name : name;
    }

    public static string Join(string space, string name) => space.Length == 0 ? name : space + "." + name;
}
