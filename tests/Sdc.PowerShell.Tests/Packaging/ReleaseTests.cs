using System.IO.Compression;
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

    [PackageRunFact]
    public void The_tool_installs_from_the_folder_of_packages_and_runs()
    {
        var bin = Path.Combine(release.Folder.FullPath, "tool");
        Succeeds(release.Folder.Run("dotnet", "tool", "install", "Sdc.Cli", "--tool-path", bin, "--source", release.Folder.FullPath, "--version", PackageFolder.Version));
        var (exitCode, output) = release.Folder.Run(Path.Combine(bin, "sdc"), "--version");
        Assert.Equal(0, exitCode);
        Assert.StartsWith(PackageFolder.Version, output.Trim());
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
        var files = Contents("Sdc.Cli").Keys.ToList();
        Assert.DoesNotContain(files, IsOfBuild);
        foreach (var file in new[] { "LICENSE", "THIRD-PARTY-NOTICES.txt", "tools/net10.0/any/sdc.dll" }) Assert.Contains(file, files);
    }

    [PackageRunFact]
    public void They_tell_nothing_of_the_machine_that_built_them()
    {
        foreach (var id in new[] { "Sdc", "Sdc.Cli" })
        foreach (var (name, content) in Contents(id))
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode })
            Assert.False(content.AsSpan().IndexOf(encoding.GetBytes(Checkout.Root)) >= 0, $"{name} of {id} holds {Checkout.Root}.");
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
