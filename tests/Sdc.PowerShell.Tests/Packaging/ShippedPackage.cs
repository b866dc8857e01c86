using System.Text.Json;
using System.Xml.Linq;

namespace Sdc.PowerShell.Tests.Packaging;

/// <summary>A package that an assembly of the module comes from.</summary>
/// <param name="Name">Its id.</param>
/// <param name="Version">The version that Directory.Packages.props asks for; of one that only others ask for, the restored one.</param>
/// <param name="Licence">What its own description says of the licence.</param>
internal sealed record ShippedPackage(string Name, string Version, string? Licence)
{
    private static readonly Dictionary<string, string> Pinned = XDocument.Load(Checkout.File("Directory.Packages.props")).Descendants("PackageVersion")
        .ToDictionary(pin => pin.Attribute("Include")!.Value, pin => pin.Attribute("Version")!.Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>The packages of both folders of the module, by what was restored for it.</summary>
    public static IReadOnlyList<ShippedPackage> OfModule()
    {
        using var restored = JsonDocument.Parse(File.ReadAllBytes(Checkout.File("src", "Sdc.PowerShell", "obj", "project.assets.json")));
        var root = restored.RootElement;
        var folders = root.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name).ToList();
        return [.. Frameworks.SelectMany(framework => Of(root.GetProperty("targets").GetProperty(framework), framework, folders)).Distinct().OrderBy(package => package.Name, StringComparer.OrdinalIgnoreCase)];
    }

    private static string[] Frameworks => ["net8.0", "net472"];

    private static IEnumerable<ShippedPackage> Of(JsonElement target, string framework, IReadOnlyList<string> folders)
    {
        var packages = target.EnumerateObject().Where(library => library.Value.GetProperty("type").GetString() == "package").ToList();
        foreach (var file in Directory.EnumerateFiles(Checkout.File("module", "bin", framework), "*.dll", SearchOption.AllDirectories).Select(file => Path.GetFileName(file)).Where(file => !file.StartsWith("Sdc.", StringComparison.Ordinal)))
        {
            var source = packages.FirstOrDefault(library => Holds(library, file));
            Assert.True(source.Name is not null, $"No package that was restored for {framework} holds {file}.");
            var (name, version) = (source.Name.Split('/')[0], source.Name.Split('/')[1]);
            yield return new(name, Pinned.GetValueOrDefault(name, version), LicenceOf(name, version, folders));
        }
    }

    // One is taken for its file alone, which the restore does not list.
    private static bool Holds(JsonProperty library, string file) =>
        library.Name.StartsWith(Path.GetFileNameWithoutExtension(file) + "/", StringComparison.OrdinalIgnoreCase)
        || new[] { "runtime", "runtimeTargets" }.Any(kind => library.Value.TryGetProperty(kind, out var files) && files.EnumerateObject().Any(one => Path.GetFileName(one.Name) == file));

    private static string? LicenceOf(string name, string version, IReadOnlyList<string> folders)
    {
        var (id, number) = (name.ToLowerInvariant(), version.ToLowerInvariant());
        var description = folders.Select(folder => Path.Combine(folder, id, number, id + ".nuspec")).First(File.Exists);
        return XDocument.Load(description).Descendants().FirstOrDefault(element => element.Name.LocalName == "license")?.Value;
    }
}
