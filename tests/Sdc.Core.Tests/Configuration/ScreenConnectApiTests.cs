namespace Sdc.Tests.Configuration;

public sealed class ScreenConnectApiTests
{
    private const string Whole = """
        { "screenconnect_ingestor": { "mode": "api", "api_config": { "base_url": "https://help.example.com/", "extension_id": "2d558935-686a-4bd0-9991-07539f5fe749", "origin": "https://help.example.com",
          "filters": { "participantname": ["Lee", "Dana"], "SessionCustomProperty1": "O'Brien" }, "item_limit": 200, "method": "get" } } }
        """;

    [Fact]
    public void The_whole_section_is_read()
    {
        using var folder = new ConfigurationFolder(Whole);
        var configuration = folder.Load();
        Assert.Empty(configuration.Warnings);
        var api = configuration.ScreenConnectIngestor.Api;
        Assert.Equal("https://help.example.com", api.BaseUrl);
        Assert.Equal(200, api.ItemLimit);
        Assert.True(api.UsesGet && api.IsSet);
        Assert.Equal("(ParticipantName = 'Dana' OR ParticipantName = 'Lee') AND SessionCustomProperty1 = 'O''Brien'", api.Filter.Expression);
        Assert.Equal(200L, configuration.ScreenConnectIngestor.ApiConfig["item_limit"]);
        var source = new Workspace(configuration).ScreenConnect;
        Assert.True(source.IsFetched && source.Server is not null);
    }

    [Fact]
    public void The_defaults_ask_nobody()
    {
        using var folder = new ConfigurationFolder("""{ "screenconnect_ingestor": { } }""");
        var configuration = folder.Load();
        var api = configuration.ScreenConnectIngestor.Api;
        Assert.True(api is { BaseUrl: null, ItemLimit: 1000, UsesGet: false, IsSet: false, Origin: null });
        var source = new Workspace(configuration).ScreenConnect;
        Assert.True(source is { IsFetched: false, Server: null });
    }

    [Theory]
    [InlineData("base_url", "\"http://help.example.com\"")]
    [InlineData("base_url", "\"https://u:p@help.example.com\"")]
    [InlineData("base_url", "\"https://help.example.com/App_Extensions/x\"")]
    [InlineData("base_url", "7")]
    [InlineData("extension_id", "\"../x\"")]
    [InlineData("extension_id", "\"\"")]
    [InlineData("origin", "\"help.example.com\"")]
    [InlineData("origin", "\"https://help.example.com/path\"")]
    [InlineData("item_limit", "0")]
    [InlineData("item_limit", "1000001")]
    [InlineData("item_limit", "\"5\"")]
    [InlineData("method", "\"PUT\"")]
    [InlineData("timeout_seconds", "0")]
    [InlineData("api_key", "7")]
    [InlineData("filters", "[]")]
    public void A_wrong_value_is_one_mistake(string name, string value)
    {
        using var folder = new ConfigurationFolder($$"""{ "screenconnect_ingestor": { "api_config": { "{{name}}": {{value}} } } }""");
        var mistake = Assert.Single(Assert.Throws<ConfigurationException>(() => folder.Load()).Mistakes);
        Assert.Equal("screenconnect_ingestor.api_config." + name, mistake.Path);
    }

    [Fact]
    public void All_mistakes_are_told_at_once_and_the_nearest_names_with_them()
    {
        using var folder = new ConfigurationFolder("""
            { "screenconnect_ingestor": { "mode": "api", "api_config": { "item_limit": 0, "filters": { "ParticipantNam": "x", "SessionName": [], "ProcessType": "a\nb" }, "extension": "x" } } }
            """);
        var mistakes = Assert.Throws<ConfigurationException>(() => folder.Load()).Mistakes;
        Assert.Equal(
            ["base_url", "extension_id", "filters.ParticipantNam", "filters.ProcessType", "filters.SessionName", "item_limit"],
            mistakes.Select(mistake => mistake.Path.Replace("screenconnect_ingestor.api_config.", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Contains(mistakes, mistake => mistake.Allowed.Contains("did you mean ParticipantName?", StringComparison.Ordinal));
    }

    [Fact]
    public void A_key_that_is_not_known_is_told_with_the_nearest()
    {
        using var folder = new ConfigurationFolder("""{ "screenconnect_ingestor": { "api_config": { "item_limits": 5 } } }""");
        Assert.Contains("item_limit?", Assert.Single(folder.Load().Warnings), StringComparison.Ordinal);
    }
}
