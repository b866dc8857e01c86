namespace Sdc.Tests.Configuration;

public class ConfigurationLocatorTests
{
    private const string Ours = """{ "logging": {} }""";

    [Fact]
    public void The_given_path_wins_then_the_variable_then_the_nearest_then_the_users()
    {
        using var folder = new ConfigurationFolder();
        var given = Put(folder, Ours, "given", "mine.json");
        var named = Put(folder, Ours, "named", "other.json");
        var near = Put(folder, Ours, "project", "config.json");
        var users = Put(folder, Ours, "home", OperatingSystem.IsWindows() ? "Sdc" : "sdc", "config.json");
        var start = Directory.CreateDirectory(folder.Full("project", "a", "b")).FullName;
        folder.Environment["SDC_CONFIG"] = named;
        folder.Environment[OperatingSystem.IsWindows() ? "APPDATA" : "XDG_CONFIG_HOME"] = folder.Full("home");

        Assert.Equal(given, folder.Load(Path.Combine("..", "..", "..", "given", "mine.json"), start).ConfigPath);
        Assert.Equal(named, folder.Load(null, start).ConfigPath);
        folder.Environment.Remove("SDC_CONFIG");
        Assert.Equal(near, folder.Load(null, start).ConfigPath);
        File.Delete(near);
        Assert.Equal(users, folder.Load(null, start).ConfigPath);
    }

    [Fact]
    public void A_config_json_of_another_program_is_passed_over()
    {
        using var folder = new ConfigurationFolder(Ours);
        var start = Path.GetDirectoryName(Put(folder, """{ "compilerOptions": {} }""", "web", "config.json"))!;
        Assert.Equal(folder.ConfigPath, folder.Load(null, start).ConfigPath);
        Put(folder, "<xml/>", "web", "config.json");
        Assert.Equal(folder.ConfigPath, folder.Load(null, start).ConfigPath);
    }

    [Fact]
    public void A_broken_configuration_of_ours_is_not_passed_over()
    {
        using var folder = new ConfigurationFolder(Ours);
        var broken = Put(folder, """{ "logging": { "log_level" }""", "inner", "config.json");
        Assert.Contains(broken, Assert.Throws<ConfigurationException>(() => folder.Load(null, Path.GetDirectoryName(broken))).Message);
    }

    [Fact]
    public void Without_any_the_error_says_where_it_looked_and_how_to_make_one()
    {
        using var folder = new ConfigurationFolder("""{ "other": 1 }""");
        folder.Environment[OperatingSystem.IsWindows() ? "APPDATA" : "HOME"] = folder.Full("home");
        var message = folder.Fails().Message;
        Assert.Contains(folder.ConfigPath + " (there, but without a section of SDC)", message);
        Assert.Contains(folder.Full("home"), message);
        Assert.Contains("New-SdcProject", message);
    }

    [Theory]
    [InlineData("missing.json", "does not exist")]
    [InlineData(".", "is a folder")]
    public void A_given_path_that_is_no_file_is_an_error(string path, string reason)
    {
        using var folder = new ConfigurationFolder(Ours);
        Assert.Contains(reason, Assert.Throws<ConfigurationException>(() => folder.Load(path)).Message);
        folder.Environment["SDC_CONFIG"] = path;
        var message = folder.Fails().Message;
        Assert.Contains(reason, message);
        Assert.Contains("SDC_CONFIG", message);
    }

    private static string Put(ConfigurationFolder folder, string json, params string[] parts)
    {
        var path = folder.Full(parts);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, json);
        return path;
    }
}
