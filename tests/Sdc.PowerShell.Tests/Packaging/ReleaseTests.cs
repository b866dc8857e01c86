namespace Sdc.PowerShell.Tests.Packaging;

/// <summary>The packages of a release, built anew, installed from a folder and run.</summary>
public class ReleaseTests
{
    [PackageRunFact]
    public void The_tool_installs_from_the_folder_of_packages_and_runs()
    {
        using var folder = new PackageFolder();
        Succeeds(folder.Pack());

        Assert.Equal(folder.ModuleFiles(), folder.PackageFiles());
        var tool = folder.Metadata("Sdc.Cli");
        Assert.Equal(PackageFolder.Version, tool["version"]);
        Assert.Equal("MIT", tool["license"]);
        Assert.Equal(folder.Metadata("Sdc")["releaseNotes"], tool["releaseNotes"]);
        Assert.Contains("packageTypes", tool.Keys);

        var bin = Path.Combine(folder.FullPath, "tool");
        Succeeds(folder.Run("dotnet", "tool", "install", "Sdc.Cli", "--tool-path", bin, "--source", folder.FullPath, "--version", PackageFolder.Version));
        var (exitCode, output) = folder.Run(Path.Combine(bin, "sdc"), "--version");
        Assert.Equal(0, exitCode);
        Assert.StartsWith(PackageFolder.Version, output.Trim());
    }

    private static void Succeeds((int ExitCode, string Output) run) => Assert.True(run.ExitCode == 0, run.Output);
}
