using System.Reflection;
using System.Runtime.InteropServices;
using Sdc.Loader;

namespace Sdc.PowerShell.Tests.Loader;

public class ModuleFolderTests
{
    private static readonly ModuleFolder Folder = new(Path.GetDirectoryName(typeof(Session).Assembly.Location)!);

    [Fact]
    public void An_older_version_is_answered_with_the_one_shipped()
    {
        var found = Folder.Find(new AssemblyName("CsvHelper, Version=1.0.0.0"));
        Assert.Equal(Folder.FileOf("CsvHelper"), found?.File);
        Assert.Equal(AssemblyName.GetAssemblyName(Folder.FileOf("CsvHelper")).Version, found?.Identity.Version);
    }

    [Theory]
    [InlineData("CsvHelper, Version=999.0.0.0")]
    [InlineData("Not.Ours, Version=1.0.0.0")]
    public void What_cannot_be_satisfied_is_left_to_others(string request) => Assert.Null(Folder.Find(new AssemblyName(request)));

    [Fact]
    public void The_engine_is_never_ours()
    {
        var folder = Directory.CreateTempSubdirectory("sdc-loader-").FullName;
        try
        {
            File.Copy(typeof(Session).Assembly.Location, Path.Combine(folder, "System.Management.Automation.dll"));
            Assert.Null(new ModuleFolder(folder).Find(new AssemblyName("System.Management.Automation")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Only_assemblies_of_the_folder_are_its_own()
    {
        Assert.True(Folder.Holds(typeof(Session).Assembly));
        Assert.False(Folder.Holds(typeof(object).Assembly));
        Assert.False(Folder.Holds(null));
    }

    [Fact]
    public void A_file_with_machine_code_for_this_system_is_taken_and_one_for_another_is_not()
    {
        var folder = Directory.CreateTempSubdirectory("sdc-loader-").FullName;
        try
        {
            foreach (var system in new[] { RuntimeInformation.RuntimeIdentifier, "other-x64" })
            {
                Directory.CreateDirectory(Path.Combine(folder, system));
                File.Copy(typeof(Session).Assembly.Location, Path.Combine(folder, system, system == "other-x64" ? "Other.dll" : "Sdc.Core.dll"));
            }

            foreach (var name in new[] { "Sdc.Core", "Other" }) File.Copy(typeof(Session).Assembly.Location, Path.Combine(folder, name + ".dll"));
            Assert.Equal(Path.Combine(folder, RuntimeInformation.RuntimeIdentifier, "Sdc.Core.dll"), new ModuleFolder(folder).FileOf("Sdc.Core"));
            Assert.Equal(Path.Combine(folder, "Other.dll"), new ModuleFolder(folder).FileOf("Other"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
