namespace Sdc.Tests.Configuration;

public class RepositoryConfigurationTests
{
    [Fact]
    public void The_configuration_of_the_repository_reads_the_samples_and_writes_into_the_ignored_folder()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Sdc.PowerShell.sln"))) root = root.Parent!;
        var configuration = ConfigurationLoader.Load(null, AppContext.BaseDirectory, new Dictionary<string, string>());

        Assert.Equal(Path.Combine(root.FullName, "config.json"), configuration.ConfigPath);
        Assert.Empty(configuration.Warnings);
        Assert.Equal(Path.Combine(root.FullName, "module", "samples", "screenconnect"), configuration.ProjectPaths.ScreenConnectLogs);
        Assert.Equal(Path.Combine(root.FullName, "module", "samples", "sillytavern"), configuration.ProjectPaths.SillyTavernChatInputFolder);
        Assert.Equal(Path.Combine(root.FullName, "module", "samples", "syncro"), configuration.ProjectPaths.SyncroTicketsInputFolder);
        Assert.Equal(Path.Combine(root.FullName, "module", "samples", "cache", "lean_customer_cache.json"), configuration.LeanCustomerCachePath);
        foreach (var written in new[] { configuration.StateFolder, configuration.ProjectPaths.SessionsOutputFolder, configuration.Logging.LogFilePath })
            Assert.StartsWith(Path.Combine(root.FullName, "data") + Path.DirectorySeparatorChar, written);
        Assert.Contains("/data/", File.ReadAllLines(Path.Combine(root.FullName, ".gitignore")));
    }
}
