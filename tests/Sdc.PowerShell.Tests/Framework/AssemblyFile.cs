using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Sdc.PowerShell.Tests.Framework;

/// <summary>An assembly's metadata, read without loading it.</summary>
internal sealed class AssemblyFile : IDisposable
{
    private readonly PEReader image;
    private readonly Dictionary<string, TypeDefinitionHandle> types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> forwards = new(StringComparer.Ordinal);

    public AssemblyFile(string path)
    {
        Name = Path.GetFileNameWithoutExtension(path);
        image = new PEReader(new MemoryStream(File.ReadAllBytes(path)));
        Metadata = image.GetMetadataReader();
        foreach (var handle in Metadata.TypeDefinitions) types[TypeNames.Of(Metadata, handle)] = handle;
        foreach (var handle in Metadata.ExportedTypes)
        {
            var type = Metadata.GetExportedType(handle);
            if (type.Implementation.Kind == HandleKind.AssemblyReference)
                forwards[TypeNames.Join(Metadata.GetString(type.Namespace), Metadata.GetString(type.Name))] =
                    Metadata.GetString(Metadata.GetAssemblyReference((AssemblyReferenceHandle)type.Implementation).Name);
        }
    }

    public string Name { get; }

    public MetadataReader Metadata { get; }

    /// <summary>The type of that name that is defined here.</summary>
    public TypeDefinitionHandle? Type(string name) => types.TryGetValue(name, out var handle) ? handle : null;

    /// <summary>The assembly that a type, or the one it is nested in, is forwarded to.</summary>
    public string? ForwardOf(string name) => forwards.GetValueOrDefault(name.Split('/')[0]);

    public void Dispose() => image.Dispose();
}
