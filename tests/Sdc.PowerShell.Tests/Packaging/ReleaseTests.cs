using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Text;

namespace Sdc.PowerShell.Tests.Packaging;

/// <summary>The packages of a release, built anew, installed from a folder and run.</summary>
public sealed class ReleaseTests(ReleaseTests.Release release) : IClassFixture<ReleaseTests.Release>
{
    /// <summary>Built once for all tests, by the first that runs.</summary>
    public sealed class Release : IDisposable
    {
        private readonly Lazy<PackageFolder> folder = new(Build);

        public PackageFolder Folder => folder.Value;

        public void Dispose()
        {
            if (folder.IsValueCreated) Folder.Dispose();
        }

        private static PackageFolder Build()
        {
            var folder = new PackageFolder();
            Succeeds(folder.Pack());
            return folder;
        }
    }

    private static readonly string[] Systems = ["win-x64", "linux-x64", "osx-arm64"];

    [PackageRunFact]
    public void The_tool_installs_from_the_folder_of_packages_and_runs_with_the_machine_code_of_its_system()
    {
        var bin = Path.Combine(release.Folder.FullPath, "tool");
        Succeeds(release.Folder.Run("dotnet", "tool", "install", "Sdc.Cli", "--tool-path", bin, "--source", release.Folder.FullPath, "--version", PackageFolder.Version));
        var (exitCode, output) = release.Folder.Run(Path.Combine(bin, "sdc"), "--version");
        Assert.Equal(0, exitCode);
        Assert.StartsWith(PackageFolder.Version, output.Trim());
        var installed = Assert.Single(Directory.EnumerateFiles(bin, "sdc.dll", SearchOption.AllDirectories));
        Assert.Equal(Systems.Contains(RuntimeInformation.RuntimeIdentifier), HasMachineCode(File.OpenRead(installed)));
    }

    [PackageRunFact]
    public void Both_packages_say_the_same_version_licence_and_notes()
    {
        var (module, tool) = (release.Folder.Metadata("Sdc"), release.Folder.Metadata("Sdc.Cli"));
        foreach (var key in new[] { "version", "license", "authors", "releaseNotes" }) Assert.Equal(module[key], tool[key]);
        Assert.Equal(PackageFolder.Version, tool["version"]);
        Assert.Equal("MIT", tool["license"]);
        Assert.Contains("packageTypes", tool.Keys);
    }

    [PackageRunFact]
    public void They_hold_their_licences_and_nothing_that_only_a_build_needs()
    {
        Assert.Equal(release.Folder.ModuleFiles(), release.Folder.PackageFiles());
        Assert.DoesNotContain(release.Folder.ModuleFiles(), IsOfBuild);
        foreach (var (id, settings) in new[] { ("Sdc.Cli", "tools/any/any/DotnetToolSettings.xml") }.Concat(Systems.Append("any").Select(system => ($"Sdc.Cli.{system}", $"tools/net10.0/{system}/sdc.dll"))))
        {
            var files = Contents(id).Keys.ToList();
            Assert.DoesNotContain(files, IsOfBuild);
            foreach (var file in new[] { "LICENSE", "THIRD-PARTY-NOTICES.txt", settings }) Assert.Contains(file, files);
        }
    }

    [PackageRunFact]
    public void They_tell_nothing_of_the_machine_that_built_them()
    {
        foreach (var id in Systems.Append("any").Select(system => $"Sdc.Cli.{system}").Concat(["Sdc", "Sdc.Cli"]))
        foreach (var (name, content) in Contents(id))
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode })
            Assert.False(content.AsSpan().IndexOf(encoding.GetBytes(Checkout.Root)) >= 0, $"{name} of {id} holds {Checkout.Root}.");
    }

    [PackageRunFact]
    public void The_module_has_machine_code_for_the_systems_it_names_and_the_same_code_without_it_for_others()
    {
        foreach (var name in new[] { "Sdc.Core.dll", "Sdc.PowerShell.dll" })
        {
            var bin = Path.Combine(release.Folder.ModuleFolder, "module", "bin", "net8.0");
            Assert.False(HasMachineCode(File.OpenRead(Path.Combine(bin, name))));
            foreach (var system in Systems) Assert.True(HasMachineCode(File.OpenRead(Path.Combine(bin, system, name))), system);
        }
    }

    [PackageRunFact]
    public void The_tool_has_machine_code_for_the_same_systems_none_for_others_and_is_started_by_the_host_of_each()
    {
        foreach (var system in Systems.Append("any"))
        {
            var (files, folder) = (Contents($"Sdc.Cli.{system}"), $"tools/net10.0/{system}/");
            foreach (var name in new[] { "Sdc.Core.dll", "sdc.dll" }) Assert.Equal(system != "any", HasMachineCode(new MemoryStream(files[folder + name])));
            Assert.Contains("EntryPoint=\"sdc.dll\" Runner=\"dotnet\"", Encoding.UTF8.GetString(files[folder + "DotnetToolSettings.xml"]));
        }
    }

    [PackageRunFact]
    public void An_engine_of_this_system_loads_the_machine_code()
    {
        var manifest = Path.Combine(release.Folder.ModuleFolder, "Sdc.psd1");
        var (exitCode, output) = release.Folder.Run("pwsh", "-NoProfile", "-NonInteractive", "-Command", $"Import-Module '{manifest}'; [Sdc.Session].Assembly.Location; New-SdcProject ./project -WithSample | Out-Null; @(Invoke-SdcPipeline -ConfigPath ./project/config.json).Count");
        Assert.Equal(0, exitCode);
        var lines = output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal([Path.Combine(release.Folder.ModuleFolder, "module", "bin", "net8.0", RuntimeInformation.RuntimeIdentifier, "Sdc.Core.dll"), "5"], lines);
    }

    private static bool HasMachineCode(Stream file)
    {
        using var assembly = new PEReader(file);
        return assembly.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }

    private static bool IsOfBuild(string file) => Path.GetExtension(file) is ".pdb" or ".xml" && !file.EndsWith("-Help.xml", StringComparison.Ordinal) && !file.EndsWith("DotnetToolSettings.xml", StringComparison.Ordinal) && file != "[Content_Types].xml";

    private Dictionary<string, byte[]> Contents(string id)
    {
        using var package = ZipFile.OpenRead(Path.Combine(release.Folder.FullPath, $"{id}.{PackageFolder.Version}.nupkg"));
        return package.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var content = entry.Open();
            using var bytes = new MemoryStream();
            content.CopyTo(bytes);
            return bytes.ToArray();
        });
    }

    private static void Succeeds((int ExitCode, string Output) run) => Assert.True(run.ExitCode == 0, run.Output);
}
