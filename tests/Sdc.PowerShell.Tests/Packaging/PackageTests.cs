namespace Sdc.PowerShell.Tests.Packaging;

/// <summary>What build/Package.proj makes of the last build.</summary>
public sealed class PackageTests(PackageTests.Packed packed) : IClassFixture<PackageTests.Packed>
{
    /// <summary>Packed once for all tests.</summary>
    public sealed class Packed : IDisposable
    {
        public Packed()
        {
            var (exitCode, output) = Folder.Pack("-p:NoBuild=true");
            Assert.True(exitCode == 0, output);
        }

        public PackageFolder Folder { get; } = new();

        public void Dispose() => Folder.Dispose();
    }

    [Fact]
    public void The_module_s_folder_has_every_file_of_the_module_and_nothing_else()
    {
        var expected = new[] { "LICENSE", "Sdc.psd1", "THIRD-PARTY-NOTICES.txt" }.Concat(FilesBelow("en-US")).Concat(FilesBelow("module").Where(file => !IsBuilt(file) || file.EndsWith(".dll", StringComparison.Ordinal)));
        Assert.Equal(expected.Order(StringComparer.Ordinal), packed.Folder.ModuleFiles());
    }

    [Fact]
    public void It_has_what_import_and_help_need_for_both_editions()
    {
        var files = packed.Folder.ModuleFiles();
        foreach (var file in ModuleManifest.List("FormatsToProcess").Append(ModuleManifest.Text("RootModule"))) Assert.Contains(file, files);
        foreach (var framework in new[] { "net8.0", "net472" })
        foreach (var assembly in new[] { "Sdc.Loader", "Sdc.Core", "Sdc.PowerShell" }) Assert.Contains($"module/bin/{framework}/{assembly}.dll", files);
        foreach (var page in new[] { "Sdc.PowerShell.dll-Help.xml", "about_Sdc.help.txt" }) Assert.Contains("en-US/" + page, files);
        Assert.Contains("module/samples/notes.json", files);
    }

    [Fact]
    public void Symbols_and_documentation_of_assemblies_stay_out() =>
        Assert.DoesNotContain(packed.Folder.ModuleFiles(), file => IsBuilt(file) && !file.EndsWith(".dll", StringComparison.Ordinal));

    [Fact]
    public void The_package_is_the_folder() => Assert.Equal(packed.Folder.ModuleFiles(), packed.Folder.PackageFiles());

    [Fact]
    public void Files_that_are_not_stamped_are_the_repository_s()
    {
        foreach (var file in packed.Folder.ModuleFiles().Where(file => file != "Sdc.psd1"))
            Assert.True(File.ReadAllBytes(Checkout.File(file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(packed.Folder.ModuleFolder, file))), file);
    }

    [Fact]
    public void The_package_says_what_the_gallery_asks()
    {
        var metadata = packed.Folder.Metadata("Sdc");
        Assert.Equal("Sdc", metadata["id"]);
        Assert.Equal(PackageFolder.Version, metadata["version"]);
        Assert.Equal("MIT", metadata["license"]);
        Assert.Equal(ModuleManifest.Text("Author"), metadata["authors"]);
        Assert.Equal(ModuleManifest.Text("Description"), metadata["description"]);
        Assert.DoesNotContain("dependencies", metadata.Keys);
        var tags = metadata["tags"].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Subset(tags.ToHashSet(), new HashSet<string> { "PSModule", "PSEdition_Core", "PSEdition_Desktop", "PSIncludes_Cmdlet", "SyncroMSP" });
        foreach (var cmdlet in ModuleManifest.List("CmdletsToExport")) Assert.Subset(tags.ToHashSet(), new HashSet<string> { "PSCmdlet_" + cmdlet, "PSCommand_" + cmdlet });
    }

    [Fact]
    public void Release_notes_are_the_version_s_section_of_the_changelog()
    {
        var changelog = File.ReadAllText(Checkout.File("CHANGELOG.md")).Split("\n## ").Single(section => section.StartsWith(PackageFolder.Version, StringComparison.Ordinal));
        var notes = changelog[(changelog.IndexOf('\n') + 1)..].Trim();
        Assert.NotEmpty(notes);
        Assert.Equal(notes, packed.Folder.Metadata("Sdc")["releaseNotes"].ReplaceLineEndings("\n"));

        var manifest = ModuleManifest.Read(Path.Combine(packed.Folder.ModuleFolder, "Sdc.psd1"));
        var gallery = ModuleManifest.GalleryData(manifest);
        Assert.Equal(notes, Assert.IsType<string>(gallery["ReleaseNotes"]).ReplaceLineEndings("\n").Trim());
        Assert.Equal("https://licenses.nuget.org/MIT", gallery["LicenseUri"]);
    }

    [Fact]
    public void The_stamped_manifest_says_all_that_the_repository_s_says_and_can_be_read_by_5_1()
    {
        var file = Path.Combine(packed.Folder.ModuleFolder, "Sdc.psd1");
        Assert.Equal([0xEF, 0xBB, 0xBF], File.ReadAllBytes(file)[..3]);
        var stamped = ModuleManifest.Read(file);
        var plain = ModuleManifest.Read(Checkout.File("Sdc.psd1"));
        Assert.Equal(plain.Keys.Cast<string>().Order(), stamped.Keys.Cast<string>().Order());
        foreach (var key in plain.Keys.Cast<string>().Where(key => key != "PrivateData")) Assert.Equal(plain[key], stamped[key]);
        Assert.Equal(ModuleManifest.GalleryData(plain)["Tags"], ModuleManifest.GalleryData(stamped)["Tags"]);
    }

    [Fact]
    public void A_version_that_the_manifest_does_not_have_is_refused()
    {
        using var other = new PackageFolder();
        var (exitCode, output) = other.Pack("-t:Module", "-p:NoBuild=true", "-p:Version=99.0.0");
        Assert.NotEqual(0, exitCode);
        Assert.Contains($"Sdc.psd1 says version {PackageFolder.Version}, Directory.Build.props 99.0.0.", output);
        Assert.False(Directory.Exists(Path.Combine(other.FullPath, "Sdc")));
    }

    private static bool IsBuilt(string file) => file.StartsWith("module/bin/", StringComparison.Ordinal);

    private static IReadOnlyList<string> FilesBelow(string folder) => PackageFolder.Relative(Checkout.Root, Directory.EnumerateFiles(Checkout.File(folder), "*", SearchOption.AllDirectories));
}
