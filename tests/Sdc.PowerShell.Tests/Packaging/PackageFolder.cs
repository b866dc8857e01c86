using System.Diagnostics;
using System.IO.Compression;
using System.Xml.Linq;

namespace Sdc.PowerShell.Tests.Packaging;

/// <summary>A temporary folder that build/Package.proj fills.</summary>
public sealed class PackageFolder : IDisposable
{
    // What the package format itself adds.
    private static readonly string[] FormatFiles = ["[Content_Types].xml", "_rels/.rels", "Sdc.nuspec"];

    /// <summary>The version that the build gives everything.</summary>
    public static string Version { get; } = XDocument.Load(Checkout.File("Directory.Build.props")).Descendants("Version").Single().Value;

    /// <summary>Full path of the folder.</summary>
    public string FullPath { get; } = Directory.CreateTempSubdirectory("sdc-package-").FullName;

    /// <summary>The module's folder in it.</summary>
    public string ModuleFolder => Path.Combine(FullPath, "Sdc", Version);

    /// <summary>The module's files, relative to its folder, with slashes.</summary>
    public IReadOnlyList<string> ModuleFiles() => Relative(ModuleFolder, Directory.EnumerateFiles(ModuleFolder, "*", SearchOption.AllDirectories));

    /// <summary>Files relative to a folder, with slashes, in ordinal order.</summary>
    public static IReadOnlyList<string> Relative(string folder, IEnumerable<string> files) =>
        [.. files.Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    /// <summary>What the gallery's package holds beside what its format adds.</summary>
    public IReadOnlyList<string> PackageFiles()
    {
        using var package = ZipFile.OpenRead(Path.Combine(FullPath, $"Sdc.{Version}.nupkg"));
        return [.. package.Entries.Select(entry => entry.FullName)
            .Where(name => !FormatFiles.Contains(name) && !name.StartsWith("package/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    /// <summary>What a package says of itself.</summary>
    public IReadOnlyDictionary<string, string> Metadata(string id)
    {
        using var package = ZipFile.OpenRead(Path.Combine(FullPath, $"{id}.{Version}.nupkg"));
        using var nuspec = package.GetEntry(id + ".nuspec")!.Open();
        return XDocument.Load(nuspec).Root!.Elements().Single(element => element.Name.LocalName == "metadata").Elements()
            .ToDictionary(element => element.Name.LocalName, element => element.Value);
    }

    /// <summary>Packs into the folder.</summary>
    public (int ExitCode, string Output) Pack(params string[] arguments) =>
        Run("dotnet", ["build", Checkout.File("build", "Package.proj"), "--nologo", "-v", "q", "-nodeReuse:false", $"-p:ArtifactsFolder={FullPath}/", .. arguments]);

    /// <summary>Runs a program in the folder to its end.</summary>
    public (int ExitCode, string Output) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = FullPath, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        return (process.ExitCode, output.Result + errors.Result);
    }

    /// <summary>Removes the folder.</summary>
    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
