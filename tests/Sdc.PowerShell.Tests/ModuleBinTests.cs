using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Sdc.PowerShell.Tests;

/// <summary>The two folders that a build fills.</summary>
public class ModuleBinTests
{
    private static readonly string[] Frameworks = ["net8.0", "net472"];

    public static TheoryData<string> Folders() => [.. Frameworks];

    [Theory]
    [MemberData(nameof(Folders))]
    public void The_module_ships_itself_and_no_engine(string framework)
    {
        var names = Assemblies(framework).Select(Path.GetFileNameWithoutExtension).ToList();
        Assert.Contains("Sdc.Core", names);
        Assert.Contains("Sdc.Loader", names);
        Assert.Contains("Sdc.PowerShell", names);
        Assert.DoesNotContain(names, name => name!.StartsWith("System.Management.Automation", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void No_assembly_asks_for_a_newer_one_than_is_shipped(string framework)
    {
        var shipped = Assemblies(framework).Select(AssemblyName.GetAssemblyName).ToDictionary(name => name.Name!, name => name.Version);
        var unmet = from file in Assemblies(framework)
                    from reference in References(file)
                    where shipped.TryGetValue(reference.Name!, out var version) && version < reference.Version
                    select $"{Path.GetFileName(file)} wants {reference}";
        Assert.Empty(unmet);
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_reference_is_shipped_or_the_framework_s_or_the_engine(string framework)
    {
        var files = Assemblies(framework).ToList();
        var platform = Platform(framework);
        var missing = from file in files
                      from reference in References(file)
                      where reference.Name != "System.Management.Automation"
                          && !files.Any(other => Path.GetFileNameWithoutExtension(other) == reference.Name)
                          && !(platform.TryGetValue(reference.Name!, out var version) && version >= reference.Version)
                      select $"{Path.GetFileName(file)} wants {reference}";
        Assert.Empty(missing);
    }

    [Fact]
    public void Libraries_for_Windows_PowerShell_have_strong_names_for_only_such_load_beside_other_versions() =>
        Assert.All(Assemblies("net472").Select(AssemblyName.GetAssemblyName).Where(name => !name.Name!.StartsWith("Sdc.", StringComparison.Ordinal)), name => Assert.NotEmpty(name.GetPublicKeyToken() ?? []));

    [Theory]
    [InlineData("Sdc.Core")]
    [InlineData("Sdc.PowerShell")]
    public void Both_editions_have_the_same_public_types(string assembly) =>
        Assert.Equal(PublicTypes(Checkout.File("module", "bin", "net8.0", assembly + ".dll")), PublicTypes(Checkout.File("module", "bin", "net472", assembly + ".dll")));

    private static IEnumerable<string> Assemblies(string framework) => Directory.EnumerateFiles(Checkout.File("module", "bin", framework), "*.dll");

    private static Dictionary<string, Version?> Platform(string framework)
    {
        var folder = framework == "net472"
            ? typeof(ModuleBinTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "NetFrameworkFolder").Value!
            : Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var versions = new Dictionary<string, Version?>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.dll", SearchOption.AllDirectories).Where(IsAssembly))
        {
            var name = AssemblyName.GetAssemblyName(file);
            versions[name.Name!] = name.Version;
        }

        return versions;
    }

    private static bool IsAssembly(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        return image.HasMetadata && image.GetMetadataReader().IsAssembly;
    }

    internal static IReadOnlyList<AssemblyName> References(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        var metadata = image.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetAssemblyReference(handle).GetAssemblyName())];
    }

    private static IReadOnlyList<string> PublicTypes(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        var metadata = image.GetMetadataReader();
        return [.. metadata.TypeDefinitions.Select(handle => metadata.GetTypeDefinition(handle))
            .Where(type => (type.Attributes & TypeAttributes.VisibilityMask) is TypeAttributes.Public or TypeAttributes.NestedPublic)
            .Select(type => metadata.GetString(type.Namespace) + "." + metadata.GetString(type.Name))
            .Order(StringComparer.Ordinal)];
    }
}
