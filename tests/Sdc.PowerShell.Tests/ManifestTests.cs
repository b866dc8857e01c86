using System.Xml.Linq;

namespace Sdc.PowerShell.Tests;

public class ManifestTests
{
    [Fact]
    public void Its_version_is_the_build_s()
    {
        var version = XDocument.Load(Checkout.File("Directory.Build.props")).Descendants("Version").Single().Value;
        Assert.Equal(version, ModuleManifest.Text("ModuleVersion"));
        Assert.Equal(version + ".0", typeof(SdcCmdlet).Assembly.GetName().Version?.ToString());
    }

    [Fact]
    public void It_exports_exactly_the_cmdlets_that_exist() =>
        Assert.Equal(Cmdlets.All.Select(cmdlet => cmdlet.Name), ModuleManifest.List("CmdletsToExport").Order(StringComparer.Ordinal));

    [Fact]
    public void It_is_for_both_editions_and_exports_nothing_else()
    {
        Assert.Equal(["Desktop", "Core"], ModuleManifest.List("CompatiblePSEditions"));
        Assert.Equal("5.1", ModuleManifest.Text("PowerShellVersion"));
        Assert.Equal("4.7.2", ModuleManifest.Text("DotNetFrameworkVersion"));
        foreach (var key in new[] { "FunctionsToExport", "VariablesToExport", "AliasesToExport" }) Assert.Empty(ModuleManifest.List(key));
    }

    [Fact]
    public void The_files_it_names_are_there()
    {
        foreach (var file in ModuleManifest.List("FormatsToProcess").Append(ModuleManifest.Text("RootModule"))) Assert.True(File.Exists(Checkout.File(file)), file);
    }
}
