using System.Text.Json;
using FsCheck.Xunit;

namespace Sdc.Tests.Configuration;

public class PlaceholderTests
{
    [Theory]
    [InlineData("""{ "project_paths": { "data_folder": "{{data_folder}}/x" } }""", "data_folder -> data_folder")]
    [InlineData("""{ "project_paths": { "data_folder": "{{cache_folder}}", "cache_folder": "{{ logs_folder }}", "logs_folder": "{{data_folder}}" } }""", "data_folder -> cache_folder -> logs_folder -> data_folder")]
    public void A_circle_is_one_mistake_that_names_it(string json, string circle)
    {
        using var folder = new ConfigurationFolder(json);
        Assert.Equal("a circle: " + circle, Assert.Single(folder.Fails().Mistakes).Found);
    }

    [Fact]
    public void An_unknown_placeholder_is_a_mistake_with_the_nearest_name()
    {
        using var folder = new ConfigurationFolder("""{ "project_paths": { "cache_folder": "{{data_foldr}}/cache" } }""");
        var mistake = Assert.Single(folder.Fails().Mistakes);
        Assert.Equal("project_paths.cache_folder", mistake.Path);
        Assert.Contains("did you mean data_folder?", mistake.Allowed);
    }

    [Theory]
    [InlineData("{{data_folder/x")]
    [InlineData("x}}/y")]
    public void A_placeholder_that_is_not_closed_is_a_mistake(string text)
    {
        using var folder = new ConfigurationFolder($$$"""{ "project_paths": { "cache_folder": "{{{text}}}" } }""");
        Assert.Equal("project_paths.cache_folder", Assert.Single(folder.Fails().Mistakes).Path);
    }

    [Fact]
    public void Names_of_the_users_own_can_be_used_and_are_unknown_keys_otherwise()
    {
        using var folder = new ConfigurationFolder("""{ "project_paths": { "share": "mnt/share", "unused": "x", "data_folder": "{{share}}/sdc" } }""");
        var configuration = folder.Load();
        Assert.Equal(folder.Full("mnt", "share", "sdc"), configuration.ProjectPaths.DataFolder);
        Assert.StartsWith("project_paths.unused", Assert.Single(configuration.Warnings));
    }

    [Fact]
    public void The_project_root_cannot_be_set()
    {
        using var folder = new ConfigurationFolder("""{ "project_paths": { "project_root": "/elsewhere" } }""");
        Assert.Equal("project_paths.project_root", Assert.Single(folder.Fails().Mistakes).Path);
    }

    [Fact]
    public void The_log_file_can_build_on_paths()
    {
        using var folder = new ConfigurationFolder("""{ "project_paths": { "logs_folder": "L" }, "logging": { "log_file_path": "{{logs_folder}}/deep/x.log" } }""");
        Assert.Equal(folder.Full("L", "deep", "x.log"), folder.Load().Logging.LogFilePath);
    }

    [Fact]
    public void An_absolute_path_stays()
    {
        using var folder = new ConfigurationFolder();
        var elsewhere = Path.Combine(Path.GetTempPath(), "elsewhere");
        folder.Write($$"""{ "project_paths": { "data_folder": {{JsonSerializer.Serialize(elsewhere)}} } }""");
        Assert.Equal(Path.Combine(elsewhere, "cache"), folder.Load().ProjectPaths.CacheFolder);
    }

    // Each key leads to the one before it in a random order; the file lists them in another.
    [Property(MaxTest = 50)]
    public void Placeholders_resolve_in_any_order(int seed)
    {
        var random = new Random(seed);
        var chain = ConfigurationSchema.PathKeys.Select(key => key.Name).OrderBy(_ => random.Next()).ToList();
        var values = chain.ToDictionary(name => name, name => chain.IndexOf(name) == 0 ? "{{project_root}}/p0" : $"{{{{{chain[chain.IndexOf(name) - 1]}}}}}/p{chain.IndexOf(name)}");
        var shuffled = values.OrderBy(_ => random.Next()).ToDictionary(pair => pair.Key, pair => pair.Value);
        using var folder = new ConfigurationFolder(JsonSerializer.Serialize(new { project_paths = shuffled }));

        var shown = folder.Load().ProjectPaths.ToString();
        for (var i = 0; i < chain.Count; i++)
        {
            var expected = folder.Full([.. Enumerable.Range(0, i + 1).Select(part => $"p{part}")]);
            Assert.Contains($"{chain[i]}: {expected}", shown.Split('\n'));
        }
    }
}
