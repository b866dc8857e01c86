namespace Sdc.Tests.Configuration;

public class ProjectTemplateTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_configuration_it_writes_loads_without_a_warning_and_finds_the_folders(bool withSamples)
    {
        using var folder = new ConfigurationFolder();
        var project = folder.Full("new", "project");
        ProjectTemplate.Create(project, withSamples ? Samples(folder) : null, force: false);

        var configuration = folder.Load(null, project);
        Assert.Empty(configuration.Warnings);
        Assert.Equal(Path.Combine(project, "config.json"), configuration.ConfigPath);
        Assert.True(Directory.Exists(configuration.ProjectPaths.ScreenConnectLogs));
        Assert.True(Directory.Exists(configuration.ProjectPaths.SyncroTicketsInputFolder));
        Assert.True(Directory.Exists(configuration.ProjectPaths.SillyTavernChatInputFolder));
        Assert.Equal(withSamples, File.Exists(configuration.LeanCustomerCachePath));
        Assert.Equal(withSamples, File.Exists(Path.Combine(configuration.ProjectPaths.ScreenConnectLogs, "deep", "a.csv")));
        Assert.Equal(withSamples ? "America/New_York" : null, configuration.ProcessingDefaults.TimeZone);
    }

    [Fact]
    public void What_the_template_says_in_comments_are_the_defaults()
    {
        using var folder = new ConfigurationFolder();
        var uncommented = System.Text.RegularExpressions.Regex.Replace(ConfigurationTemplate.Text(withSamples: true), @"(?m)^(\s*)// (""[a-z_]+"": .*)$", "$1$2");
        Assert.DoesNotContain("// \"", uncommented);
        folder.Write(uncommented);
        var written = folder.Load();
        folder.Write("""{ "processing_defaults": { "time_zone": "America/New_York" }, "syncro_api": { "base_url": "https://yourcompany.syncromsp.com/api/v1" } }""");
        var defaults = folder.Load();

        Assert.Empty(written.Warnings);
        Assert.Equal(
            string.Join("\n", defaults.ProjectPaths, defaults.Logging, defaults.SyncroApi, defaults.ScreenConnectIngestor, defaults.ProcessingDefaults),
            string.Join("\n", written.ProjectPaths, written.Logging, written.SyncroApi, written.ScreenConnectIngestor, written.ProcessingDefaults));
    }

    [Fact]
    public void A_plan_changes_nothing_and_says_what_is_then_done()
    {
        using var folder = new ConfigurationFolder();
        var project = folder.Full("p");
        var plan = ProjectTemplate.Plan(project, null, force: false);
        Assert.False(Directory.Exists(project));
        Assert.Equal(plan, ProjectTemplate.Create(project, null, force: false));
        Assert.All(plan, step => Assert.True(step.IsFolder ? Directory.Exists(step.Path) : File.Exists(step.Path)));
    }

    [Fact]
    public void A_layout_that_is_stopped_after_any_step_is_completed_by_the_next_one()
    {
        using var folder = new ConfigurationFolder();
        var samples = Samples(folder);
        var count = ProjectTemplate.Plan(folder.Full("p"), samples, force: false).Count;
        for (var done = 1; done < count; done++)
        {
            var project = folder.Full("p" + done);
            foreach (var step in ProjectTemplate.Plan(project, samples, force: false).Take(done)) ProjectTemplate.Do(step, withSamples: true);
            var steps = ProjectTemplate.Create(project, samples, force: false);
            Assert.Equal(done, steps.Count(step => step.Action == ProjectAction.Keep));
            Assert.All(steps, step => Assert.True(step.IsFolder ? Directory.Exists(step.Path) : File.Exists(step.Path), step.Path));
        }
    }

    [Fact]
    public void A_configuration_that_is_there_is_overwritten_only_by_force()
    {
        using var folder = new ConfigurationFolder("mine");
        Assert.Contains("nothing was made", Assert.Throws<IOException>(() => ProjectTemplate.Create(folder.Root, null, force: false)).Message);
        Assert.Equal("mine", File.ReadAllText(folder.ConfigPath));
        Assert.Equal([folder.ConfigPath], Directory.EnumerateFileSystemEntries(folder.Root));

        Assert.Contains(ProjectTemplate.Create(folder.Root, null, force: true), step => step.Action == ProjectAction.Overwrite && step.Path == folder.ConfigPath);
        Assert.Empty(folder.Load().Warnings);
    }

    [Fact]
    public void Evidence_that_is_there_is_kept_even_by_force()
    {
        using var folder = new ConfigurationFolder();
        var samples = Samples(folder);
        var project = folder.Full("p");
        var mine = Path.Combine(project, "data", "input", "screenconnect", "deep", "a.csv");
        Directory.CreateDirectory(Path.GetDirectoryName(mine)!);
        File.WriteAllText(mine, "mine");

        var steps = ProjectTemplate.Create(project, samples, force: true);
        Assert.Equal("mine", File.ReadAllText(mine));
        Assert.Contains(steps, step => step.Path == mine && step.Action == ProjectAction.Keep);
    }

    [Fact]
    public void A_file_where_a_folder_belongs_is_an_error_before_anything_is_made()
    {
        using var folder = new ConfigurationFolder();
        File.WriteAllText(folder.Full("p"), "");
        Assert.Throws<IOException>(() => ProjectTemplate.Create(folder.Full("p"), null, force: true));
        Assert.Throws<IOException>(() => ProjectTemplate.Create(folder.Full("q"), folder.Full("nowhere"), force: true));
        Assert.False(Directory.Exists(folder.Full("q")));
    }

    private static string Samples(ConfigurationFolder folder)
    {
        foreach (var file in new[] { "screenconnect/deep/a.csv", "sillytavern/c.jsonl", "syncro/t.json", "cache/lean_customer_cache.json" })
        {
            var path = folder.Full("samples", file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, "sample");
        }

        return folder.Full("samples");
    }
}
